package org.icascope.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.icascope.capture.Frame;
import org.junit.jupiter.api.Test;

/** Announcements of addresses by their layout in RFC 826, 5227 and 4861. */
class AddressClaimTest {

  private static final String ARP = "ffffffffffff" + "020000000002" + "0806";
  private static final String KIND = "0001" + "0800" + "06" + "04";

  private final HeaderDecoder decoder = new HeaderDecoder();
  private final Headers headers = new Headers();
  private final AddressClaim claim = new AddressClaim();

  private boolean read(Frame frame) {
    assertFalse(decoder.decode(frame, headers));
    return claim.read(headers);
  }

  private static Frame arp(String sender, String target) {
    return FrameBytes.ethernet(
        ARP + KIND + "0001" + "020000000002" + sender + "000000000000" + target);
  }

  @Test
  void gratuitousArpClaimsAnAddress() {
    assertTrue(read(arp("0a000002", "0a000002")));
    assertEquals(4, claim.ipVersion());
    assertEquals(0x0a000002L, claim.low());
    assertEquals(0x020000000002L, claim.hardware());
  }

  @Test
  void aQuestionClaimsNothing() {
    assertFalse(read(arp("0a000002", "0a000003")));
    assertFalse(read(arp("00000000", "00000000")));
  }

  private static Frame advertisement(String flags) {
    String message =
        "88"
            + "00"
            + "0000"
            + flags
            + "20010db8000000000000000000000001" // of itself
            + "0201"
            + "020000000001";
    return FrameBytes.ethernet(FrameBytes.ETHERNET_IPV6 + FrameBytes.ipv6(58, 32) + message);
  }

  @Test
  void anUnsolicitedAdvertisementClaimsAnAddress() {
    assertTrue(read(advertisement("20000000")));
    assertEquals(6, claim.ipVersion());
    assertEquals(0x20010db800000000L, claim.high());
    assertEquals(1, claim.low());
    assertEquals(0x020000000001L, claim.hardware());
  }

  @Test
  void anAnswerToAQuestionClaimsNothing() {
    assertFalse(read(advertisement("60000000")));
  }

  @Test
  void everyShorterPrefixClaimsNothing() {
    for (Frame frame : new Frame[] {arp("0a000002", "0a000002"), advertisement("20000000")}) {
      for (int captured = 0; captured < frame.originalLength(); captured++) {
        assertFalse(read(FrameBytes.cut(frame, captured)));
      }
    }
  }

  @Test
  void whereASegmentCameFromIsReadFromPlainEthernetOnly() {
    Frame frame = FrameBytes.segment(0, 1, FrameBytes.tcp(1, 1, 0x10), "abc");
    assertTrue(decoder.decode(frame, headers));
    assertEquals(0x020000000002L, AddressClaim.sourceOf(headers));
  }
}
