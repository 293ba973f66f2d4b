package org.icascope.cli;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a result goes: to standard output, to a file, or to one file after the other. */
final class Destination {

  /** Writes the result. */
  @FunctionalInterface
  interface Writing {
    void to(Environment environment) throws IOException;
  }

  private static final String STANDARD_OUTPUT = "-";
  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,8})([kMG]?)");

  /** Chosen: room for a line of any format, and no flood of files by a slip of the key. */
  private static final long LEAST_BYTES = 10_000;

  private final Given<String> output;
  private final Given<String> rotate;
  private final Given<Boolean> force;

  Destination(Options options) {
    output = options.text("--output", "FILE", "Write the result to a file; - is standard output.");
    rotate =
        options.text(
            "--rotate",
            "SIZE",
            "Begin another file (FILE-00001, FILE-00002 ...) when one has 500k, 100M or 1G bytes.");
    force = options.flag("--force", "Replace existing files, never an input.");
  }

  boolean isFile() {
    return !name().equals(STANDARD_OUTPUT);
  }

  String name() {
    return output.or(STANDARD_OUTPUT);
  }

  /**
   * @param lines every line of the result can be read alone
   * @param inputs as the user named them
   * @throws WrongOption when values make no sense or files must not be written
   */
  void check(boolean lines, List<String> inputs) {
    if (!isFile()) {
      if (rotate.isPresent() || force.or(false)) {
        String given = rotate.isPresent() ? "--rotate" : "--force";
        throw new WrongOption(given, "goes with --output FILE");
      }
      return;
    }
    if (size().isPresent()) {
      if (!lines) {
        throw new WrongOption(
            "--rotate", "goes with --format ndjson, ecs, ocsf, cef or syslog: lines by themselves");
      }
      Parts parts = new Parts(name());
      OutputFile.check("--output", parts.name(1), force.or(false), inputs);
      for (String part : parts.existing()) {
        OutputFile.check("--output", part, force.or(false), inputs);
      }
    } else {
      OutputFile.check("--output", name(), force.or(false), inputs);
    }
  }

  /** Existing files may be replaced. */
  boolean replaces() {
    return force.or(false);
  }

  /**
   * Of files that grow from run to run, so that there being one is no reason against it.
   *
   * @throws WrongOption when values make no sense
   */
  void checkGrowing() {
    if (!isFile() && (rotate.isPresent() || force.or(false))) {
      String given = rotate.isPresent() ? "--rotate" : "--force";
      throw new WrongOption(given, "goes with --output FILE");
    }
    size();
  }

  /** Bytes of one file, where there are several. */
  OptionalLong size() {
    if (!rotate.isPresent()) {
      return OptionalLong.empty();
    }
    Matcher size = SIZE.matcher(rotate.or(""));
    if (!size.matches()) {
      throw new WrongOption("--rotate", "expected bytes, or 500k, 100M, 1G; got " + rotate.or(""));
    }
    long unit =
        switch (size.group(2)) {
          case "k" -> 1000L;
          case "M" -> 1_000_000L;
          case "G" -> 1_000_000_000L;
          default -> 1L;
        };
    long bytes = Long.parseLong(size.group(1)) * unit;
    if (bytes < LEAST_BYTES) {
      throw new WrongOption("--rotate", "expected at least " + LEAST_BYTES + " bytes");
    }
    return OptionalLong.of(bytes);
  }

  /**
   * Writes the result to where it is wanted; what fails leaves no file that looks whole.
   *
   * @throws IOException with one line for the user
   */
  void write(Environment environment, Writing writing) throws IOException {
    if (!isFile()) {
      writing.to(environment);
    } else if (size().isPresent()) {
      try (RotatedFiles files =
          new RotatedFiles(
              new Parts(name()), size().getAsLong(), force.or(false), OutputFile::open)) {
        writing.to(environment.writingTo(files));
        files.commit();
      }
    } else {
      try (OutputFile file = OutputFile.open(name())) {
        writing.to(environment.writingTo(file.stream()));
        file.commit();
      }
    }
  }
}
