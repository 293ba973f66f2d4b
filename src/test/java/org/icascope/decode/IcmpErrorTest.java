package org.icascope.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.icascope.capture.Frame;
import org.junit.jupiter.api.Test;

/** ICMP errors by their layout in RFC 792, 1191 and 4443, and what is none. */
class IcmpErrorTest {

  private static final int ICMP = 1;
  private static final int ICMP_V6 = 58;
  private static final String QUOTE =
      "4500"
          + "05dc"
          + "1234"
          + "4000"
          + "40"
          + "06"
          + "0000" // 1,500 bytes, do not fragment
          + "0a000002"
          + "0a000009" // the sender is who the message goes to
          + "0a26"
          + "c350"
          + "01020304"; // 2598 to 50000, sequence number

  private final HeaderDecoder decoder = new HeaderDecoder();
  private final Headers headers = new Headers();
  private final IcmpError error = new IcmpError();

  private static Frame version4(String message) {
    String ip = FrameBytes.ipv4(ICMP, 7, message.length() / 2);
    return FrameBytes.ethernet(FrameBytes.ETHERNET_IPV4 + ip + message);
  }

  private static Frame version6(String message) {
    String ip = FrameBytes.ipv6(ICMP_V6, message.length() / 2);
    return FrameBytes.ethernet(FrameBytes.ETHERNET_IPV6 + ip + message);
  }

  private boolean read(Frame frame) {
    assertFalse(decoder.decode(frame, headers));
    return error.read(headers);
  }

  @Test
  void fragmentationNeededHasTheMtuOfTheNextLink() {
    assertTrue(read(version4("0304" + "0000" + "0000" + "0578" + QUOTE)));
    assertTrue(error.isTooBig());
    assertEquals(1400, error.mtu());
    assertEquals(1500, error.quotedBytes());
    assertEquals(2598, error.quoted().sourcePort());
    assertEquals(50000, error.quoted().destinationPort());
    assertEquals(0x01020304L, error.quoted().sequence());
    assertEquals(0x0a000009L, error.quoted().destinationLow());
    assertEquals(0x1234, error.quoted().ipId());
  }

  @Test
  void otherCodesSayThatItCannotBeReached() {
    assertTrue(read(version4("030d" + "0000" + "00000000" + QUOTE)));
    assertFalse(error.isTooBig());
    assertEquals(13, error.code());
    assertEquals(0, error.mtu());
  }

  @Test
  void packetTooBigHasAnMtuOf32Bits() {
    String quote =
        "60000000"
            + "0590"
            + "11"
            + "40" // UDP
            + "20010db8000000000000000000000002"
            + "20010db8000000000000000000000009"
            + "0a26"
            + "c350"
            + "05900000";
    assertTrue(read(version6("0200" + "0000" + "00000500" + quote)));
    assertEquals(1280, error.mtu());
    assertEquals(40 + 0x590, error.quotedBytes());
    assertEquals(17, error.quoted().protocol());
    assertTrue(read(version6("0104" + "0000" + "00000000" + quote)));
    assertFalse(error.isTooBig());
  }

  @Test
  void otherMessagesAreNone() {
    assertFalse(read(version4("0800" + "0000" + "00000000" + QUOTE))); // echo
    assertFalse(read(version4("0304" + "0000" + "00000578" + QUOTE.replace("4006", "4001"))));
    assertFalse(read(version4("0304" + "0000" + "00000578" + QUOTE.replace("4000", "4001"))));
  }

  /** A message goes to the sender of what it quotes. */
  @Test
  void aMessageToSomebodyElseIsNone() {
    assertFalse(
        read(version4("0304" + "0000" + "00000578" + QUOTE.replace("0a000002", "0a000003"))));
  }

  @Test
  void everyShorterPrefixIsNone() {
    Frame frame = version4("0304" + "0000" + "00000578" + QUOTE);
    for (int captured = 0; captured < frame.originalLength(); captured++) {
      assertFalse(read(FrameBytes.cut(frame, captured)), "of " + captured + " bytes");
    }
  }

  @Test
  void noFlippedBitThrows() {
    Frame frame = version4("0304" + "0000" + "00000578" + QUOTE);
    int read = 0;
    for (int bit = 0; bit < frame.capturedLength() * 8; bit++) {
      frame.bytes()[bit / 8] ^= (byte) (1 << bit % 8);
      if (!decoder.decode(frame, headers)) {
        read += error.read(headers) ? 1 : 0;
        new AddressClaim().read(headers);
      }
      frame.bytes()[bit / 8] ^= (byte) (1 << bit % 8);
    }
    assertTrue(read > 100, "read " + read);
  }
}
