package org.icascope.decode;

import static org.icascope.decode.FrameBytes.ETHERNET_IPV4;
import static org.icascope.decode.FrameBytes.ETHERNET_IPV6;
import static org.icascope.decode.FrameBytes.ethernet;
import static org.icascope.decode.FrameBytes.frame;
import static org.icascope.decode.FrameBytes.ipv4;
import static org.icascope.decode.FrameBytes.ipv6;
import static org.icascope.decode.FrameBytes.tcp;
import static org.icascope.decode.FrameBytes.udp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.icascope.capture.Frame;
import org.junit.jupiter.api.Test;

/** Frames written by hand; the values are those put into them. */
class HeaderDecoderTest {

  private static final String SEGMENT = ipv4(6, 7, 23) + tcp(1, 2, 0x18) + "aabbcc";
  private static final String SEGMENT6 = ipv6(6, 23) + tcp(1, 2, 0x18) + "aabbcc";

  private final HeaderDecoder decoder = new HeaderDecoder();
  private final Headers headers = new Headers();

  @Test
  void theFieldsOfATcpSegmentAreFound() {
    decode(ethernet(ETHERNET_IPV4 + SEGMENT));
    assertEquals(4, headers.ipVersion());
    assertEquals(0x0a000001L, headers.sourceLow());
    assertEquals(0x0a000002L, headers.destinationLow());
    assertEquals(50000, headers.sourcePort());
    assertEquals(2598, headers.destinationPort());
    assertEquals(1, headers.sequence());
    assertEquals(2, headers.acknowledgement());
    assertEquals(Headers.PSH | Headers.ACK, headers.flags());
    assertEquals(0x2000, headers.window());
    assertEquals(64, headers.ttl());
    assertEquals(46, headers.dscp());
    assertEquals(7, headers.ipId());
    assertEquals(-1, headers.vlan());
    assertPayload(3, 3);
    assertEquals((byte) 0xaa, headers.frame().bytes()[headers.payloadStart()]);
  }

  @Test
  void everyLinkTypeLeadsToTheSameSegment() {
    decode(frame(113, "0000" + "0001" + "0006" + "0200000000010000" + "0800" + SEGMENT));
    decode(
        frame(
            276,
            "0800" + "0000" + "00000002" + "0001" + "00" + "06" + "0200000000010000" + SEGMENT));
    decode(frame(101, SEGMENT));
    decode(frame(12, SEGMENT));
    decode(frame(14, SEGMENT6));
    decode(frame(228, SEGMENT));
    decode(frame(229, SEGMENT6));
    decode(frame(0, "02000000" + SEGMENT)); // little endian
    decode(frame(0, "00000002" + SEGMENT)); // big endian
    decode(frame(0, "1e000000" + SEGMENT6)); // macOS
    decode(frame(108, "00000002" + SEGMENT));
    decode(ethernet(ETHERNET_IPV6 + SEGMENT6));
    assertEquals(12, decoder.counts().decoded());
  }

  @Test
  void theOutermostVlanIsTold() {
    String addresses = "020000000001020000000002";
    decode(ethernet(addresses + "8100" + "e064" + "0800" + SEGMENT));
    assertEquals(100, headers.vlan());
    decode(ethernet(addresses + "88a8" + "0007" + "8100" + "0064" + "0800" + SEGMENT));
    assertEquals(7, headers.vlan());
    assertPayload(3, 3);
  }

  @Test
  void ipv4AndTcpOptionsAreGonePast() {
    // IPv4 header of 24 bytes; TCP header of 40: MSS, SACK permitted, timestamps, padding, scale
    String options = "020405b4" + "0402" + "080a0000000100000002" + "01" + "030307";
    String tcp = "c3500a26" + "00000001" + "00000000" + "a002" + "2000" + "00000000" + options;
    String ip =
        "4600" + "0040" + "0001" + "4000" + "4006" + "0000" + "0a0000010a000002" + "01010101";
    decode(ethernet(ETHERNET_IPV4 + ip + tcp));
    assertEquals(1460, headers.mss());
    assertEquals(7, headers.windowScale());
    assertTrue(headers.sackPermitted());
    assertFalse(headers.sackBlocks());
    assertPayload(0, 0);
    decode(ethernet(ETHERNET_IPV4 + SEGMENT)); // nothing stays behind
    assertEquals(-1, headers.mss());
    assertEquals(-1, headers.windowScale());
    assertFalse(headers.sackPermitted());
  }

  @Test
  void ipv6ExtensionHeadersAreGonePast() {
    String hopByHop = "3c" + "00" + "000000000000";
    String destination = "2c" + "00" + "010400000000";
    String fragment = "33" + "00" + "0000" + "12345678"; // offset 0, no more: not a part
    String authentication = "2b" + "01" + "0000" + "0000000100000001"; // 12 bytes
    String routing = "06" + "00" + "00" + "00" + "00000000";
    String chain = hopByHop + destination + fragment + authentication + routing;
    int length = chain.length() / 2 + 23;
    decode(ethernet(ETHERNET_IPV6 + ipv6(0, length) + chain + tcp(1, 2, 0x10) + "aabbcc"));
    assertEquals(6, headers.ipVersion());
    assertEquals(0x20010db800000000L, headers.sourceHigh());
    assertEquals(2, headers.destinationLow());
    assertEquals(63, headers.ttl());
    assertEquals(-1, headers.ipId());
    assertPayload(3, 3);
  }

  @Test
  void linkPaddingIsNotPayload() {
    decode(ethernet(ETHERNET_IPV4 + ipv4(6, 1, 20) + tcp(1, 2, 0x10) + "000000000000"));
    assertPayload(0, 0);
    decode(ethernet(ETHERNET_IPV4 + ipv4(17, 1, 10) + udp(10) + "aabb" + "00000000"));
    assertPayload(2, 2);
    assertEquals(0, headers.flags());
  }

  @Test
  void aSnappedFrameIsMarkedAndKeepsItsLength() {
    Frame whole = ethernet(ETHERNET_IPV4 + SEGMENT);
    decode(FrameBytes.cut(whole, 14 + 20 + 20 + 1));
    assertPayload(1, 3);
    decode(FrameBytes.cut(whole, 14 + 20 + 20));
    assertPayload(0, 3);
  }

  @Test
  void offloadedFramesWithoutIpLengthUseTheLengthOnTheWire() {
    Frame frame = ethernet(ETHERNET_IPV4 + SEGMENT);
    FrameBytes.poke(frame, 14 + 2, 0);
    decode(frame);
    assertPayload(3, 3);
  }

  @Test
  void everyCutWithinTheHeadersIsCountedAndEveryOtherDecoded() {
    Frame whole = ethernet(ETHERNET_IPV4 + SEGMENT);
    for (int captured = 0; captured < whole.originalLength(); captured++) {
      assertEquals(captured >= 54, decoder.decode(FrameBytes.cut(whole, captured), headers));
    }
    assertEquals(54, decoder.counts().cutHeaders());
  }

  @Test
  void whatIsNotDecodedIsCountedByReason() {
    reject(ethernet("020000000001020000000002" + "0806" + "00".repeat(28))); // ARP
    reject(frame(187, "0800")); // Bluetooth
    reject(ethernet(ETHERNET_IPV4 + ipv4(1, 1, 8) + "0800000000000000")); // ICMP
    Frame fragment = ethernet(ETHERNET_IPV4 + SEGMENT);
    FrameBytes.poke(fragment, 14 + 6, 0x0001); // the last part, from byte 8 on
    reject(fragment);
    reject(ethernet(ETHERNET_IPV6 + ipv6(44, 31) + "0600000800000001" + tcp(1, 2, 0) + "aabbcc"));
    reject(ethernet(ETHERNET_IPV4 + "44" + SEGMENT.substring(2))); // header of 16 bytes
    reject(ethernet(ETHERNET_IPV4 + ipv4(6, 1, 12) + tcp(1, 2, 0))); // too short for TCP
    DecodeCounts counts = decoder.counts();
    assertEquals(1, counts.notIp());
    assertEquals(Map.of("BLUETOOTH_HCI_H4 (187)", 1L), counts.unsupportedLinkTypes());
    assertEquals(Map.of(1, 1L), counts.otherProtocols());
    assertEquals(2, counts.fragments());
    assertEquals(2, counts.malformed());
    assertEquals(0, counts.decoded());
  }

  @Test
  void noFlippedBitThrowsOrReachesBeyondTheFrame() {
    String options = "020405b4" + "0402" + "080a0000000100000002" + "01" + "030307";
    String tcp = "c3500a26" + "00000001" + "00000000" + "a002" + "2000" + "00000000" + options;
    String chain = "3c00000000000000" + "0600010400000000";
    for (Frame frame :
        new Frame[] {
          ethernet(ETHERNET_IPV4 + ipv4(6, 1, 42) + tcp + "aabb"),
          ethernet(ETHERNET_IPV6 + ipv6(0, 58) + chain + tcp + "aabb"),
          ethernet(ETHERNET_IPV4 + ipv4(17, 1, 10) + udp(10) + "aabb"),
          frame(0, "02000000" + SEGMENT)
        }) {
      for (int bit = 0; bit < frame.capturedLength() * 8; bit++) {
        frame.bytes()[bit / 8] ^= (byte) (1 << bit % 8);
        for (int captured = 0; captured <= frame.originalLength(); captured++) {
          assertWithin(FrameBytes.cut(frame, captured));
        }
        frame.bytes()[bit / 8] ^= (byte) (1 << bit % 8);
      }
    }
  }

  private void assertWithin(Frame frame) {
    if (decoder.decode(frame, headers)) {
      headers.badChecksum();
      int end = headers.payloadStart() + headers.payloadCaptured();
      assertTrue(headers.payloadCaptured() >= 0 && end <= frame.capturedLength());
      assertTrue(headers.payloadCaptured() <= headers.payloadLength());
    }
  }

  private void decode(Frame frame) {
    assertTrue(decoder.decode(frame, headers));
    assertEquals(2598, headers.destinationPort());
  }

  private void reject(Frame frame) {
    assertFalse(decoder.decode(frame, headers));
  }

  private void assertPayload(int captured, int length) {
    assertEquals(length, headers.payloadLength());
    assertEquals(captured, headers.payloadCaptured());
  }
}
