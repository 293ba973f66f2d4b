package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.icascope.report.json.JsonForm;
import org.icascope.report.json.SchemaCheck;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program as a process of its own, whose output is cut off: the disk is full, the reader goes
 * away, somebody stops it.
 */
class BrokenOutputTest {

  /** What they say fills the buffer of a pipe (64 KiB) three times at least, in every format. */
  private static final List<String> SAMPLES =
      List.of(
          "samples/server-outage.pcapng",
          "samples/reconnect-storm.pcapng",
          "samples/three-reconnects.pcapng");

  /** More than fits into a pipe, so that the program is at work when all is written to it. */
  private static final Path LARGE = Path.of("samples/server-outage.pcapng");

  private static final int BUFFER_OF_A_PIPE = 65_536;

  /** For a JVM to start on a busy machine. Chosen. */
  private static final int STARTED_MILLIS = 3000;

  @TempDir Path folder;

  private ProcessBuilder analyze(String format, List<String> files) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "org.icascope.cli.Main",
                "analyze",
                "--format",
                format));
    command.addAll(files);
    return new ProcessBuilder(command).redirectError(folder.resolve("err").toFile());
  }

  private int exitCode(Process process) throws InterruptedException {
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it hangs");
    return process.exitValue();
  }

  private String err() throws IOException {
    return Files.readString(folder.resolve("err"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "ndjson", "ecs", "ocsf", "cef", "syslog"})
  void aFullDiskUnderStandardOutputIsOneLineAndExitCodeOne(String format) throws Exception {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "skipped: no /dev/full, not a Linux");

    Process process = analyze(format, SAMPLES).redirectOutput(full.toFile()).start();

    assertEquals(1, exitCode(process));
    assertEquals("icascope: cannot write to standard output: No space left on device\n", err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "ndjson", "ecs", "ocsf", "cef", "syslog"})
  void aReaderThatLeavesIsNoFailure(String format) throws Exception {
    Process process = analyze(format, SAMPLES).start();
    try (InputStream out = process.getInputStream()) {
      assertTrue(out.readNBytes(1000).length == 1000);
    }

    assertEquals(0, exitCode(process));
    assertEquals("", err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "ndjson", "ecs", "ocsf", "cef", "syslog"})
  void aRunThatIsStoppedTellsWhatItHasAndThatItIsAPart(String format) throws Exception {
    byte[] capture = Files.readAllBytes(LARGE);
    assertTrue(capture.length > 2 * BUFFER_OF_A_PIPE, "it has to read some of it");
    Path file = folder.resolve("out");
    Process process = analyze(format, List.of("-")).redirectOutput(file.toFile()).start();
    process.getOutputStream().write(capture);
    process.getOutputStream().flush();

    process.destroy(); // SIGTERM; its standard input stays open

    assertEquals(143, exitCode(process));
    assertEquals(
        "icascope: warning: stopped early, the result covers only part of the input\n", err());
    check(format, Files.readString(file, StandardCharsets.UTF_8));
  }

  /** A recorder that has nothing to say yet. */
  @Test
  void aRunThatWaitsForItsFirstFrameIsStoppedAtOnce() throws Exception {
    List<String> commands = List.of("analyze", "packets", "show", "inventory");
    List<Process> waiting = new ArrayList<>();
    for (String command : commands) {
      List<String> words = new ArrayList<>(analyze("text", List.of()).command().subList(0, 4));
      words.addAll(List.of(command, "-"));
      waiting.add(
          new ProcessBuilder(words).redirectError(folder.resolve(command).toFile()).start());
    }
    Thread.sleep(STARTED_MILLIS);
    for (Process process : waiting) {
      process.toHandle().destroy(); // SIGTERM; unlike destroy() it leaves standard input open
    }
    for (String command : commands) {
      Process process = waiting.get(commands.indexOf(command));
      assertTrue(process.waitFor(15, TimeUnit.SECONDS), "it hangs"); // 20 s are its last resort
      assertEquals(143, process.exitValue());
      assertEquals(
          "icascope: warning: stopped early, the result covers only part of the input\n",
          Files.readString(folder.resolve(command)));
    }
  }

  private static void check(String format, String out) {
    assertTrue(out.endsWith("\n"), "whole lines");
    JsonMapper mapper = new JsonMapper();
    switch (format) {
      case "json" -> {
        assertEquals(List.of(), SchemaCheck.strict(JsonForm.DOCUMENT).errors(out));
        assertTrue(mapper.readTree(out).get("partial").asBoolean());
      }
      case "ndjson" -> {
        SchemaCheck schema = SchemaCheck.strict(JsonForm.LINES);
        List<JsonNode> lines = out.lines().map(mapper::readTree).toList();
        lines.forEach(line -> assertEquals(List.of(), schema.errors(line)));
        assertTrue(lines.get(0).get("partial").asBoolean());
      }
      case "ecs", "ocsf" ->
          assertTrue(out.lines().map(mapper::readTree).collect(Collectors.toList()).size() > 10);
      default -> {
        String start = format.equals("cef") ? "CEF:0|" : "<";
        assertTrue(out.lines().allMatch(line -> line.startsWith(start)));
      }
    }
  }
}
