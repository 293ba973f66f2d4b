package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.icascope.analyze.Analysis;
import org.icascope.capture.PcapBytes;
import org.icascope.flow.FlowSide;
import org.icascope.model.Direction;
import org.icascope.model.PortTable;
import org.icascope.report.json.DocumentOptions;
import org.icascope.report.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader on a thread of its own changes nothing in the result, and ends when it should. */
class TwoThreadsTest {

  private static final Path CAPTURES =
      Path.of(System.getProperty("captures.dir", "../shared/captures"));

  static Stream<List<String>> samples() throws IOException {
    List<String> files = files(Path.of("samples"));
    return Stream.concat(files.stream().map(List::of), Stream.of(files)); // each, and all at once
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theDocumentIsThatOfOneThread(List<String> files) throws IOException {
    assertSame(files, false);
    assertSame(files, true);
  }

  @Test
  void soItIsOfEveryScenario() throws IOException {
    Path folder = CAPTURES.resolve("scenarios");
    assumeTrue(Files.isDirectory(folder), "skipped: no captures in " + folder);
    for (String file : files(folder)) {
      assertSame(List.of(file), true);
    }
  }

  @Test
  void soItIsOfAFolderOfRealCaptures() throws IOException {
    Path folder = CAPTURES.resolve("real/tcp");
    assumeTrue(Files.isDirectory(folder), "skipped: no captures in " + folder);
    assertSame(List.of(folder.toString()), true);
  }

  @Test
  void soItIsOfFramesThatAreLargerThanAWindow(@TempDir Path folder) throws IOException {
    PcapBytes file = PcapBytes.usual();
    for (int i = 0; i < 60; i++) {
      file.frame(i, 0, new byte[i == 20 ? 9 << 20 : 100_000]);
    }
    Path path = Files.write(folder.resolve("large.pcap"), file.bytes());
    assertSame(List.of(path.toString()), true);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aStoppedRunCountsTheFramesThatItDealtWith(boolean ownReader) throws IOException {
    int[] looks = {0};
    String sample = "samples/server-outage.pcapng"; // TCP only, 1,990 frames
    AnalysisOptions options =
        options(List.of(sample), InputStream.nullInputStream(), true, () -> ++looks[0] > 1);

    Analysis analysis = CaptureAnalysis.run(options, Progress.NONE, ownReader).analysis();

    long inFlows =
        analysis.flows().stream()
            .flatMap(result -> Stream.of(Direction.values()).map(result.flow()::side))
            .mapToLong(FlowSide::packets)
            .sum();
    assertTrue(analysis.traffic().partial());
    assertEquals(analysis.captures().get(0).summary().packets(), inFlows);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Timeout(30)
  void aStoppedRunDoesNotWaitForASilentPipe(boolean endsWithTheSignal) throws Exception {
    byte[] sample = Files.readAllBytes(Path.of("samples/clean-session.pcap"));
    int half = sample.length / 2;
    AtomicBoolean stopped = new AtomicBoolean();
    try (SilentPipe pipe =
        new SilentPipe(Arrays.copyOf(sample, half), endsWithTheSignal, () -> stopped.set(true))) {
      AnalysisOptions options = options(List.of("-"), pipe, false, stopped::get);

      Analysis analysis = CaptureAnalysis.run(options, Progress.NONE, true).analysis();

      assertTrue(analysis.traffic().partial());
      assertEquals(1, analysis.sessions().size());
      assertEquals(wholeFrames(sample, half), analysis.captures().get(0).summary().packets());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatGoesWrongInTheReaderIsThrownToTheCaller(boolean ownReader) {
    byte[] oneFrame = PcapBytes.usual().frame(1, 0, new byte[60]).bytes();
    InputStream broken = new BrokenStream();
    InputStream input = new SequenceInputStream(new ByteArrayInputStream(oneFrame), broken);
    AnalysisOptions options = options(List.of("-"), input, false, () -> false);

    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () -> CaptureAnalysis.run(options, Progress.NONE, ownReader));

    assertEquals("broken", thrown.getMessage());
  }

  /** Brings what it has, wishes the run to stop, and is silent from then on, or ends. */
  private static final class SilentPipe extends ByteArrayInputStream {
    private final boolean ends;
    private final Runnable wish;
    private final CountDownLatch closed = new CountDownLatch(1);

    SilentPipe(byte[] bytes, boolean ends, Runnable wish) {
      super(bytes);
      this.ends = ends;
      this.wish = wish;
    }

    @Override
    public int read(byte[] buffer, int start, int length) {
      int read = super.read(buffer, start, Math.min(1000, length));
      if (read >= 0 || ends) {
        if (read < 0) {
          wish.run();
        }
        return read;
      }
      wish.run();
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return -1;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  private static final class BrokenStream extends InputStream {
    @Override
    public int read() {
      throw new IllegalStateException("broken");
    }

    @Override
    public int read(byte[] buffer, int start, int length) {
      return read();
    }
  }

  /** Counted by hand: record headers of 16 bytes, the captured length at 8, little endian. */
  private static long wholeFrames(byte[] file, int length) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int frames = 0;
    int at = 24;
    while (at + 16 <= length && at + 16 + bytes.getInt(at + 8) <= length) {
      at += 16 + bytes.getInt(at + 8);
      frames++;
    }
    return frames;
  }

  private static void assertSame(List<String> files, boolean allFlows) throws IOException {
    assertEquals(document(files, allFlows, false), document(files, allFlows, true));
  }

  private static String document(List<String> files, boolean allFlows, boolean ownReader)
      throws IOException {
    AnalysisOptions options = options(files, InputStream.nullInputStream(), allFlows, () -> false);
    AnalysisRun run = CaptureAnalysis.run(options, Progress.NONE, ownReader);
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    JsonWriter.write(run.analysis(), new DocumentOptions("test"), json);
    return json.toString(StandardCharsets.UTF_8);
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(Path::toString)
          .filter(file -> file.matches(".*\\.pcap(ng)?(\\.gz)?"))
          .sorted()
          .toList();
    }
  }

  private static AnalysisOptions options(
      List<String> files, InputStream input, boolean allFlows, BooleanSupplier stop) {
    return new AnalysisOptions(
        files,
        input,
        new PortTable(Map.of()),
        false,
        allFlows,
        false,
        Optional.empty(),
        List.of(),
        true,
        stop);
  }
}
