package org.icascope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of files that follow one another: of {@code a/b.log} they are {@code a/b-00001.log} … */
final class Parts {

  private static final int DIGITS = 5;

  private final String stem;
  private final String ending;

  Parts(String name) {
    int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
    int point = name.lastIndexOf('.');
    int end = point > slash + 1 ? point : name.length();
    stem = name.substring(0, end);
    ending = name.substring(end);
  }

  /**
   * @param number from 1
   */
  String name(int number) {
    String digits = Integer.toString(number);
    return stem + "-" + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits + ending;
  }

  /** What they are called, without folders. */
  Pattern names() {
    return Pattern.compile(
        Pattern.quote(Path.of(stem).getFileName() + "-")
            + "\\d{"
            + DIGITS
            + ",}"
            + Pattern.quote(ending));
  }

  /** Those that are there, by whatever run they were made. */
  List<String> existing() {
    try {
      Path sample = Path.of(name(1)).toAbsolutePath();
      Pattern names = names();
      try (Stream<Path> files = Files.list(sample.getParent())) {
        return files
            .filter(file -> names.matcher(file.getFileName().toString()).matches())
            .map(Path::toString)
            .sorted()
            .toList();
      }
    } catch (IOException | InvalidPathException e) {
      return List.of(); // no such folder, which is told when the first part is opened
    }
  }
}
