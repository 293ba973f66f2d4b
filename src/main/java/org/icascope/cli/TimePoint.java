package org.icascope.cli;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as a user says it: {@code 14:03}, {@code 14:03:07.5}, {@code 2026-03-01 14:03} or {@code
 * 2026-03-01T14:03:07Z}.
 *
 * @param date empty: the day is that of the capture
 * @param offset empty: the time zone of the report
 */
record TimePoint(Optional<LocalDate> date, LocalTime time, Optional<ZoneOffset> offset) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:(\\d{4})-(\\d\\d)-(\\d\\d)[T ])?(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9}))?)?"
              + "(Z|[+-]\\d\\d:?\\d\\d)?");

  /** Longest capture whose days are tried for a time of day: about a year (chosen). */
  private static final int MOST_DAYS = 400;

  /**
   * @throws IllegalArgumentException with one line for the user
   */
  static TimePoint parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw wrong(text);
    }
    try {
      String nanos = form.group(7) == null ? "0" : (form.group(7) + "00000000").substring(0, 9);
      return new TimePoint(
          form.group(1) == null
              ? Optional.empty()
              : Optional.of(LocalDate.of(number(form, 1), number(form, 2), number(form, 3))),
          LocalTime.of(
              number(form, 4),
              number(form, 5),
              form.group(6) == null ? 0 : number(form, 6),
              Integer.parseInt(nanos)),
          Optional.ofNullable(form.group(8)).map(ZoneOffset::of));
    } catch (java.time.DateTimeException e) {
      throw wrong(text);
    }
  }

  /**
   * The instant that is meant. A time of day is its first occurrence between two instants; when it
   * does not occur there, that of the first day.
   *
   * @param firstNanos earliest instant that can be meant, nanoseconds since 1970
   * @param lastNanos latest one
   */
  long resolve(ZoneId zone, long firstNanos, long lastNanos) {
    ZoneId own = offset.map(ZoneId.class::cast).orElse(zone);
    if (date.isPresent()) {
      return nanos(date.get(), own);
    }
    LocalDate first =
        ZonedDateTime.ofInstant(
                java.time.Instant.ofEpochSecond(Math.floorDiv(firstNanos, 1_000_000_000L)), own)
            .toLocalDate();
    for (int day = 0; day <= MOST_DAYS; day++) {
      long candidate = nanos(first.plusDays(day), own);
      if (candidate > lastNanos) {
        break;
      }
      if (candidate >= firstNanos) {
        return candidate;
      }
    }
    return nanos(first, own);
  }

  /** There is such a time between two instants. */
  boolean occursBetween(ZoneId zone, long firstNanos, long lastNanos) {
    long resolved = resolve(zone, firstNanos, lastNanos);
    return resolved >= firstNanos && resolved <= lastNanos;
  }

  private long nanos(LocalDate day, ZoneId zone) {
    ZonedDateTime at = day.atTime(time).atZone(zone);
    // Frames bear 64-bit nanoseconds (years 1678 to 2262): beyond it only "earlier" or "later".
    if (at.getYear() < 1700 || at.getYear() > 2200) {
      return at.getYear() < 1700 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return at.toEpochSecond() * 1_000_000_000L + at.getNano();
  }

  private static int number(Matcher form, int group) {
    return Integer.parseInt(form.group(group));
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "not a time (14:03, 14:03:07, '2026-03-01 14:03' or 2026-03-01T14:03:07Z): " + text);
  }
}
