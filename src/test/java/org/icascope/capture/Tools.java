package org.icascope.capture;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs that tests compare with; the test is skipped where one is not installed. */
final class Tools {

  private Tools() {}

  /** Returns what the program prints, and then its errors. */
  static String run(String program, List<String> arguments)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile("errors", ".txt");
    Process process = start(program, arguments, Redirect.to(errors.toFile()));
    byte[] output = process.getInputStream().readAllBytes();
    process.waitFor();
    String both = new String(output, StandardCharsets.UTF_8) + "\n" + Files.readString(errors);
    Files.delete(errors);
    return both;
  }

  /** Returns what the program makes of a file, on its standard output. */
  static byte[] pack(String program, Path file, String... options)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.add(file.toString());
    Process process = start(program, arguments, Redirect.DISCARD);
    byte[] packed = process.getInputStream().readAllBytes();
    process.waitFor();
    return packed;
  }

  private static Process start(String program, List<String> arguments, Redirect errors) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(arguments);
    try {
      return new ProcessBuilder(command).redirectError(errors).start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: " + program + " is not installed");
      throw new IllegalStateException(e);
    }
  }
}
