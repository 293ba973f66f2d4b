package org.icascope.capture.live;

import java.util.List;
import java.util.OptionalLong;

/**
 * When to go on with the next file, or to end; dumpcap's criteria of {@code -a} and {@code -b}.
 *
 * @param seconds since the start of the capture or of the file
 * @param kilobytes of a file, in units of 1,000 bytes
 * @param packets frames in all or in a file
 * @param files files that were complete, or files to keep
 */
public record StopRules(
    OptionalLong seconds, OptionalLong kilobytes, OptionalLong packets, OptionalLong files) {

  /** No rule at all. */
  public static final StopRules NONE =
      new StopRules(
          OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  /** Largest value that dumpcap takes, too (a signed 32-bit number). */
  private static final long MOST = Integer.MAX_VALUE;

  /**
   * Reads criteria as they stand on the command line: {@code duration:60}.
   *
   * @throws IllegalArgumentException with one line for the user
   */
  public static StopRules parse(List<String> texts) {
    StopRules rules = NONE;
    for (String text : texts) {
      int colon = text.indexOf(':');
      String name = colon < 0 ? text : text.substring(0, colon);
      OptionalLong value = OptionalLong.of(number(text, colon));
      rules =
          switch (name) {
            case "duration" -> new StopRules(value, rules.kilobytes, rules.packets, rules.files);
            case "filesize" -> new StopRules(rules.seconds, value, rules.packets, rules.files);
            case "packets" -> new StopRules(rules.seconds, rules.kilobytes, value, rules.files);
            case "files" -> new StopRules(rules.seconds, rules.kilobytes, rules.packets, value);
            default -> throw wrong(text);
          };
    }
    return rules;
  }

  private static long number(String text, int colon) {
    String digits = colon < 0 ? "" : text.substring(colon + 1);
    if (!digits.matches("\\d{1,10}")
        || Long.parseLong(digits) == 0
        || Long.parseLong(digits) > MOST) {
      throw wrong(text);
    }
    return Long.parseLong(digits);
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "expected duration:SECONDS, filesize:KB, packets:N or files:N, got " + text);
  }

  /** Whether one of the limits on time, size or number of frames is reached. */
  boolean reached(long nanos, long bytes, long frames) {
    return seconds.isPresent() && nanos >= seconds.getAsLong() * 1_000_000_000L
        || kilobytes.isPresent() && bytes >= kilobytes.getAsLong() * 1000
        || packets.isPresent() && frames >= packets.getAsLong();
  }

  /** Whether anything says when a file is complete. */
  public boolean endsFiles() {
    return seconds.isPresent() || kilobytes.isPresent() || packets.isPresent();
  }
}
