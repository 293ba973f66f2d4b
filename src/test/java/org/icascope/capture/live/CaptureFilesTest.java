package org.icascope.capture.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.icascope.capture.CaptureException;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.CaptureSummary;
import org.icascope.capture.Frame;
import org.icascope.capture.PcapngSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a capture, read back; names and rules are those of dumpcap's manual. */
class CaptureFilesTest {

  /** A clock that stands until it is moved. */
  private static final class SteppedClock extends Clock {
    private Instant now = Instant.parse("2026-03-02T09:30:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private static final LiveSource.Counts COUNTS =
      new LiveSource.Counts(OptionalLong.of(7), OptionalLong.of(2), 0);

  private final SteppedClock clock = new SteppedClock();
  @TempDir Path folder;

  private static CaptureStream stream(OutputStream out) throws IOException {
    PcapngSource source =
        new PcapngSource("eth7", Optional.of("test"), 1, 262_144, 9, Optional.of("tcp"), "Linux");
    PcapngSource.Machine machine = new PcapngSource.Machine("arch", "system", "icascope");
    return new CaptureStream(out, "x", machine, source, () -> COUNTS);
  }

  private CaptureFiles files(StopRules next, OptionalLong most) throws CaptureException {
    Path path = folder.resolve("trace.pcapng");
    return new CaptureFiles(path, next, most, CaptureFilesTest::stream, clock, file -> {});
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Frame frame(int number) {
    byte[] bytes = new byte[101];
    bytes[0] = (byte) number;
    return new Frame().bytes(bytes, 0, 101, 1514).meta(1_000_000_001L * number, 1);
  }

  private static CaptureSummary read(Path file, List<Long> times) throws IOException {
    InputStream none = InputStream.nullInputStream();
    try (CaptureSet set = CaptureSet.open(List.of(file.toString()), none, false)) {
      Frame frame = new Frame();
      while (set.next(frame)) {
        assertEquals(101, frame.capturedLength());
        assertEquals(1514, frame.originalLength());
        times.add(frame.timeNanos());
      }
      return set.summaries().get(0);
    }
  }

  @Test
  void oneFileIsNamedAsGivenAndHoldsFramesAndLosses() throws Exception {
    try (CaptureFiles files = files(StopRules.NONE, OptionalLong.empty())) {
      files.frame(frame(1));
      files.frame(frame(2));
    }
    assertEquals(List.of("trace.pcapng"), names());
    List<Long> times = new ArrayList<>();
    CaptureSummary summary = read(folder.resolve("trace.pcapng"), times);
    assertEquals(List.of(1_000_000_001L, 2_000_000_002L), times);
    assertEquals(OptionalLong.of(2), summary.recorderDrops());
    assertEquals(9, summary.timeDigits());
    assertEquals(List.of(), summary.problems());
  }

  @Test
  void capinfosReadsWhatTheFileSaysOfItself() throws Exception {
    NativeTools.assumeInstalled("capinfos");
    try (CaptureFiles files = files(StopRules.NONE, OptionalLong.empty())) {
      files.frame(frame(1));
    }
    String told =
        NativeTools.output(List.of("capinfos", folder.resolve("trace.pcapng").toString()));
    for (String line :
        List.of(
            "Number of packets:   1",
            "Packet size limit:   inferred: 101 bytes",
            "Capture hardware:    arch",
            "Capture oper-sys:    system",
            "Capture application: icascope",
            "Name = eth7",
            "Description = test",
            "Filter string = tcp",
            "Capture length = 262144",
            "Time precision = nanoseconds (9)",
            "Number of stat entries = 1")) {
      assertTrue(told.contains(line), line + " is not in\n" + told);
    }
  }

  @Test
  void aRingKeepsTheLastFilesUnderDumpcapsNames() throws Exception {
    StopRules next = StopRules.parse(List.of("packets:2", "files:2"));
    try (CaptureFiles files = files(next, OptionalLong.empty())) {
      for (int i = 1; i <= 5; i++) {
        files.frame(frame(i));
        clock.now = clock.now.plusSeconds(61);
      }
    }
    // the second file began with the second frame, the third with the fourth
    assertEquals(
        List.of("trace_00002_20260302093101.pcapng", "trace_00003_20260302093303.pcapng"), names());
    List<Long> times = new ArrayList<>();
    read(folder.resolve(names().get(1)), times);
    assertEquals(List.of(5_000_000_005L), times);
  }

  @Test
  void theNextFileFollowsBySizeAndByTimeAlsoWhenNothingComes() throws Exception {
    StopRules next = StopRules.parse(List.of("filesize:1", "duration:10"));
    try (CaptureFiles files = files(next, OptionalLong.empty())) {
      for (int i = 0; i < 7; i++) { // 136 bytes a frame, after some 200 of header
        files.frame(frame(i));
      }
      assertEquals(2, names().size());
      files.idle();
      assertEquals(2, names().size());
      clock.now = clock.now.plusSeconds(10);
      files.idle();
      assertEquals(3, names().size());
    }
  }

  @Test
  void afterAsManyFilesAsWantedNoneIsBegun() throws Exception {
    try (CaptureFiles files = files(StopRules.parse(List.of("packets:1")), OptionalLong.of(2))) {
      files.frame(frame(1));
      assertEquals(false, files.isDone());
      files.frame(frame(2));
      assertEquals(true, files.isDone());
    }
    assertEquals(2, names().size());
  }

  @Test
  void captureEndsByCountAndBySize() throws Exception {
    int[] given = {0};
    LiveCapture.FrameReader source =
        frame -> {
          frame.bytes(new byte[101], 0, 101, 101).meta(given[0]++, 1);
          return true;
        };
    var three = StopRules.parse(List.of("packets:3"));
    var files = files(StopRules.NONE, OptionalLong.empty());
    assertEquals(3, new LiveCapture(source, List.of(files), three, () -> false, n -> {}).run());
    var kilobyte = StopRules.parse(List.of("filesize:1"));
    files = files(StopRules.NONE, OptionalLong.empty());
    new LiveCapture(source, List.of(files), kilobyte, () -> false, n -> {}).run();
    long size = Files.size(folder.resolve("trace.pcapng"));
    assertTrue(size >= 1000 && size < 1300, "size " + size); // the statistics come on top
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() {
    Path path = folder.resolve("no/such/folder.pcapng");
    CaptureException e =
        assertThrows(
            CaptureException.class,
            () ->
                new CaptureFiles(
                    path,
                    StopRules.NONE,
                    OptionalLong.empty(),
                    CaptureFilesTest::stream,
                    clock,
                    f -> {}));
    assertTrue(e.getMessage().endsWith("folder.pcapng: no such folder"), e.getMessage());
  }

  @Test
  void rulesThatMakeNoSenseAreExplained() {
    for (String wrong : List.of("files", "files:0", "size:3", "duration:x", "filesize:-1")) {
      var e =
          assertThrows(
              IllegalArgumentException.class, () -> StopRules.parse(List.of(wrong)), wrong);
      assertTrue(e.getMessage().contains("got " + wrong), e.getMessage());
    }
  }
}
