package org.icascope.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.icascope.app.CaptureAnalysis;
import picocli.AutoComplete;

/**
 * Prints the completion of commands and options for bash and zsh; the build of a release runs it.
 */
public final class Completion {

  private Completion() {}

  /**
   * @param args none
   */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(script());
    out.flush();
  }

  static String script() {
    Environment environment =
        new Environment(
            System.in,
            System.out,
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            StandardCharsets.UTF_8,
            false,
            false,
            Map.of(),
            () -> false);
    Commands commands = new Commands(CaptureAnalysis::run, environment);
    return AutoComplete.bash(Commands.PROGRAM, commands.program());
  }
}
