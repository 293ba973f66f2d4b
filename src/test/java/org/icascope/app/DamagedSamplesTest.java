package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.icascope.model.PortTable;
import org.icascope.report.Selection;
import org.icascope.report.json.DocumentOptions;
import org.icascope.report.json.JsonWriter;
import org.icascope.report.text.TextOptions;
import org.icascope.report.text.TextReport;
import org.icascope.samples.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No damage to a sample makes the analyzer fail: every run ends with a report or with an input that
 * could not be read, never with an exception. The test JVM has twice the heap of the launcher, and
 * two runs are under way at a time. One run in 16 reads on a thread of its own.
 *
 * <p>What is damaged is chosen so that the cost does not grow with every sample. The samples of
 * {@link #THOROUGH}, one of each file format, are damaged at every offset of their first 20,000
 * bytes: file header, handshakes, bind and ICA set-up, where structure is dense and every sample
 * looks alike. So are samples that are not longer than that; those that begin in mid-session or
 * have cut frames are among them. The others, and what lies behind, are damaged at every offset of
 * the first frames and at seeded offsets, which fall into all parts of their stories.
 *
 * <p>With {@code -Ddamage.every=8} only one offset in eight is tried: the gate does so on all JDKs
 * but one.
 */
class DamagedSamplesTest {

  private static final Set<String> THOROUGH =
      Set.of("clean-session.pcap", "roaming-reconnect.pcapng");

  /** Its reader has tests of its own that damage every bit; here few offsets do. */
  private static final Path TRACE = Path.of("samples/netscaler/nstrace1.cap");

  private static final int OFFSETS_OF_TRACE = 500;

  private static final int SHORT = 20_000;
  private static final int FIRST_FRAMES = 1_500;
  private static final int SEEDED_ABOVE = 3_500;
  private static final long SEED = 20261121;
  private static final int EVERY = Integer.getInteger("damage.every", 1);
  private static final TextOptions TEXT =
      new TextOptions(100, false, ZoneOffset.UTC, true, false, Set.of());

  /** Those with a story, and a NetScaler trace. */
  static List<Path> samples() throws IOException {
    List<Path> samples = new ArrayList<>(SampleFiles.captures());
    samples.add(TRACE);
    return samples;
  }

  @ParameterizedTest
  @MethodSource("samples")
  @Timeout(value = 600, unit = TimeUnit.SECONDS)
  void noTruncationMakesItFail(Path sample) throws IOException {
    byte[] whole = Files.readAllBytes(sample);
    check(offsets(sample, whole.length), n -> Arrays.copyOf(whole, n));
  }

  @ParameterizedTest
  @MethodSource("samples")
  @Timeout(value = 600, unit = TimeUnit.SECONDS)
  void noDamagedByteMakesItFail(Path sample) throws IOException {
    byte[] whole = Files.readAllBytes(sample);
    check(offsets(sample, whole.length), n -> damaged(whole, n));
  }

  /** Flips bits that depend on the offset, so that over the file many patterns are tried. */
  private static byte[] damaged(byte[] whole, int offset) {
    byte[] copy = whole.clone();
    int pattern = new Random(SEED + offset).nextInt(1, 256);
    copy[offset] ^= (byte) pattern;
    return copy;
  }

  private static int[] offsets(Path sample, int length) {
    boolean thorough = THOROUGH.contains(sample.getFileName().toString()) || length <= SHORT;
    int first = sample.equals(TRACE) ? OFFSETS_OF_TRACE : FIRST_FRAMES;
    int seededAbove = sample.equals(TRACE) ? OFFSETS_OF_TRACE : SEEDED_ABOVE;
    int every = Math.min(length, thorough ? SHORT : first);
    IntStream seeded =
        length == every ? IntStream.empty() : new Random(SEED).ints(seededAbove, every, length);
    return IntStream.concat(IntStream.range(0, every), seeded)
        .filter(offset -> offset % EVERY == 0)
        .toArray();
  }

  @Test
  void theSamplesDamagedAtEveryOffsetExist() throws IOException {
    Set<String> names =
        SampleFiles.captures().stream()
            .map(f -> f.getFileName().toString())
            .collect(Collectors.toSet());
    assertTrue(names.containsAll(THOROUGH), names.toString());
  }

  private static void check(int[] offsets, IntFunction<byte[]> input) {
    List<String> failures =
        Arrays.stream(offsets)
            .parallel()
            .mapToObj(offset -> failureOf(offset, input.apply(offset)))
            .flatMap(Optional::stream)
            .limit(5)
            .toList();
    assertEquals(List.of(), failures, "seed " + SEED);
  }

  private static Optional<String> failureOf(int offset, byte[] bytes) {
    try {
      AnalysisRun run = CaptureAnalysis.run(options(bytes), Progress.NONE, offset % 16 == 0);
      JsonWriter.write(
          run.analysis(), new DocumentOptions("test"), OutputStream.nullOutputStream());
      new TextReport(TEXT)
          .write(Selection.everything(run.analysis()), new PrintWriter(Writer.nullWriter()));
      return Optional.empty();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      return Optional.of("offset " + offset + ": " + trace);
    }
  }

  private static AnalysisOptions options(byte[] bytes) {
    return new AnalysisOptions(
        List.of("-"),
        new ByteArrayInputStream(bytes),
        new PortTable(Map.of()),
        false,
        true,
        true,
        Optional.of(new byte[] {1}),
        List.of(),
        false,
        () -> false);
  }
}
