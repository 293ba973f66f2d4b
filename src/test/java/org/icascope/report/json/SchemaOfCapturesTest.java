package org.icascope.report.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.icascope.capture.TestCaptures;
import org.icascope.cli.CommandForTests;
import org.icascope.samples.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is written of samples and scenarios is valid by the schemas, without a field that they do
 * not know. Comparisons, and whatever else other tests make commands write as JSON, are checked
 * where they are made ({@code CheckedJson}).
 */
class SchemaOfCapturesTest {

  private static final SchemaCheck DOCUMENT = SchemaCheck.strict(JsonForm.DOCUMENT);
  private static final SchemaCheck LINES = SchemaCheck.strict(JsonForm.LINES);

  static Stream<Path> captures() throws IOException {
    return Stream.concat(
        SampleFiles.captures().stream(),
        TestCaptures.list("scenarios", ".pcap", ".pcapng", ".pcap.gz", ".pcapng.gz").stream());
  }

  @ParameterizedTest
  @MethodSource("captures")
  void bothFormsAreValidWithAndWithoutEverythingThatCanBeAskedFor(Path capture, @TempDir Path temp)
      throws IOException {
    Path key = Files.writeString(temp.resolve("key"), "any key will do");
    check(List.of(capture.toString()));
    check(
        List.of(
            "--names", "--all-flows", "--hash", "--key-file", key.toString(), capture.toString()));
  }

  @Test
  void runsOverSeveralFilesAreValid() throws IOException {
    check(List.of("--names", "samples/resume-refused.pcap", "samples/server-outage.pcapng"));
    List<Path> parts =
        TestCaptures.list("scenarios", ".pcap").stream()
            .filter(file -> file.getFileName().toString().startsWith("26-"))
            .toList();
    if (!parts.isEmpty()) {
      check(parts.stream().map(Path::toString).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("captures")
  void inventoriesAreValid(Path capture) {
    String out = CommandForTests.run("inventory", "--format", "json", capture.toString()).out();
    assertEquals(List.of(), SchemaCheck.strict(JsonForm.INVENTORY).errors(out));
  }

  @Test
  void theCatalogueOfPortsIsValid() {
    String out = CommandForTests.run("ports", "--format", "json").out();
    assertEquals(List.of(), SchemaCheck.strict(JsonForm.PORTS).errors(out));
  }

  @Test
  void aPartOfARunIsValid() {
    check(List.of("--session", "s2", "samples/server-outage.pcapng"));
  }

  static void check(List<String> arguments) {
    assertEquals(List.of(), DOCUMENT.errors(output("json", arguments)));
    output("ndjson", arguments)
        .lines()
        .forEach(line -> assertEquals(List.of(), LINES.errors(line), line));
  }

  private static String output(String format, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("analyze", "--format", format));
    all.addAll(arguments);
    return CommandForTests.run(all).out();
  }
}
