package org.icascope.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as a user says it: {@code 30s}, {@code 5m}, {@code 2h}. */
final class Span {

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\s*(ms|s|m|min|h)");

  private Span() {}

  /**
   * Nanoseconds, more than 0.
   *
   * @throws IllegalArgumentException with one line for the user
   */
  static long parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches() || Integer.parseInt(form.group(1)) == 0) {
      throw new IllegalArgumentException("not a length of time (30s, 5m, 2h): " + text);
    }
    long nanos =
        switch (form.group(2)) {
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          case "h" -> 3_600_000_000_000L;
          default -> 60_000_000_000L;
        };
    return Integer.parseInt(form.group(1)) * nanos;
  }
}
