package org.icascope.capture;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs that tests compare with; the test is skipped where one is not installed. */
final class Tools {

  private Tools() {}

  /** Returns what the program prints, errors among it. */
  static String run(String program, List<String> arguments)
      throws IOException, InterruptedException {
    Process process = start(program, arguments, true);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  /** Returns what the program makes of a file, on its standard output. */
  static byte[] pack(String program, Path file, String... options)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.add(file.toString());
    Process process = start(program, arguments, false);
    byte[] packed = process.getInputStream().readAllBytes();
    process.waitFor();
    return packed;
  }

  private static Process start(String program, List<String> arguments, boolean errors) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(errors);
    if (!errors) {
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }
    try {
      return builder.start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: " + program + " is not installed");
      throw new IllegalStateException(e);
    }
  }
}
