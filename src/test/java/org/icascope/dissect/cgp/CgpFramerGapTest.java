package org.icascope.dissect.cgp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Bytes that were not captured. Rule (protocol notes, section 1): inside a message of known length
 * they do not end the framing.
 */
class CgpFramerGapTest {

  private final CgpFramerRecorder recorder = new CgpFramerRecorder();

  /** Three messages that prove a boundary at the start of a segment, and a fourth. */
  private static final String RUN = "02 0a 71 02 0a 72 02 0a 73 02 0a 74";

  @Test
  void aGapInsideADataMessageIsCountedAndTheNextMessageRead() {
    recorder.segment("06 0a 61").gap(3).segment("65 02 0a 62");
    assertEquals(
        List.of("data 10@0 tracked missing=3 of 5: 6100000065", "data 10@7 tracked of 1: 62"),
        recorder.lines);
  }

  @Test
  void aGapThatEndsWithTheMessageLeavesTheBoundaryKnown() {
    recorder.segment("04 0a 61").gap(2).segment("02 0a 62");
    assertEquals(
        List.of("data 10@0 tracked missing=2 of 3: 610000", "data 10@5 tracked of 1: 62"),
        recorder.lines);
  }

  @Test
  void twoGapsInOneMessageAddUp() {
    recorder.segment("06 0a 61").gap(1).segment("63").gap(2).segment("02 0a 62");
    assertEquals("data 10@0 tracked missing=3 of 5: 6100630000", recorder.lines.get(0));
  }

  @Test
  void aGapBehindTheExtensionsLeavesTheirContentKnown() {
    // CHANNEL_CLOSE that acknowledges 3; its body is cut
    recorder.segment("0b 08 08 02 03 00").gap(6).segment("02 0a 62");
    assertEquals(
        List.of("unreadable 8@0 ack=3 missing=6", "data 10@12 tracked of 1: 62"), recorder.lines);
  }

  @Test
  void aGapInTheExtensionsLeavesNumberAndAcknowledgementOpen() {
    recorder.segment("05 05 09").gap(2).segment("05 02 0a 62");
    assertEquals(
        List.of("unreadable 5@0 unknown ack-unknown missing=2", "data 10@6 tracked of 1: 62"),
        recorder.lines);
  }

  @Test
  void aGapBehindTheLengthLeavesNextBoundaryKnown() {
    recorder.segment("04").gap(2).segment("61 62 02 0a 63");
    assertEquals(
        List.of("unreadable 0@0 unknown ack-unknown missing=2", "data 10@5 tracked of 1: 63"),
        recorder.lines);
  }

  @Test
  void aGapOverTheAcknowledgementLeavesItOpenAndTheMessageCounted() {
    // a missing delta is taken to have one byte, so that "a" is lost and "bc" is there
    recorder.segment("05 0b").gap(2).segment("62 63 02 0a 64");
    assertEquals(
        List.of(
            "data 11@0 tracked ack-unknown missing=2 of 3: 006263", "data 10@6 tracked of 1: 64"),
        recorder.lines);
  }

  @Test
  void aGapOverTheSecondByteOfAnAcknowledgementLeavesItOpen() {
    recorder.segment("05 0b 85").gap(1).segment("62 63 02 0a 64");
    assertEquals(
        List.of("data 11@0 tracked ack-unknown missing=1 of 2: 6263", "data 10@6 tracked of 1: 64"),
        recorder.lines);
  }

  @Test
  void aGapInsideATwoByteLengthIsSearchedOver() {
    recorder.segment("84").gap(4).segment(RUN);
    assertEquals("resync after 5", recorder.lines.get(0));
    assertEquals(5, recorder.lines.size());
  }

  @Test
  void aGapAtABoundaryIsSearchedOver() {
    recorder.segment("02 0a 61").gap(10).segment(RUN);
    assertEquals(
        List.of(
            "data 10@0 tracked of 1: 61",
            "resync after 10",
            "data 10@13 tracked of 1: 71",
            "data 10@16 tracked of 1: 72",
            "data 10@19 tracked of 1: 73",
            "data 10@22 tracked of 1: 74"),
        recorder.lines);
  }

  @Test
  void aGapPastTheEndOfAMessageMarksItAndIsSearchedOver() {
    // 2 bytes belong to the message, 8 lie behind it
    recorder.segment("04 0a 61").gap(10).segment(RUN);
    assertEquals("data 10@0 tracked missing=2 of 3: 610000", recorder.lines.get(0));
    assertEquals("resync after 8", recorder.lines.get(1));
    assertEquals("data 10@13 tracked of 1: 71", recorder.lines.get(2));
  }

  @Test
  void aGapPastTheEndOfAControlMessageMarksItAndIsSearchedOver() {
    recorder.segment("05 05 09 02").gap(10).segment(RUN);
    assertEquals("unreadable 5@0 unknown ack-unknown missing=2", recorder.lines.get(0));
    assertEquals("resync after 8", recorder.lines.get(1));
  }

  @Test
  void gapsWhileSearchingAddUp() {
    recorder.gap(10).segment("99 99").gap(20).segment(RUN);
    assertEquals("resync after 32", recorder.lines.get(0));
    assertEquals("data 10@32 tracked of 1: 71", recorder.lines.get(1));
  }
}
