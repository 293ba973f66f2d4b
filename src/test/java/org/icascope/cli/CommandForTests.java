package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.icascope.app.CaptureAnalysis;
import picocli.CommandLine;

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
    int exitCode = commands(in, out, err).run(arguments.toArray(String[]::new));
    CheckedJson.check(arguments, out.toString(StandardCharsets.UTF_8));
    return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString());
  }

  private static Commands commands(InputStream in, OutputStream out, Writer err) {
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
    return new Commands(CaptureAnalysis::run, environment);
  }

  /** The program, for a look at its options. */
  static CommandLine program() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return commands(InputStream.nullInputStream(), nowhere, Writer.nullWriter()).program();
  }

  /** All files below a folder, in order. */
  static List<Path> everythingIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
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
