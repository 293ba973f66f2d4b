package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.icascope.app.RingForTests;
import org.icascope.report.json.JsonForm;
import org.icascope.report.json.SchemaCheck;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command with its arguments, outputs and exit codes. */
class WatchCommandTest {

  @TempDir Path folder;

  private Path ring;

  @BeforeEach
  void makeRing() throws IOException {
    ring = RingForTests.outages(folder.resolve("ring"), 1, 5);
  }

  private CommandForTests.Result watch(String... more) {
    List<String> arguments = new ArrayList<>(List.of("watch", "--once", "--settle", "0s"));
    arguments.addAll(List.of(more));
    arguments.add(ring.toString());
    return CommandForTests.run(arguments);
  }

  private void assertRefused(String why, CommandForTests.Result result) {
    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains(why), result.err());
  }

  @Test
  void argumentsThatMakeNoSenseAreRefused() throws IOException {
    assertRefused("is no folder", CommandForTests.run("watch", "--once", "README.md"));
    assertRefused("goes with --once", CommandForTests.run("watch", "--end", ring.toString()));
    assertRefused("expected a time", watch("--max-lateness", "soon"));
    assertRefused("goes with --output", watch("--rotate", "1M"));
    Path output = Files.writeString(folder.resolve("there.ndjson"), "of somebody else\n");
    assertRefused("exists", watch("--output", output.toString()));
    assertEquals("of somebody else\n", Files.readString(output));
  }

  /** The length in a checkpoint is that of one file in one form. */
  @Test
  void aCheckpointIsOfUseForItsOwnRecordsOnly() throws IOException {
    String state = folder.resolve("s").toString();
    Path one = folder.resolve("one");
    Path other = Files.writeString(folder.resolve("other"), "of somebody else\n");
    assertEquals(0, watch("--end", "--state", state, "--output", one.toString()).exitCode());
    String records = Files.readString(one);
    assertTrue(records.lines().count() > 10, records);
    for (List<String> wrong :
        List.of(
            List.of("--output", other.toString(), "--force"),
            List.of("--output", one.toString(), "--rotate", "1M"),
            List.of("--output", one.toString(), "--format", "syslog"))) {
      List<String> arguments = new ArrayList<>(List.of("--state", state));
      arguments.addAll(wrong);
      CommandForTests.Result result = watch(arguments.toArray(String[]::new));
      assertEquals(1, result.exitCode(), result.err());
      assertTrue(result.err().contains("name another --state"), result.err());
    }
    assertEquals(records, Files.readString(one));
    assertEquals("of somebody else\n", Files.readString(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ecs", "ocsf", "cef", "syslog"})
  void recordsAreThoseOfAnalyzeInEveryFormat(String format) throws IOException {
    Path output = folder.resolve("records");
    CommandForTests.Result result =
        watch("--end", "--format", format, "--output", output.toString());
    assertEquals(0, result.exitCode(), result.err());
    List<String> told = Files.readAllLines(output);
    List<String> analyzed =
        CommandForTests.run("analyze", "--format", format, ring.toString()).out().lines().toList();
    assertEquals(analyzed.size(), told.size());
    assertTrue(told.stream().allMatch(line -> line.length() < 8000));
  }

  @Test
  void everyLineIsOfTheSchema() throws IOException {
    Files.writeString(ring.resolve("notes.txt"), "no capture");
    CommandForTests.Result result = watch("--end");
    assertEquals(0, result.exitCode(), result.err());
    SchemaCheck schema = SchemaCheck.strict(JsonForm.LINES);
    List<String> lines = result.out().lines().toList();
    lines.forEach(line -> assertEquals(List.of(), schema.errors(line), line));
    assertTrue(lines.stream().anyMatch(line -> line.contains("watch.unreadable")));
  }

  @Test
  void aSecondRunGoesOnBehindTheFirst() throws IOException {
    Path output = folder.resolve("records.ndjson");
    assertEquals(0, watch("--output", output.toString()).exitCode());
    String first = Files.readString(output);
    assertEquals(0, watch("--end", "--output", output.toString()).exitCode());
    String both = Files.readString(output);
    assertTrue(both.startsWith(first) && both.length() > first.length());
    assertEquals(0, watch("--end", "--output", output.toString()).exitCode());
    assertEquals(both, Files.readString(output));
  }

  @Test
  void filesOfRecordsAreOfWholeLines() throws IOException {
    Path output = folder.resolve("records.ndjson");
    assertEquals(0, watch("--end", "--output", output.toString(), "--rotate", "20k").exitCode());
    int parts = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path part : files.filter(f -> f.toString().matches(".*-\\d{5}\\.ndjson")).toList()) {
        String text = Files.readString(part);
        assertTrue(text.endsWith("}\n") && text.startsWith("{"), part.toString());
        assertTrue(text.length() <= 20_000, part + " has " + text.length());
        parts++;
      }
    }
    assertTrue(parts > 2, "only " + parts);
  }

  @Test
  void aFullDiskIsOneLineAndTheCheckpointStaysBehindTheRecords() throws IOException {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full on this system");
    Path state = folder.resolve("state");
    CommandForTests.Result result =
        watch("--end", "--force", "--output", "/dev/full", "--state", state.toString());
    assertEquals(1, result.exitCode());
    assertEquals(1, result.err().lines().count(), result.err());
    assertFalse(Files.readString(state).contains("done "));
  }

  /** As a mount point that comes later; then files come, and a signal. */
  @Test
  void aFolderThatComesLaterIsWaitedForAndASignalEndsItWithACheckpoint() throws Exception {
    Path output = folder.resolve("records.ndjson");
    Path away = Files.move(ring, folder.resolve("away"));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "org.icascope.cli.Main",
            "watch",
            "--settle",
            "0s",
            "--output",
            output.toString(),
            ring.toString());
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    for (int i = 0; i < 600 && !Files.readString(said).contains("15 minutes later"); i++) {
      assertFalse(process.waitFor(100, TimeUnit.MILLISECONDS), "ended by itself");
    }
    assertTrue(Files.readString(said).contains("cannot be read: waiting for it"));
    Files.move(away, ring);
    Path state = folder.resolve("records.ndjson.state");
    for (int i = 0; i < 600 && !hasRead(state); i++) {
      assertFalse(process.waitFor(100, TimeUnit.MILLISECONDS), "ended by itself");
    }
    process.destroy(); // SIGTERM
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertEquals(143, process.exitValue(), Files.readString(folder.resolve("said")));
    assertTrue(hasRead(state));
    assertTrue(Files.readString(said).contains("is there again"));
  }

  private static boolean hasRead(Path state) throws IOException {
    return Files.exists(state)
        && Files.readString(state).lines().filter(l -> l.startsWith("done ")).count() >= 5;
  }

  @Test
  void whatIsWrongWithNamesIsSaidBeforeAnythingIsWritten() throws IOException {
    assertRefused("DIR: name the folder", CommandForTests.run("watch", "--once"));
    CommandForTests.Result missing = CommandForTests.run("watch", "--once", "no-such-folder");
    assertEquals(1, missing.exitCode());
    assertEquals("icascope: no-such-folder: no such folder", missing.err().strip());
    CommandForTests.Result unlocked = CommandForTests.run("watch", "no-such-folder");
    assertEquals(1, unlocked.exitCode());
    assertTrue(unlocked.err().contains("name --output or --state"), unlocked.err());
    assertRefused("--output: the name of the file is empty", watch("--output", ""));
    assertRefused("--state: the name of the file is empty", watch("--state", ""));
    assertRefused("is a folder", watch("--state", folder.toString()));
    Path nowhere = folder.resolve("nowhere");
    CommandForTests.Result result = watch("--output", nowhere.resolve("x").toString());
    assertEquals(1, result.exitCode());
    assertTrue(result.err().contains("x: no such folder"), result.err());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(ring), files.toList());
    }
  }

  /** As for {@code > link} in a shell. */
  @Test
  void aLinkToWhatIsNotThereYetStaysALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
    assertEquals(0, watch("--end", "--output", link.toString()).exitCode());
    Path other = Files.createSymbolicLink(folder.resolve("link2"), Path.of("target2"));
    CommandForTests.run(
        "analyze", "--format", "ndjson", "--output", other.toString(), ring.toString());
    assertTrue(Files.isSymbolicLink(link) && Files.isSymbolicLink(other));
    assertTrue(Files.size(folder.resolve("target")) > 0);
    assertTrue(Files.size(folder.resolve("target2")) > 0);
  }
}
