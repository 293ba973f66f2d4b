package org.icascope.decode;

import static org.icascope.decode.FrameBytes.ETHERNET_IPV6;
import static org.icascope.decode.FrameBytes.ethernet;
import static org.icascope.decode.FrameBytes.ipv6;
import static org.icascope.decode.FrameBytes.segment;
import static org.icascope.decode.FrameBytes.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.icascope.capture.Frame;
import org.icascope.capture.LinkTypes;
import org.junit.jupiter.api.Test;

/** The rules of the filter, one by one. */
class DuplicateFilterTest {

  private static final long MILLI = 1_000_000;
  private static final int ACK = 0x10;

  private final HeaderDecoder decoder = new HeaderDecoder();
  private final Headers headers = new Headers();
  private final DuplicateFilter filter = new DuplicateFilter();

  @Test
  void theSamePacketWithinAMomentIsADuplicate() {
    assertFalse(duplicate(segment(0, 5, tcp(1, 1, ACK), "abc")));
    assertTrue(duplicate(segment(20 * MILLI, 5, tcp(1, 1, ACK), "abc")));
    assertFalse(duplicate(segment(41 * MILLI, 5, tcp(1, 1, ACK), "abc")));
    assertEquals(1, filter.duplicates());
  }

  /** Found with a flood: source address and identification stood over each other in the hash. */
  @Test
  void packetsOfDifferentHostsAreNotTheSameWhateverTheirNumbers() {
    for (int host = 0; host < 256; host++) {
      Frame frame = segment(0, 0x4000 ^ host, tcp(1, 1, ACK), "abc");
      frame.bytes()[14 + 12 + 3] = (byte) host; // last byte of the source address
      assertFalse(duplicate(frame), "host " + host);
    }
  }

  @Test
  void beforeAndBehindARouterIsTheSamePacket() {
    Frame behind = segment(MILLI, 5, tcp(1, 1, ACK), "abc");
    behind.bytes()[0] ^= 1; // link address
    FrameBytes.poke(behind, 14 + 8, 0x3f06); // TTL 63
    FrameBytes.poke(behind, 14 + 10, 0x1234); // IP checksum
    assertFalse(duplicate(segment(0, 5, tcp(1, 1, ACK), "abc")));
    assertTrue(duplicate(behind));
  }

  /** Of two points that were recorded into one file. */
  @Test
  void atAnotherPointTheSamePacketMayBeLater() {
    Frame there = segment(150 * MILLI, 5, tcp(1, 1, ACK), "abc");
    FrameBytes.poke(there, 14 + 8, 0x3d06); // TTL 61
    Frame later = segment(301 * MILLI, 5, tcp(1, 1, ACK), "abc");
    assertFalse(duplicate(segment(0, 5, tcp(1, 1, ACK), "abc")));
    assertTrue(duplicate(there));
    assertFalse(duplicate(later));
  }

  @Test
  void theSamePacketWithAndWithoutATunnelIsOnePacket() {
    assertFalse(duplicate(SampleFrames.all().get("Ethernet")));
    assertTrue(duplicate(SampleFrames.all().get("802.1Q")));
    assertTrue(duplicate(SampleFrames.all().get("VXLAN")));
    assertTrue(duplicate(SampleFrames.all().get("ERSPAN II")));
    assertTrue(duplicate(SampleFrames.all().get("VXLAN in GTP-U")));
    assertTrue(duplicate(SampleFrames.all().get("IP in IP")));
    assertFalse(duplicate(SampleFrames.all().get("6in4"))); // the same payload, another packet
  }

  @Test
  void twoPacketsOfTheSameTunnelAreTwo() {
    String payloads = "0800000000000700" + FrameBytes.ETHERNET_IPV4 + FrameBytes.ipv4(6, 8, 21);
    assertFalse(duplicate(SampleFrames.udp(4789, payloads + tcp(1, 2, ACK) + "61")));
    assertFalse(duplicate(SampleFrames.udp(4789, payloads + tcp(1, 2, ACK) + "62")));
  }

  @Test
  void anythingElseThatDiffersMakesAnotherPacket() {
    assertFalse(duplicate(segment(0, 5, tcp(1, 1, ACK), "abc")));
    assertFalse(duplicate(segment(1, 6, tcp(1, 1, ACK), "abc"))); // a retransmission
    assertFalse(duplicate(segment(2, 7, tcp(1, 2, ACK), "abc")));
    assertFalse(duplicate(segment(3, 8, tcp(1, 2, ACK), "abd")));
    assertFalse(duplicate(segment(4, 9, tcp(2, 2, ACK), "abd")));
  }

  @Test
  void aHostThatRepeatsItsIdentificationIsJudgedLikeOneWithout() {
    assertFalse(duplicate(segment(0, 1, tcp(1, 1, ACK), "")));
    assertFalse(duplicate(segment(MILLI, 1, tcp(1, 2, ACK), "")));
    assertFalse(duplicate(segment(5 * MILLI, 1, tcp(1, 2, ACK), ""))); // a duplicate ACK
    assertFalse(duplicate(segment(6 * MILLI, 1, tcp(1, 1, ACK), "abc")));
    assertFalse(duplicate(segment(9 * MILLI, 1, tcp(1, 1, ACK), "abc"))); // a retransmission
  }

  @Test
  void withoutIdentificationOnlyAnImmediateCopyCounts() {
    assertFalse(duplicate(segment6(0, 1, "61")));
    assertTrue(duplicate(segment6(MILLI - 1, 1, "61")));
    assertFalse(duplicate(segment6(MILLI, 1, "61")));
  }

  @Test
  void withoutIdentificationAcknowledgementsMayRepeat() {
    assertFalse(duplicate(segment6(0, 1, "")));
    assertFalse(duplicate(segment6(1000, 1, "")));
    assertFalse(duplicate(segment6(2000, 1, "")));
  }

  @Test
  void acknowledgementsCountOnceSegmentsHaveComeTwiceAgainAndAgain() {
    for (int i = 0; i < DuplicateFilter.MANY_DUPLICATES; i++) {
      assertFalse(duplicate(segment6(i * MILLI, i, "61")));
      assertTrue(duplicate(segment6(i * MILLI + 1000, i, "61")));
    }
    long later = 100 * MILLI;
    assertFalse(duplicate(segment6(later, 500, "")));
    assertTrue(duplicate(segment6(later + 1000, 500, "")));
    assertFalse(duplicate(segment6(later + 2000, 500, ""))); // a second ACK, also
    assertTrue(duplicate(segment6(later + 3000, 500, ""))); // seen twice
  }

  @Test
  void afterOneThousandOtherFramesACopyIsForgotten() {
    for (int others : new int[] {1023, 1024}) {
      DuplicateFilter fresh = new DuplicateFilter();
      Frame frame = segment(0, 5, tcp(1, 1, ACK), "abc");
      assertFalse(fresh.isDuplicate(decoded(frame)));
      for (int i = 0; i < others; i++) {
        fresh.isDuplicate(decoded(segment(0, i + 10, tcp(i + 10, 1, ACK), "abc")));
      }
      assertEquals(others < 1024, fresh.isDuplicate(decoded(frame)));
    }
  }

  private static Frame segment6(long time, long sequence, String payloadHex) {
    int length = 20 + payloadHex.length() / 2;
    Frame frame = ethernet(ETHERNET_IPV6 + ipv6(6, length) + tcp(sequence, 1, ACK) + payloadHex);
    return frame.meta(time, LinkTypes.ETHERNET);
  }

  private boolean duplicate(Frame frame) {
    return filter.isDuplicate(decoded(frame));
  }

  private Headers decoded(Frame frame) {
    assertTrue(decoder.decode(frame, headers));
    return headers;
  }
}
