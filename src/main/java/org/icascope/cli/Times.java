package org.icascope.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as users write them: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 2h}. */
final class Times {

  private static final Pattern TIME = Pattern.compile("(\\d{1,6})(ms|s|m|h)");

  private Times() {}

  /**
   * @throws WrongOption when it is none
   */
  static long millis(String option, String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw new WrongOption(option, "expected a time as 10s, 5m or 1h; got " + text);
    }
    long unit =
        switch (time.group(2)) {
          case "ms" -> 1L;
          case "s" -> 1_000L;
          case "m" -> 60_000L;
          default -> 3_600_000L;
        };
    return Long.parseLong(time.group(1)) * unit;
  }
}
