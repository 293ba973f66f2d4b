package org.icascope.capture.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.icascope.capture.CaptureException;

/** What a test needs of this machine, or else it is skipped with a line that says why. */
final class NativeTools {

  private NativeTools() {}

  static void assumeLibpcap() {
    try {
      Libpcap.load("this test");
    } catch (CaptureException e) {
      assumeTrue(false, "skipped: " + e.getMessage());
    }
  }

  static void assumeInstalled(String program) {
    boolean installed =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(folder -> Path.of(folder, program).toFile().canExecute());
    assumeTrue(installed, "skipped: " + program + " is not installed");
  }

  /** Standard output of a program that ends by itself; empty when it fails. */
  static String output(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0 ? out : "";
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a test", e);
    }
  }
}
