package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icascope.app.CaptureAnalysis;
import org.icascope.cli.FaultRuns.Call;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every command does when its input disappears, its output cannot be written, or somebody
 * stops it: one line, the exit code that the README has, and nothing that looks whole and is not.
 */
class FaultsTest {

  /** Both were recorded of the same sessions, so that they can be compared. */
  private static final String ONE = "samples/compare/client.pcap";

  private static final String OTHER = "samples/compare/server.pcap";

  private static final int PCAP_HEADER = 24;

  /** Bytes of a frame that says nothing, and of its record. */
  private static final int LARGE = 60_000;

  private static final int RECORD = 16 + LARGE;

  /** So that a file is much larger than all that is read ahead. */
  private static final int MANY = 700;

  @TempDir Path folder;
  private final Map<String, String> files = new HashMap<>();
  private Path capture;
  private Path out;

  /** What a call left behind. */
  private record Result(int exitCode, String out, String err, boolean outputFailed) {}

  @BeforeEach
  void copy() throws IOException {
    capture = Files.copy(Path.of(ONE), folder.resolve("a.pcap"));
    Path ring = Files.createDirectory(folder.resolve("ring"));
    Files.copy(capture, ring.resolve("a.pcap"));
    out = folder.resolve("out");
    files.put("FILE", capture.toString());
    files.put("OTHER", Files.copy(Path.of(OTHER), folder.resolve("b.pcap")).toString());
    files.put("DIR", ring.toString());
    files.put("OUT", out.toString());
  }

  static Stream<Call> all() {
    return FaultRuns.all();
  }

  static Stream<Call> readers() {
    return all().filter(Call::reads);
  }

  static Stream<Call> twice() {
    return readers().filter(Call::readsTwice);
  }

  /** That can read standard input in place of a file. */
  static Stream<Call> once() {
    return readers().filter(call -> !call.readsTwice());
  }

  @Test
  void everyCommandIsTried() {
    Set<String> tried = all().map(Call::command).collect(Collectors.toCollection(TreeSet::new));
    tried.addAll(FaultRuns.ELSEWHERE.keySet());
    assertEquals(new TreeSet<>(Commands.NAMES), tried);
  }

  private Result run(Call call) {
    return run(
        call, InputStream.nullInputStream(), new ByteArrayOutputStream(), () -> false, () -> {});
  }

  /**
   * @param afterFirst runs when the input was read once
   */
  private Result run(
      Call call, InputStream in, OutputStream to, BooleanSupplier stop, Faulty afterFirst) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    StandardOutput output = new StandardOutput(FailingOutputs.both(written, to));
    StringWriter err = new StringWriter();
    Environment environment =
        new Environment(
            in,
            output,
            new PrintWriter(err, true),
            StandardCharsets.UTF_8,
            false,
            false,
            Map.of(),
            () -> output.hasFailed() || stop.getAsBoolean());
    int code =
        new Commands(
                (options, progress) -> {
                  var run = CaptureAnalysis.run(options, progress);
                  afterFirst.happen();
                  return run;
                },
                environment)
            .run(call.with(files).toArray(String[]::new));
    String errors = err + output.problem().map(p -> "icascope: " + p + "\n").orElse("");
    int exit = output.problem().isPresent() ? ExitCodes.UNREADABLE : code;
    return new Result(exit, written.toString(StandardCharsets.UTF_8), errors, output.hasFailed());
  }

  private interface Faulty {
    void happen() throws IOException;
  }

  private static void assertOneLineEach(Call call, Result result) {
    assertFalse(result.err().contains("internal error"), () -> call + ": " + result.err());
    for (String line : result.err().lines().toList()) {
      assertTrue(line.startsWith("icascope: "), () -> call + ": " + line);
    }
  }

  /** What can be read as a document says that it is a part. */
  private static void assertNothingLooksWhole(Call call, Result result) {
    if (call.writesDocument() && !result.out().isBlank()) {
      try {
        JsonNode document = new JsonMapper().readTree(result.out());
        JsonNode told = document.isArray() ? document.get(document.size() - 1) : document;
        assertTrue(told.path("partial").asBoolean(), call::toString);
      } catch (JacksonException e) {
        assertFalse(result.out().endsWith("]\n"), call::toString);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void withoutAFaultAllIsWell(Call call) {
    Result result = run(call);
    assertEquals(0, result.exitCode(), result.err());
    if (call.writesDocument() && !call.has("OUT")) {
      JsonNode document = new JsonMapper().readTree(result.out());
      assertFalse(document.path("partial").asBoolean());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aFullDiskIsOneLineAndExitCodeOne(Call call) {
    for (int bytes : new int[] {0, 700}) {
      int length = run(call).out().length();
      delete(out);
      Result result =
          run(
              call,
              InputStream.nullInputStream(),
              FailingOutputs.room(bytes, "No space left on device"),
              () -> false,
              () -> {});
      delete(out);
      if (length > bytes) {
        assertEquals(1, result.exitCode(), call::toString);
        String last = result.err().lines().reduce((a, b) -> b).orElse("");
        assertTrue(last.startsWith("icascope: ") && last.contains("No space left"), last);
        assertEquals(1, result.err().lines().count(), () -> call + ": " + result.err());
        assertOneLineEach(call, result);
        assertNothingLooksWhole(call, result);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aReaderThatLeavesIsNoFailure(Call call) {
    Result result =
        run(
            call,
            InputStream.nullInputStream(),
            FailingOutputs.room(300, "Broken pipe"),
            () -> false,
            () -> {});
    if (result.outputFailed() && !call.command().equals("watch")) {
      assertEquals(0, result.exitCode(), () -> call + result.err());
      assertEquals("", result.err(), call::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("readers")
  void whoIsStoppedSaysSo(Call call) throws IOException {
    enlarge(MANY / 20);
    for (int looks : new int[] {0, 1, 2, 4, 8}) {
      delete(out);
      AtomicInteger left = new AtomicInteger(looks);
      Result result =
          run(
              call,
              InputStream.nullInputStream(),
              OutputStream.nullOutputStream(),
              () -> left.decrementAndGet() < 0,
              () -> {});
      assertOneLineEach(call, result);
      boolean tooLate = left.get() == -1; // at the very last look all was done
      if (tooLate) {
        continue;
      }
      if (left.get() < 0 && !Files.exists(out)) {
        assertTrue(result.err().contains("stopped"), () -> call + ": " + result.err());
        assertNothingLooksWhole(call, result);
      } else if (left.get() < 0 && call.writesDocument()) {
        String written = Files.readString(out);
        assertTrue(new JsonMapper().readTree(written).get("partial").asBoolean());
      }
    }
  }

  /** Appends frames that say nothing; the file has holes where they have zeros. */
  private void enlarge(int frames) throws IOException {
    ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel file = FileChannel.open(capture, StandardOpenOption.WRITE)) {
      long at = file.size();
      record.putInt(1_772_443_900).putInt(0).putInt(LARGE).putInt(LARGE);
      for (int i = 0; i < frames; i++) {
        file.write(record.rewind(), at);
        at += RECORD;
      }
      file.write(ByteBuffer.allocate(1), at - 1);
    }
  }

  @ParameterizedTest
  @MethodSource("twice")
  void whatIsGoneAtTheSecondReadingIsToldAndNothingIsMadeOfTheRest(Call call) throws IOException {
    byte[] before = Files.readAllBytes(capture);
    List<Faulty> faults =
        List.of(
            () -> Files.deleteIfExists(capture),
            () -> shorten(before.length / 2),
            () -> shorten(PCAP_HEADER),
            () -> shorten(0),
            () -> Files.copy(Path.of(OTHER), capture, StandardCopyOption.REPLACE_EXISTING));
    for (Faulty fault : faults) {
      Files.write(capture, before);
      Result result =
          run(
              call,
              InputStream.nullInputStream(),
              OutputStream.nullOutputStream(),
              () -> false,
              fault);
      boolean frames = call.command().matches("packets|show");
      if (!frames) {
        assertEquals(1, result.exitCode(), () -> call + ": " + result.out());
        assertFalse(Files.exists(out), call::toString);
        assertNothingLooksWhole(call, result);
      }
      assertFalse(result.err().isEmpty(), call::toString);
      assertOneLineEach(call, result);
    }
  }

  private void shorten(int bytes) throws IOException {
    try (FileChannel file = FileChannel.open(capture, StandardOpenOption.WRITE)) {
      file.truncate(bytes);
    }
  }

  @ParameterizedTest
  @MethodSource("once")
  void aReadThatFailsGivesAPartThatSaysSo(Call call) throws IOException {
    byte[] bytes = Files.readAllBytes(capture);
    for (int until : new int[] {bytes.length / 2, bytes.length - 1, bytes.length}) {
      files.put("FILE", "-");
      InputStream in =
          new SequenceInputStream(new ByteArrayInputStream(bytes, 0, until), new Broken());
      Result result = run(call, in, OutputStream.nullOutputStream(), () -> false, () -> {});
      assertEquals(1, result.exitCode(), () -> call + ": " + result.err());
      assertTrue(result.err().contains("reading failed (Input/output error)"), result.err());
      assertOneLineEach(call, result);
      if (!call.has("OUT")) {
        assertNothingLooksWhole(call, result);
      }
      delete(out);
    }
  }

  /** As a share on a server that went away. */
  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("Input/output error");
    }

    @Override
    public int read(byte[] bytes, int start, int length) throws IOException {
      throw new IOException("Input/output error");
    }
  }

  /** Not as trees, which would be very many. */
  static Stream<Call> flat() {
    return once().filter(call -> !call.has("show") && !call.has("-V") && !call.has("-T"));
  }

  @ParameterizedTest
  @MethodSource("flat")
  void aFileThatIsCutWhileItIsReadIsToldEvenAtTheEndOfAFrame(Call call) throws IOException {
    int kept = (int) Files.size(capture) + (MANY - 20) * RECORD;
    enlarge(MANY);
    Result result =
        run(
            call,
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            () -> {
              cut(kept);
              return false;
            },
            () -> {});
    assertEquals(1, result.exitCode(), () -> call + ": " + result.err());
    assertTrue(result.err().contains("became shorter while it was read"), result.err());
    assertOneLineEach(call, result);
    if (!call.has("OUT")) {
      assertNothingLooksWhole(call, result);
    }
  }

  private void cut(int bytes) {
    try {
      shorten(bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".lock"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
