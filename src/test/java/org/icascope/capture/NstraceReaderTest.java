package org.icascope.capture;

import static org.icascope.testkit.network.NstraceWriter.NEW_RX;
import static org.icascope.testkit.network.NstraceWriter.TXB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.icascope.testkit.network.NstraceWriter;
import org.icascope.testkit.network.NstraceWriter.About;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NetScaler traces that no file at hand shows; the layouts are those of the writer. */
class NstraceReaderTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long BASE = 1_772_443_800L;
  private static final int MILLIS = 1 << 30;
  private static final int MICROS = 2 << 30;
  private static final int NANOS = 3 << 30;
  private static final byte[] FRAME = new byte[60];
  private static final byte[] NONE = {};

  @TempDir Path folder;

  /** All that a test looks at. */
  private record Read(List<Frame> frames, CaptureSummary summary) {

    static Read of(NstraceWriter file) throws IOException {
      return of(file.bytes());
    }

    static Read of(byte[] file) throws IOException {
      try (CaptureSet set = TestCaptures.open(file)) {
        List<Frame> frames = new ArrayList<>();
        Frame frame = new Frame();
        while (set.next(frame)) {
          frames.add(frame.copy());
        }
        return new Read(frames, set.summaries().get(0));
      }
    }

    List<Long> times() {
      return frames.stream().map(Frame::timeNanos).toList();
    }

    List<String> problems() {
      return summary.problems().stream().map(CaptureSummary.Problem::message).toList();
    }

    void assertOneProblem(String text) {
      assertEquals(1, problems().size(), problems().toString());
      assertTrue(problems().get(0).contains(text), problems().get(0));
    }
  }

  @Test
  void distancesHaveFourUnits() throws IOException {
    for (String version : List.of("1.0", "2.0")) {
      NstraceWriter file = new NstraceWriter(version).signature().absoluteTime(BASE);
      file.packet(TXB, 1, 2, FRAME).packet(TXB, 1, MILLIS | 3, FRAME);
      file.packet(TXB, 1, MICROS | 4, FRAME).packet(TXB, 1, NANOS | 5, FRAME);
      Read read = Read.of(file);
      long second = BASE * SECOND + 2 * SECOND;
      assertEquals(
          List.of(second, second + 3_000_000, second + 3_004_000, second + 3_004_005),
          read.times());
      assertEquals(Optional.of(version), read.summary().formatVersion());
      assertEquals(List.of(), read.problems());
    }
  }

  @Test
  void aSecondTimeReplacesTheBaseAndIsDoubted() throws IOException {
    NstraceWriter file = new NstraceWriter("2.0").signature().absoluteTime(1000);
    file.packet(TXB, 1, MILLIS | 500, FRAME).packet(TXB, 1, MILLIS | 700, FRAME);
    file.absoluteTime(1010).packet(TXB, 1, MILLIS | 5, FRAME);
    Read read = Read.of(file);
    // as tshark 4.0.17 shows such a file: 1000.5, 1001.2, 1011.205
    assertEquals(List.of(1_000_500_000_000L, 1_001_200_000_000L, 1_011_205_000_000L), read.times());
    read.assertOneProblem("times are doubtful");
  }

  @Test
  void millisecondsOfRelativeTimeAddWholeSeconds() throws IOException {
    NstraceWriter file = new NstraceWriter("1.0").signature().absoluteTime(1000);
    file.relativeTime(1600).packet(TXB, 1, MILLIS | 1, FRAME);
    file.relativeTime(600).packet(TXB, 1, MILLIS | 1, FRAME);
    Read read = Read.of(file);
    assertEquals(List.of(1_001_001_000_000L, 1_002_002_000_000L), read.times());
    read.assertOneProblem("times are doubtful");
  }

  @Test
  void packetsBeforeTheFirstTimeAreLeftOutAndCounted() throws IOException {
    NstraceWriter file = new NstraceWriter("2.0").signature();
    file.packet(TXB, 1, 1, FRAME).packet(TXB, 1, 1, FRAME).absoluteTime(1000);
    Read read = Read.of(file.packet(TXB, 1, 1, FRAME));
    assertEquals(List.of(1001 * SECOND), read.times());
    read.assertOneProblem("2 packets before its first time record");
  }

  @Test
  void withoutAnyTimeTimesCountFrom1970() throws IOException {
    Read read = Read.of(new NstraceWriter("2.0").signature().packet(TXB, 1, 7, FRAME));
    assertEquals(List.of(7 * SECOND), read.times());
    read.assertOneProblem("does not say when it began");
  }

  /** A record that is too short, and one in a page that is gone past as damaged, are none. */
  @Test
  void aTimeThatCannotBeReadIsNotWaitedFor() throws IOException {
    NstraceWriter tooShort = new NstraceWriter("2.0").signature().packet(TXB, 1, 7, FRAME);
    Read read = Read.of(tooShort.record(0x07, (byte) 0, (byte) 0));
    assertEquals(List.of(7 * SECOND), read.times());
    NstraceWriter damaged = new NstraceWriter("2.0").signature().packet(TXB, 1, 7, FRAME);
    read = Read.of(damaged.raw(0xc1, 4, 0, 0).absoluteTime(1000));
    assertEquals(List.of(7 * SECOND), read.times());
  }

  @Test
  void packetsWithTimesOfTheirOwnNeedNoRecord() throws IOException {
    NstraceWriter file = new NstraceWriter("2.0").signature().timed(TXB, BASE * SECOND + 1, FRAME);
    Read read = Read.of(file);
    assertEquals(List.of(BASE * SECOND + 1), read.times());
    assertEquals(List.of(), read.problems());
    NstraceHeader header = NstraceHeader.of(read.frames().get(0)).orElseThrow();
    assertEquals(OptionalLong.of(5), header.number(NstraceField.PCB));
    assertEquals(OptionalLong.of(6), header.number(NstraceField.LINKED_PCB));
    assertEquals(OptionalLong.of(7), header.number(NstraceField.VLAN));
  }

  @Test
  void namesStandBetweenHeaderAndFrame() throws IOException {
    byte[] frame = {1, 2, 3};
    About about = About.in(0x4000).linked(0xffff_fff0L);
    Read read = Read.of(new NstraceWriter("3.0").signature().packet30(about, 5, frame, "ab", "c"));
    Frame shown = read.frames().get(0);
    int start = shown.start();
    assertArrayEquals(frame, Arrays.copyOfRange(shown.bytes(), start, start + 3));
    NstraceHeader header = NstraceHeader.of(shown).orElseThrow();
    assertEquals(Optional.of("ab"), header.sourceName());
    assertEquals(Optional.of("c"), header.destinationName());
    assertEquals("NEW_RX", header.operationName());
    assertEquals(OptionalLong.of(0xffff_fff0L), header.number(NstraceField.LINKED_PCB));
    assertEquals(OptionalLong.of(-1), header.number(NstraceField.SOURCE_NODE));
  }

  @Test
  void damageOfAPagedFileCostsTheRestOfThePage() throws IOException {
    NstraceWriter file = new NstraceWriter("2.0").signature().absoluteTime(BASE);
    file.packet(TXB, 1, 1, FRAME)
        .raw(0xc1, 0xff, 0x7f)
        .raw(1, 2, 3)
        .packet(TXB, 1, 1, FRAME)
        .fill();
    Read read = Read.of(file.packet(TXB, 1, 2, FRAME));
    assertEquals(List.of((BASE + 1) * SECOND, (BASE + 3) * SECOND), read.times());
    read.assertOneProblem("claims 16383 bytes");
  }

  @Test
  void aSizeOfZeroIsNotFollowed() throws IOException {
    Read paged =
        Read.of(new NstraceWriter("1.0").signature().absoluteTime(BASE).raw(0x10, 3, 0, 0).fill());
    paged.assertOneProblem("claims 0 bytes");
    NstraceWriter file = new NstraceWriter("3.5").signature().raw(0xad, 0, 0).fill();
    Read read = Read.of(file.packet35(About.in(1), BASE * SECOND, FRAME));
    assertEquals(1, read.frames().size());
    read.assertOneProblem("claims 0 bytes");
  }

  @Test
  void readingGoesOnAtAPageThatMakesSenseOnly() throws IOException {
    NstraceWriter file = new NstraceWriter("3.5").signature();
    file.packet35(About.in(1), BASE * SECOND, FRAME).raw(0xad, 1, 0).fill();
    file.packet35(About.in(1), (BASE + 900_000) * SECOND, FRAME).fill(); // days later
    file.packet35(About.in(1), (BASE + 1) * SECOND, FRAME).fill();
    Read read = Read.of(file);
    assertEquals(List.of(BASE * SECOND, (BASE + 1) * SECOND), read.times());
    read.assertOneProblem("claims 1 bytes");
  }

  @Test
  void partsOfARecordThatDoNotFitCostTheRecord() throws IOException {
    NstraceWriter file = new NstraceWriter("3.5").signature();
    for (int header : new int[] {34, 99}) {
      file.packet35(About.in(1), 5, 0, new int[] {1, header}, NONE, 60, FRAME);
    }
    Read read = Read.of(file.packet35(About.in(1), 6, FRAME));
    assertEquals(List.of(6L), read.times());
    assertEquals(2, read.problems().size());
  }

  @Test
  void aChainThatDoesNotFitIsToldOnce() throws IOException {
    NstraceWriter file = new NstraceWriter("3.5").signature();
    byte[] tooLong = {99, 0, 1};
    byte[] empty = {0, 0, (byte) 0x83};
    for (byte[] chain : List.of(tooLong, empty, NstraceWriter.extension(0x8b, new byte[4]))) {
      file.packet35(About.in(1), 5, 0, new int[] {0x83}, chain, 60, FRAME);
    }
    Read read = Read.of(file);
    assertEquals(3, read.frames().size());
    assertTrue(read.frames().stream().allMatch(f -> f.linkType() == LinkTypes.ETHERNET));
    assertTrue(read.frames().stream().allMatch(f -> f.capturedLength() == 60));
    read.assertOneProblem("is damaged");
  }

  @Test
  void whatIsNoFrameOfTheLinkIsCountedAndNotDecoded() throws IOException {
    NstraceWriter file = new NstraceWriter("3.5").signature().record(0x0c, (byte) 1);
    byte[] tls = NstraceWriter.extension(1, (byte) 9, (byte) 0, (byte) 0, (byte) 0);
    file.packet35(About.in(1), 5, 0, new int[] {0x87}, tls, 60, FRAME);
    file.packet35(About.in(1), 6, 0, new int[] {2}, NONE, 60, FRAME);
    file.packet35(About.in(1), 7, 0x80000, new int[] {1}, NONE, 60, FRAME);
    Read read = Read.of(file);
    assertEquals(
        List.of(147, 147, 147), read.frames().stream().map(Frame::linkType).toList()); // USER0
    assertEquals(
        Map.of("signature", 1L, "NEW_RX", 3L, "decrypted", 1L, "without frame", 2L, "0x0c", 1L),
        read.summary().blocks());
    NstraceRecords records = NstraceRecords.of(List.of(read.summary()));
    assertEquals(new NstraceRecords(Map.of("0x0c", 1L), 1, 2, 0), records);
    NstraceHeader header = NstraceHeader.of(read.frames().get(0)).orElseThrow();
    assertEquals(OptionalLong.of(9), header.number(NstraceHeader.TLS, 0, 4));
  }

  @Test
  void ofVeryManyUnknownTypesTheFirstAreTold() throws IOException {
    NstraceWriter file = new NstraceWriter("1.0").signature();
    for (int type = 0x2000; type < 0x2000 + 100; type++) {
      file.record(type, (byte) 0).record(type, (byte) 0);
    }
    Map<String, Long> unknown = NstraceRecords.of(List.of(Read.of(file).summary())).unknown();
    assertEquals(65, unknown.size()); // 64 and the rest
    assertEquals(2, unknown.get("0x2000"));
    assertEquals(2 * (100 - 64), unknown.get("0x…"));
  }

  @Test
  void packetsWithAnErrorCodeAreCounted() throws IOException {
    NstraceWriter file = new NstraceWriter("3.5").signature().packet35(About.in(1), 5, FRAME);
    byte[] bytes = file.packet35(About.in(1), 6, FRAME).bytes();
    bytes[bytes.length - FRAME.length - 35 + 28] = 4; // forwarded
    NstraceRecords records = NstraceRecords.of(List.of(Read.of(bytes).summary()));
    assertEquals(1, records.dropped());
  }

  @Test
  void theOriginalLengthIsNeverLessThanTheCaptured() throws IOException {
    NstraceWriter file = new NstraceWriter("3.5").signature();
    file.packet35(About.in(1), 5, 0, new int[] {1}, NONE, 20, FRAME);
    Read read = Read.of(file.packet35(About.in(1), 6, 0, new int[] {1}, NONE, 1514, FRAME));
    assertEquals(60, read.frames().get(0).originalLength());
    assertEquals(1514, read.frames().get(1).originalLength());
    assertEquals(1, read.summary().truncatedPackets());
    read.assertOneProblem("shorter on the wire");
  }

  @Test
  void aLongFileWithoutPacketsIsNotPassedOverInSilence() throws IOException {
    assertEquals(List.of(), Read.of(new NstraceWriter("3.5").signature().fill()).problems());
    NstraceWriter file = new NstraceWriter("3.5").signature().fill();
    Read.of(file.record(0x02, new byte[10]).fill()).assertOneProblem("no packets");
  }

  @Test
  void manyDamagedPagesAreSummedUp() throws IOException {
    NstraceWriter file = new NstraceWriter("2.0").signature().fill();
    for (int page = 0; page < 150; page++) {
      file.raw(0xc0, 1).fill();
    }
    List<String> problems = Read.of(file).problems();
    assertEquals(NstraceNotes.MOST_DAMAGED + 2, problems.size()); // the sum, and no packets
    assertTrue(problems.get(100).contains("50 more damaged places"), problems.get(100));
  }

  @Test
  void theTextAloneMakesNoTrace() {
    String text = "Netscaler V35 Performance Data";
    for (String content :
        List.of(text, "\1\2\0" + text, "\1\177\0Netscaler V34 Performance Data")) {
      byte[] bytes = content.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
      assertEquals(1, TestCaptures.open(bytes).failures().size());
    }
  }

  @Test
  void packedAndSplitTracesAreReadLikeOtherCaptures() throws IOException {
    Path packed = folder.resolve("nstrace2.cap");
    Files.write(packed, gzip(part(2, 4).bytes()));
    Path plain = Files.write(folder.resolve("nstrace10.cap"), part(0, 2).bytes());
    try (CaptureSet set = TestCaptures.open(packed, plain)) {
      List<Long> times = new ArrayList<>();
      Frame frame = new Frame();
      while (set.next(frame)) {
        times.add(frame.timeNanos());
        assertTrue(NstraceHeader.of(frame).isPresent());
      }
      assertEquals(List.of(0L, SECOND, 2 * SECOND, 3 * SECOND), times);
      assertEquals(Optional.of("gzip"), set.summaries().get(0).compression());
      assertEquals("nstrace", set.summaries().get(0).format());
    }
  }

  private static NstraceWriter part(int from, int to) {
    NstraceWriter file = new NstraceWriter("3.5").signature();
    for (int i = from; i < to; i++) {
      file.packet35(About.in(1).as(NEW_RX), i * SECOND, FRAME);
    }
    return file.fill();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  @Test
  void everyCutServesTheFramesBeforeIt() throws IOException {
    for (NstraceWriter file : small()) {
      byte[] whole = file.bytes();
      int frames = Read.of(whole).frames().size();
      for (int length = whole.length - 1; length > 100; length--) {
        Read read = Read.of(Arrays.copyOf(whole, length));
        assertTrue(read.frames().size() <= frames);
        assertTrue(read.problems().size() <= 1, read.problems().toString());
        frames = read.frames().size();
      }
    }
  }

  @Test
  void noFlippedBitMakesReadingFail() throws IOException {
    for (NstraceWriter file : small()) {
      byte[] whole = file.bytes();
      for (int bit = 0; bit < whole.length * 8; bit++) {
        byte[] damaged = whole.clone();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        try (CaptureSet set = TestCaptures.open(damaged)) {
          assertTrue(TestCaptures.drain(set) <= 40, "bit " + bit); // records of 60 bytes at least
          assertEquals(1, set.summaries().size() + set.failures().size());
        }
      }
    }
  }

  private static List<NstraceWriter> small() {
    NstraceWriter first = new NstraceWriter("1.0").signature().absoluteTime(BASE);
    NstraceWriter second = new NstraceWriter("2.0").signature().absoluteTime(BASE);
    NstraceWriter timed = new NstraceWriter("2.0").signature();
    NstraceWriter third = new NstraceWriter("3.0").signature();
    NstraceWriter last = new NstraceWriter("3.5").signature().record(0x02, new byte[10]);
    for (int i = 0; i < 3; i++) {
      first.packet(TXB, 1, MICROS | i, FRAME);
      second.packet(TXB, 1, MICROS | i, FRAME);
      timed.timed(TXB, BASE * SECOND, FRAME);
      third.packet30(About.in(1), BASE * SECOND, FRAME, "one", "two");
      byte[] chain = NstraceWriter.extension(1, new byte[5]);
      last.packet35(About.in(1), BASE * SECOND, 0, new int[] {0x85}, chain, 60, FRAME);
    }
    return List.of(first, second, timed, third, last);
  }
}
