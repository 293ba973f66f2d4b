package org.icascope.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Classic pcap files written by hand; expected values are those put into them. */
class PcapReaderTest {

  private static final int MICRO = 0xa1b2c3d4;
  private static final int NANO = 0xa1b23c4d;
  private static final byte[] THREE = {1, 2, 3};

  @Test
  void bothByteOrdersAndResolutionsGiveTheSameTime() throws IOException {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      assertEquals(
          1_700_000_000_123_456_000L,
          first(new PcapBytes(order, MICRO, 1).frame(1_700_000_000, 123_456, THREE)).timeNanos());
      assertEquals(
          1_700_000_000_123_456_789L,
          first(new PcapBytes(order, NANO, 1).frame(1_700_000_000, 123_456_789, THREE))
              .timeNanos());
    }
  }

  @Test
  void secondsAreUnsigned() throws IOException {
    Frame frame = first(PcapBytes.usual().frame(0xffffffffL, 0, THREE));
    assertEquals(4_294_967_295_000_000_000L, frame.timeNanos()); // in the year 2106
  }

  @Test
  void aFrameIsServedWithItsBytesLengthsAndNumber() throws IOException {
    PcapBytes file = new PcapBytes(ByteOrder.BIG_ENDIAN, MICRO, 113);
    file.frame(1, 0, THREE).frame(2, 0, 1500, THREE);
    try (CaptureSet set = TestCaptures.open(file.bytes())) {
      Frame frame = new Frame();
      assertTrue(set.next(frame) && set.next(frame));
      assertEquals(2, frame.number());
      assertEquals(0, frame.capture());
      assertEquals(113, frame.linkType());
      assertEquals(1500, frame.originalLength());
      int end = frame.start() + frame.capturedLength();
      assertArrayEquals(THREE, Arrays.copyOfRange(frame.bytes(), frame.start(), end));
    }
  }

  @Test
  void theSummaryCountsFramesTimesAndCuts() throws IOException {
    PcapBytes file = PcapBytes.usual().frame(9, 0, THREE).frame(7, 1, 90, THREE);
    file.frame(8, 0, 60, new byte[50]);
    CaptureSummary summary = summary(file.bytes());
    assertEquals(3, summary.packets());
    assertEquals(OptionalLong.of(7_000_001_000L), summary.firstTime());
    assertEquals(OptionalLong.of(9_000_000_000L), summary.lastTime());
    assertEquals(2, summary.truncatedPackets());
    assertEquals(OptionalLong.of(3), summary.shortestCut());
    assertEquals(List.of("ETHERNET"), summary.linkTypes());
    assertEquals(6, summary.timeDigits());
    assertEquals(file.bytes().length, summary.bytes());
    assertEquals("pcap", summary.format());
  }

  @Test
  void aFileWithoutFramesIsNoProblem() throws IOException {
    CaptureSummary summary = summary(PcapBytes.usual().bytes());
    assertEquals(0, summary.packets());
    assertEquals(OptionalLong.empty(), summary.firstTime());
    assertTrue(summary.problems().isEmpty());
  }

  @Test
  void anImpossibleLengthEndsReadingWithOneSentence() throws IOException {
    PcapBytes file = PcapBytes.usual().frame(1, 0, THREE).recordHeader(2, 0, -1, -1);
    CaptureSummary summary = summary(file.bytes());
    assertEquals(1, summary.packets());
    assertEquals(
        List.of(
            new CaptureSummary.Problem(
                24 + 16 + 3,
                "frame 2 claims 4294967295 captured bytes, more than any capture has")),
        summary.problems());
  }

  @Test
  void aFrameLargerThanTheWindowIsRead() throws IOException {
    byte[] large = new byte[3 << 20];
    large[large.length - 1] = 7;
    try (CaptureSet set = TestCaptures.open(PcapBytes.usual().frame(1, 0, large).bytes())) {
      Frame frame = new Frame();
      assertTrue(set.next(frame));
      assertEquals(large.length, frame.capturedLength());
      assertEquals(7, frame.bytes()[frame.start() + large.length - 1]);
      assertFalse(set.next(frame));
    }
  }

  @Test
  void framesThatStraddleTheWindowAreWhole() throws IOException {
    PcapBytes file = PcapBytes.usual();
    for (int i = 0; i < 5000; i++) {
      byte[] bytes = new byte[1000 + i % 7];
      Arrays.fill(bytes, (byte) i);
      file.frame(i, 0, bytes);
    }
    try (CaptureSet set = TestCaptures.open(file.bytes())) {
      Frame frame = new Frame();
      for (int i = 0; i < 5000; i++) {
        assertTrue(set.next(frame));
        assertEquals((byte) i, frame.bytes()[frame.start()]);
        assertEquals((byte) i, frame.bytes()[frame.start() + frame.capturedLength() - 1]);
      }
    }
  }

  private static Frame first(PcapBytes file) throws IOException {
    Frame frame = new Frame();
    try (CaptureSet set = TestCaptures.open(file.bytes())) {
      assertTrue(set.next(frame));
    }
    return frame;
  }

  private static CaptureSummary summary(byte[] file) throws IOException {
    try (CaptureSet set = TestCaptures.open(file)) {
      TestCaptures.drain(set);
      return set.summaries().get(0);
    }
  }
}
