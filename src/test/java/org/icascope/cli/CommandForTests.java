package org.icascope.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.icascope.app.CaptureAnalysis;

/** The whole command as the launcher runs it into a pipe, without a process of its own. */
public final class CommandForTests {

  /** What the command left behind. */
  public record Result(int exitCode, String out, String err) {}

  /** Of all commands. */
  public static final List<String> NAMES = Commands.NAMES;

  private CommandForTests() {}

  /**
   * @param in standard input
   * @param arguments paths are relative to the project folder
   */
  public static Result run(InputStream in, List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    Environment environment =
        new Environment(
            in,
            out,
            new PrintWriter(err, true),
            StandardCharsets.UTF_8,
            false,
            false,
            Map.of(),
            () -> false);
    int exitCode =
        new Commands(CaptureAnalysis::run, environment).run(arguments.toArray(String[]::new));
    return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString());
  }
}
