package org.icascope.docs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icascope.cli.CommandForTests;

/**
 * A command of the documentation: {@code ./icascope} with plain or quoted arguments, {@code <
 * FILE}, {@code > FILE}, {@code | head -N} and a comment.
 *
 * @param input the file behind {@code <}
 * @param grep what is cut out of standard output
 * @param head lines of that which are shown
 * @param exitCode 0 unless a comment {@code # exit code N} says otherwise
 */
record ShellLine(
    List<String> arguments,
    Optional<Path> input,
    Optional<Grep> grep,
    OptionalInt head,
    int exitCode) {

  static final String START = "./icascope ";

  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final Pattern EXIT_CODE = Pattern.compile("# exit code (\\d+)$");
  private static final Pattern HEAD = Pattern.compile("\\| head -(\\d+)$");
  private static final Pattern TO_FILE = Pattern.compile("> \\S+$");
  private static final Pattern FROM_FILE = Pattern.compile("< (\\S+)$");

  static ShellLine of(String line) {
    String rest = line.strip().substring(START.length());
    Matcher exit = EXIT_CODE.matcher(rest);
    int exitCode = exit.find() ? Integer.parseInt(exit.group(1)) : 0;
    rest = rest.replaceFirst("\\s#\\s.*$", "").strip();
    Matcher head = HEAD.matcher(rest);
    OptionalInt lines =
        head.find() ? OptionalInt.of(Integer.parseInt(head.group(1))) : OptionalInt.empty();
    rest = HEAD.matcher(rest).replaceFirst("").strip();
    Optional<Grep> grep = Grep.in(rest);
    rest = Grep.without(rest);
    rest = TO_FILE.matcher(rest).replaceFirst("").strip();
    Matcher from = FROM_FILE.matcher(rest);
    Optional<Path> input = from.find() ? Optional.of(Path.of(from.group(1))) : Optional.empty();
    rest = FROM_FILE.matcher(rest).replaceFirst("");
    List<String> arguments = new ArrayList<>();
    Matcher word = WORD.matcher(rest);
    while (word.find()) {
      arguments.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return new ShellLine(List.copyOf(arguments), input, grep, lines, exitCode);
  }

  /** The lines of standard output that are seen. */
  List<String> shown(String out) {
    List<String> lines = out.lines().toList();
    List<String> cut = grep.map(g -> g.of(lines)).orElse(lines);
    return cut.subList(0, Math.min(head.orElse(Integer.MAX_VALUE), cut.size()));
  }

  /**
   * The file that the command writes below {@code target}, and what stands beside it under its name
   * with something behind (a checkpoint and its lock), are removed: a run that was interrupted
   * leaves one that does not fit it.
   */
  void removeLeftovers() throws IOException {
    int option = arguments.indexOf("--output");
    Path output = Path.of(option < 0 ? "" : arguments.get(option + 1));
    if (!output.startsWith("target") || !Files.isDirectory(output.getParent())) {
      return;
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(output.getParent(), output.getFileName() + "*")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  CommandForTests.Result run() throws IOException {
    InputStream in =
        input.isPresent()
            ? new ByteArrayInputStream(Files.readAllBytes(input.get()))
            : InputStream.nullInputStream();
    return CommandForTests.run(in, arguments);
  }
}
