package org.icascope.report;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as RFC 3339 text in UTC with a chosen number of decimals. */
public final class Rfc3339 {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int NANO_DIGITS = 9;

  private Rfc3339() {}

  /**
   * @param nanos nanoseconds since 1970-01-01T00:00:00Z; any value (years 1677 to 2262)
   * @param digits decimals of the source, 0 to 9; more are written when the time needs them, which
   *     happens when it was computed from a file with finer times
   */
  public static String of(long nanos, int digits) {
    long seconds = Math.floorDiv(nanos, NANOS_PER_SECOND);
    int fraction = (int) Math.floorMod(nanos, NANOS_PER_SECOND);
    LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(30);
    pad(text, time.getYear(), 4).append('-');
    pad(text, time.getMonthValue(), 2).append('-');
    pad(text, time.getDayOfMonth(), 2).append('T');
    pad(text, time.getHour(), 2).append(':');
    pad(text, time.getMinute(), 2).append(':');
    pad(text, time.getSecond(), 2);
    int shown = Math.max(Math.min(digits, NANO_DIGITS), digitsNeeded(fraction));
    if (shown > 0) {
      String decimals = Long.toString(NANOS_PER_SECOND + fraction); // a 1, then all nine
      text.append('.').append(decimals, 1, 1 + shown);
    }
    return text.append('Z').toString();
  }

  private static int digitsNeeded(int fraction) {
    int digits = NANO_DIGITS;
    int rest = fraction;
    while (digits > 0 && rest % 10 == 0) {
      rest /= 10;
      digits--;
    }
    return digits;
  }

  private static StringBuilder pad(StringBuilder text, int number, int width) {
    String digits = Integer.toString(number);
    return text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
  }
}
