package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.icascope.report.json.JsonForm;
import org.icascope.report.json.SchemaCheck;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ctrl+C and a polite kill while a capture is read, by real signals to real processes: the exit
 * code of the signal, one line that says so, and a result that is whole and says that it is a part,
 * or none. {@link FaultsTest} stops every form of every command at many places, in process.
 */
class SignalsTest {

  private static final String PARTIAL =
      "icascope: warning: stopped early, the result covers only part of the input\n";

  /** {@code FILE} takes seconds to read, {@code OUT} is written, {@code DIR} is a ring. */
  private static final List<String> CALLS =
      List.of(
          "INT analyze FILE",
          "INT analyze --format json FILE",
          "TERM analyze --format json FILE",
          "TERM analyze --format ndjson --output OUT FILE",
          "INT packets FILE",
          "TERM packets -T json FILE",
          "INT export -w OUT FILE",
          "TERM export -w - FILE",
          "TERM compare --format json FILE OTHER",
          "INT watch --settle 0s --output OUT DIR");

  @TempDir static Path folder;

  private static final Map<String, Future<SignalledRun>> RUNS = new HashMap<>();

  /** Two at a time: most of what each takes is the start of its JVM. */
  @BeforeAll
  static void signalAll() throws Exception {
    Assumptions.assumeTrue(
        Files.exists(Path.of("/proc/self/fd")), "skipped: no /proc, not a Linux");
    Path one = Path.of("samples/compare/client.pcap");
    SignalledRun.enlarged(one, folder.resolve("FILE"));
    Files.copy(Path.of("samples/compare/server.pcap"), folder.resolve("OTHER"));
    Files.copy(one, Files.createDirectory(folder.resolve("DIR")).resolve("a.pcap"));
    ExecutorService two = Executors.newFixedThreadPool(2);
    for (String call : CALLS) {
      Callable<SignalledRun> run = () -> run(call);
      RUNS.put(call, two.submit(run));
    }
    two.shutdown();
  }

  private static SignalledRun run(String call) throws Exception {
    Path own = Files.createDirectory(folder(call));
    List<String> words = new ArrayList<>(List.of(call.split(" ")));
    String signal = words.remove(0);
    words.replaceAll(word -> word.equals("OUT") ? own.resolve(word).toString() : word);
    words.replaceAll(
        word -> word.matches("FILE|OTHER|DIR") ? folder.resolve(word).toString() : word);
    SignalledRun run = SignalledRun.start(own, words);
    if (call.contains("DIR")) {
      run.awaitFile(own.resolve("OUT.state"));
    } else {
      run.awaitReading(folder.resolve("FILE"));
    }
    run.end(signal);
    return run;
  }

  private static Path folder(String call) {
    return folder.resolve("run" + CALLS.indexOf(call));
  }

  private static SignalledRun get(String call) throws Exception {
    return RUNS.get(call).get();
  }

  static Stream<String> all() {
    return CALLS.stream();
  }

  static Stream<String> whole() {
    return CALLS.stream().filter(call -> call.contains("json") && !call.contains("compare"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theExitCodeIsThatOfTheSignalAndOneLineSaysWhy(String call) throws Exception {
    SignalledRun run = get(call);
    assertEquals(call.startsWith("INT") ? 130 : 143, run.exitCode(), run.err());
    assertTrue(run.err().lines().allMatch(line -> line.startsWith("icascope: ")), run.err());
    if (!call.contains("watch")) {
      assertEquals(1, run.err().lines().count(), run.err());
      assertTrue(run.err().contains("stopped"), run.err());
    }
    try (Stream<Path> left = Files.list(folder(call))) {
      assertFalse(left.anyMatch(file -> file.toString().endsWith(".part")));
    }
  }

  @Test
  void aReportSaysThatItIsAPart() throws Exception {
    String call = "INT analyze FILE";
    assertEquals(PARTIAL, get(call).err());
    assertTrue(get(call).out().startsWith("Read "), get(call).out());
    assertTrue(
        get(call).out().contains("Stopped early: what follows covers only part"), get(call).out());
  }

  @ParameterizedTest
  @MethodSource("whole")
  void jsonIsWholeAndSaysThatItIsAPart(String call) throws Exception {
    get(call);
    String out = Files.readString(folder(call).resolve(call.contains("OUT") ? "OUT" : "out"));
    assertTrue(out.endsWith("\n"), out);
    if (call.contains("ndjson")) {
      SchemaCheck schema = SchemaCheck.strict(JsonForm.LINES);
      out.lines().forEach(line -> assertEquals(List.of(), schema.errors(line)));
      assertTrue(out.lines().findFirst().orElseThrow().contains("\"partial\":true"), out);
    } else {
      JsonNode document = new JsonMapper().readTree(out);
      JsonNode told = document.isArray() ? document.get(document.size() - 1) : document;
      assertTrue(told.get("partial").asBoolean());
    }
  }

  /** What needs all of its input makes nothing of a part of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "INT export -w OUT FILE",
        "TERM export -w - FILE",
        "TERM compare --format json FILE OTHER"
      })
  void whatReadsTwiceShowsNothing(String call) throws Exception {
    assertEquals("", get(call).out());
    assertFalse(Files.exists(folder(call).resolve("OUT")));
  }

  /** {@link WatchKilledTest} goes on after that; {@link WatchCommandTest} has the other signal. */
  @Test
  void aWatchLeavesWholeLinesAndItsCheckpoint() throws Exception {
    String call = "INT watch --settle 0s --output OUT DIR";
    get(call);
    for (String file : List.of("OUT", "OUT.state")) {
      String left = Files.readString(folder(call).resolve(file));
      assertTrue(left.isEmpty() || left.endsWith("\n"), left);
    }
  }
}
