package org.icascope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Variants of pcap written by hand; expected values are those put into them. */
class PcapVariantTest {

  private static final int MICRO = 0xa1b2c3d4;
  private static final int NANO = 0xa1b23c4d;
  private static final int MODIFIED = 0xa1b2cd34;
  private static final byte[] FIVE = {0x45, 2, 3, 4, 5};
  private static final int SECONDS = 1_700_000_000;

  @Test
  void largerFrameHeadersAreToldByTheFramesBehindThem() throws IOException {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      assertFrames(frames(order, MICRO), "standard");
      assertFrames(frames(order, MICRO, 0x9fbfb601), "Nokia");
      assertFrames(frames(order, MICRO, 2, 0x08000400), "Red Hat 6.1");
      assertFrames(frames(order, MODIFIED, 2, 0x08000400), "modified");
      assertFrames(frames(order, MODIFIED, 2, 0x08000400, 0x77777777), "SuSE 6.3");
    }
  }

  @Test
  void timesOf64BitsAreToldByTheFrames() throws IOException {
    PcapBytes big = new PcapBytes(ByteOrder.BIG_ENDIAN, MICRO, 1);
    PcapBytes little = new PcapBytes(ByteOrder.LITTLE_ENDIAN, MICRO, 1);
    for (int i = 0; i < 6; i++) {
      big.raw(new int[] {0, SECONDS + i, 0, i, 5, 60}, FIVE);
      little.raw(new int[] {SECONDS + i, 0, i, 0, 5, 60}, FIVE);
    }
    assertFrames(big, "big endian");
    assertFrames(little, "little endian");
  }

  @Test
  void oldVersionsHaveTheLengthsTheOtherWayRound() throws IOException {
    for (int minor = 0; minor <= 2; minor++) {
      PcapBytes file = PcapBytes.header(MICRO, 2, minor, 1);
      assertEquals(List.of("1 5/60 1000"), frames(file.raw(new int[] {0, 1, 60, 5}, FIVE)));
    }
    PcapBytes dgUx = PcapBytes.header(MICRO, 543, 0, 1);
    assertEquals(List.of("1 5/60 1000"), frames(dgUx.raw(new int[] {0, 1, 60, 5}, FIVE)));
    PcapBytes either = PcapBytes.header(MICRO, 2, 3, 1).raw(new int[] {0, 1, 60, 5}, FIVE);
    either.raw(new int[] {0, 2, 5, 60}, FIVE);
    assertEquals(List.of("1 5/60 1000", "1 5/60 2000"), frames(either));
  }

  @Test
  void aixHasNanosecondsAndOtherLinkTypes() throws IOException {
    List<Integer> expected = List.of(1, 6, 10, 0); // Ethernet, token ring, FDDI, null
    List<Integer> interfaceTypes = List.of(6, 9, 15, 24); // RFC 1573
    for (int i = 0; i < expected.size(); i++) {
      PcapBytes file = PcapBytes.header(MICRO, 2, 2, interfaceTypes.get(i));
      file.raw(new int[] {0, 999_999_999, 60, 5}, FIVE);
      assertEquals(List.of(expected.get(i) + " 5/60 999999999"), frames(file));
    }
  }

  @Test
  void ixiaHasFourBytesMoreInTheFileHeader() throws IOException {
    PcapBytes hardware = new PcapBytes(ByteOrder.BIG_ENDIAN, 0x1c0001ac, 1);
    hardware.raw(new int[] {21}).raw(new int[] {0, 7, 5, 60}, FIVE);
    assertEquals(List.of("1 5/60 7"), frames(hardware));
    PcapBytes software = new PcapBytes(ByteOrder.LITTLE_ENDIAN, 0x1c0001ab, 1);
    software.raw(new int[] {21}).raw(new int[] {0, 7, 5, 60}, FIVE);
    assertEquals(List.of("1 5/60 7000"), frames(software));
  }

  @Test
  void theLengthOfACheckSequenceIsNoPartOfTheLinkType() throws IOException {
    for (int upper : new int[] {0x44000000, 0x24000000, 0x00200000}) {
      PcapBytes file = new PcapBytes(ByteOrder.LITTLE_ENDIAN, NANO, upper | 113);
      assertEquals(List.of("113 5/5 1"), frames(file.frame(0, 1, FIVE)));
    }
  }

  @Test
  void anOriginalLengthBelowTheCapturedOneIsRaisedToIt() throws IOException {
    PcapBytes file = PcapBytes.usual().frame(0, 1, 0, FIVE).frame(0, 2, 3, FIVE);
    file.frame(0, 3, -1, FIVE); // more than 2 GB, unsigned
    assertEquals(List.of("1 5/5 1000", "1 5/5 2000", "1 5/2147483647 3000"), frames(file));
  }

  private static PcapBytes frames(ByteOrder order, int magic, int... added) {
    PcapBytes file = new PcapBytes(order, magic, 1);
    for (int i = 0; i < 6; i++) {
      file.raw(new int[] {SECONDS + i, i, 5, 60}).raw(added, FIVE);
    }
    return file;
  }

  private static void assertFrames(PcapBytes file, String variant) throws IOException {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      expected.add("1 5/60 " + ((SECONDS + i) * 1_000_000_000L + i * 1000L));
    }
    assertEquals(expected, frames(file), variant);
  }

  /** Link type, captured and original length, and time of each frame. */
  private static List<String> frames(PcapBytes file) throws IOException {
    List<String> frames = new ArrayList<>();
    Frame frame = new Frame();
    try (CaptureSet set = TestCaptures.open(file.bytes())) {
      while (set.next(frame)) {
        assertEquals(0x45, frame.bytes()[frame.start()]);
        frames.add(
            "%d %d/%d %d"
                .formatted(
                    frame.linkType(),
                    frame.capturedLength(),
                    frame.originalLength(),
                    frame.timeNanos()));
      }
      assertEquals(List.of(), set.summaries().get(0).problems());
    }
    return frames;
  }
}
