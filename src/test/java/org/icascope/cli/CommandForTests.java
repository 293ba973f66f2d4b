package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
   * Without standard input.
   *
   * @param arguments paths are relative to the project folder
   */
  public static Result run(String... arguments) {
    return run(List.of(arguments));
  }

  /**
   * Without standard input.
   *
   * @param arguments paths are relative to the project folder
   */
  public static Result run(List<String> arguments) {
    return run(InputStream.nullInputStream(), arguments);
  }

  /** The lines of a command that has nothing to complain of. */
  public static List<String> lines(String... arguments) {
    Result result = run(arguments);
    assertEquals("", result.err());
    assertEquals(0, result.exitCode());
    return result.out().lines().toList();
  }

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
    CheckedJson.check(arguments, out.toString(StandardCharsets.UTF_8));
    return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString());
  }

  /** Exports a capture without payload, as {@code stripped.pcapng} in a folder. */
  static Path strip(Path file, Path folder) {
    Path out = folder.resolve("stripped.pcapng");
    Result result =
        run("export", "--strip-payload", "--force", "-w", out.toString(), file.toString());
    assertEquals(0, result.exitCode(), result.err());
    return out;
  }
}
