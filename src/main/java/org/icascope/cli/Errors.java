package org.icascope.cli;

import java.io.File;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Errors as the user sees them: one line; a stack trace only with {@code --debug}. */
final class Errors {

  private static final Pattern VALUES =
      Pattern.compile("expected one of \\[([A-Z, ]+)\\] \\(case-insensitive\\)");

  private static final Pattern NUMBER =
      Pattern.compile("Invalid value for option '([^']+)'.*: '(.*)' is not an? (?:int|long)");

  private Errors() {}

  /** Wrong arguments: what is wrong, and the usage in one line. */
  static int wrongArguments(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    if (e instanceof UnmatchedArgumentException
        && command.getCommandName().equals(Commands.PROGRAM)
        && Stream.of(args).anyMatch(Errors::looksLikeFile)) {
      print(command, "no such command; did you mean: icascope analyze " + String.join(" ", args));
      return ExitCodes.WRONG_ARGUMENTS;
    }
    return e instanceof UnmatchedArgumentException unmatched
        ? usage(command, unknown(unmatched))
        : usage(command, plainValues(e.getMessage()));
  }

  private static String unknown(UnmatchedArgumentException e) {
    String first = e.getUnmatched().isEmpty() ? "" : e.getUnmatched().get(0);
    if (!first.startsWith("-")) {
      return "no such command: " + first + "; there is: " + String.join(", ", Commands.NAMES);
    }
    return "no such option: " + first + TsharkHabits.instead(first).map(t -> "; " + t).orElse("");
  }

  private static boolean looksLikeFile(String argument) {
    return !argument.startsWith("-")
        && (new File(argument).exists() || argument.matches(".*\\.[A-Za-z0-9]{1,8}"));
  }

  /** Values of an option as the help shows them: in lower case. */
  private static String plainValues(String message) {
    Matcher values = VALUES.matcher(message);
    if (values.find()) {
      return values.replaceFirst(
          Matcher.quoteReplacement("expected one of " + values.group(1).toLowerCase(Locale.ROOT)));
    }
    Matcher number = NUMBER.matcher(message);
    return number.matches()
        ? number.group(1) + ": expected a whole number, got " + number.group(2)
        : message;
  }

  /** Everything else that ends a command. */
  static int failed(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof WrongOption wrong && !wrong.picture().isEmpty()) {
      print(command, e.getMessage());
      wrong.picture().lines().forEach(line -> command.getErr().println("  " + line));
      command.getErr().flush();
      return ExitCodes.WRONG_ARGUMENTS;
    }
    if (e instanceof WrongOption) {
      return usage(command, e.getMessage());
    }
    ParseResult own = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
    if (own.hasMatchedOption("--debug")) {
      e.printStackTrace(command.getErr());
    }
    print(command, message(e));
    return ExitCodes.UNREADABLE;
  }

  private static int usage(CommandLine command, String message) {
    print(command, message);
    String name = command.getCommandSpec().qualifiedName();
    String[] synopsis = command.getCommandSpec().usageMessage().customSynopsis();
    String use = synopsis.length == 0 ? name + " COMMAND" : synopsis[0];
    command.getErr().println("Usage: " + use + " ('" + name + " --help' explains)");
    command.getErr().flush();
    return ExitCodes.WRONG_ARGUMENTS;
  }

  private static void print(CommandLine command, String message) {
    command.getErr().println("icascope: " + OneLine.of(message));
    command.getErr().flush();
  }

  private static String message(Exception e) {
    if (e instanceof NoSuchFileException) {
      return e.getMessage() + ": no such file";
    }
    if (e instanceof AccessDeniedException) {
      return e.getMessage() + ": permission denied";
    }
    if (e instanceof RuntimeException) {
      return "internal error: " + e + " (--debug shows more; please report it)";
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
