package org.icascope.flow;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Asks tshark, where it is installed, what it makes of a capture. */
public final class Tshark {

  private Tshark() {}

  /** Skips the test when tshark is not there. */
  public static void assumeInstalled() {
    boolean installed =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
            .anyMatch(folder -> Path.of(folder, "tshark").toFile().canExecute());
    assumeTrue(installed, "skipped: tshark is not installed");
  }

  /** One row per frame, one column per field; empty strings where a frame lacks the field. */
  public static List<String[]> fields(Path capture, List<String> options, String... fields)
      throws IOException {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("-T", "fields", "-E", "occurrence=f"));
    for (String field : fields) {
      arguments.addAll(List.of("-e", field));
    }
    return lines(capture, arguments).stream()
        .map(line -> line.split("\t", -1))
        .filter(row -> row.length == fields.length)
        .toList();
  }

  /** What it prints on standard output. */
  public static List<String> lines(Path capture, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", capture.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process tshark = builder.start();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(tshark.getInputStream(), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
