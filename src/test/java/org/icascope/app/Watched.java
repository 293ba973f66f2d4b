package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.icascope.cli.CommandForTests;
import org.icascope.deliver.RecordFiles;
import org.icascope.report.json.DocumentOptions;
import org.icascope.report.json.NdjsonWriter;
import org.icascope.session.Settling;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Watches a folder in the process of the test, as the command does. */
final class Watched {

  /** Records that are the same however a capture is cut into files. */
  private static final Set<String> TYPES =
      Set.of("session", "incident", "event", "finding", "flow");

  final Path folder;
  final Path output;
  final Path state;
  final List<String> remarks = new ArrayList<>();
  private final Settling.Times times;
  private final List<KeyFile> keys;
  long settleMillis;

  /** Happens before the folder is looked at, and before each file is read. */
  Runnable meanwhile = () -> {};

  Watched(Path base, Settling.Times times, List<KeyFile> keys) throws IOException {
    this.folder = Files.createDirectories(base.resolve("ring"));
    this.output = base.resolve("records.ndjson");
    this.state = base.resolve("state");
    this.times = times;
    this.keys = keys;
  }

  void put(int number, byte[] content) throws IOException {
    Files.write(folder.resolve(Ring.name(number)), content);
  }

  /** It is to stop. */
  boolean stopped;

  /** That come while it runs. */
  WatchOptions.Keys growing = WatchOptions.Keys.NONE;

  /** Reads what is there. */
  void once(boolean end) throws IOException {
    watch(true, end);
  }

  /** Until it is stopped. */
  void follow() throws IOException {
    watch(false, false);
  }

  private void watch(boolean once, boolean end) throws IOException {
    DocumentOptions document = new DocumentOptions("1");
    AnalysisOptions options =
        new AnalysisOptions(
            List.of(folder.toString()),
            InputStream.nullInputStream(),
            PortOptions.parse(List.of()),
            false,
            false,
            false,
            Optional.empty(),
            keys,
            false,
            () -> false);
    WatchRun.run(
        options,
        new WatchOptions(
            folder,
            state,
            path -> false,
            position -> RecordFiles.from(number -> output, OptionalLong.empty(), position),
            (selection, out) -> NdjsonWriter.write(selection, document, out),
            OptionalLong.empty(),
            settleMillis,
            once,
            end,
            () -> {
              meanwhile.run();
              return stopped;
            },
            remarks::add,
            growing,
            System::currentTimeMillis),
        times);
  }

  List<String> lines() throws IOException {
    return Files.readAllLines(output);
  }

  /**
   * Type, what it is about and uid of the records, in order; those of sessions that go on left out.
   */
  List<String> uids() throws IOException {
    return uids(lines(), false);
  }

  static List<String> uids(List<String> lines, boolean running) {
    JsonMapper mapper = new JsonMapper();
    List<String> uids = new ArrayList<>();
    for (String line : lines) {
      JsonNode record = mapper.readTree(line);
      String type = record.get("recordType").asString();
      if (TYPES.contains(type)) {
        String what =
            record.has("type")
                ? record.get("type").asString()
                : record.has("rule") ? record.get("rule").asString() : "";
        uids.add(type + " " + what + " " + record.get("uid").asString());
      }
    }
    return uids;
  }

  /** What the command {@code analyze} says of a file. */
  static List<String> analyzed(Path file, Optional<Path> keys) {
    List<String> arguments = new ArrayList<>(List.of("analyze", "--format", "ndjson"));
    keys.ifPresent(k -> arguments.addAll(List.of("--tls-keys", k.toString())));
    arguments.add(file.toString());
    CommandForTests.Result result = CommandForTests.run(arguments);
    assertEquals(0, result.exitCode(), result.err());
    return uids(result.out().lines().toList(), true);
  }
}
