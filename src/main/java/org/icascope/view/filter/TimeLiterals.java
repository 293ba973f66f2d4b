package org.icascope.view.filter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Points in time: {@code 2020-07-04T12:34:56}, {@code 2020-07-04 12:34:56.5 UTC}, {@code Sep 26,
 * 2004 23:18:04.954975}, as wireshark-filter(4) has them, and seconds since 1970. Without UTC, Z or
 * an offset they are local.
 */
final class TimeLiterals {

  private static final String CLOCK = "(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,9}))?)?";

  private static final String OFFSET = "\\s*(Z|UTC|[+-]\\d\\d:?\\d\\d)?";

  private static final Pattern ISO =
      Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)(?:[T ]\\s*" + CLOCK + ")?" + OFFSET);

  private static final Pattern LEGACY =
      Pattern.compile("([A-Z][a-z]{2})\\s+(\\d{1,2}),\\s+(\\d{4})\\s+" + CLOCK + OFFSET);

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private TimeLiterals() {}

  /** Nanoseconds since 1970-01-01T00:00:00Z. */
  static Optional<Long> nanos(String text, ZoneId local) {
    if (text.length() > 100) {
      return Optional.empty();
    }
    Matcher iso = ISO.matcher(text);
    Matcher legacy = LEGACY.matcher(text);
    try {
      if (iso.matches()) {
        return nanos(number(iso, 1), number(iso, 2), number(iso, 3), iso, local);
      } else if (legacy.matches()) {
        int month = MONTHS.indexOf(legacy.group(1)) + 1;
        return nanos(number(legacy, 3), month, number(legacy, 2), legacy, local);
      }
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty(); // a 13th month, or a year that 64 bits of nanoseconds do not reach
    }
    return NumberLiterals.nanos(text);
  }

  /**
   * @param matcher has the clock and the offset in groups 4 to 8
   */
  private static Optional<Long> nanos(int year, int month, int day, Matcher matcher, ZoneId local) {
    String fraction = matcher.group(7) == null ? "" : matcher.group(7);
    int nano = Integer.parseInt((fraction + "000000000").substring(0, 9));
    LocalDateTime time =
        LocalDateTime.of(
            year, month, day, number(matcher, 4), number(matcher, 5), number(matcher, 6), nano);
    Instant instant = time.atZone(zone(matcher.group(8), local)).toInstant();
    return Optional.of(
        Math.addExact(
            Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano()));
  }

  private static ZoneId zone(String written, ZoneId local) {
    if (written == null) {
      return local;
    }
    return written.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(written);
  }

  private static int number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
  }
}
