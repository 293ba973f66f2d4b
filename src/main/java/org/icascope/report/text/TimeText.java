package org.icascope.report.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants in the time zone of the reader. */
final class TimeText {

  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
  private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

  private final ZoneId zone;

  TimeText(ZoneId zone) {
    this.zone = zone;
  }

  /** {@code 14:03:07}. */
  String seconds(long nanos) {
    return SECONDS.format(at(nanos));
  }

  /** {@code 14:03:07.125}, cut, not rounded, as Wireshark's columns are at that precision. */
  String millis(long nanos) {
    return MILLIS.format(at(nanos));
  }

  /** {@code 14:03:07 UTC}. */
  String secondsAndZone(long nanos) {
    return seconds(nanos) + " " + zoneName(nanos);
  }

  LocalDate date(long nanos) {
    return at(nanos).toLocalDate();
  }

  /** {@code 2026-03-01 14:02:10 to 14:09:55 UTC (7 min 45 s)}. */
  String span(long first, long last) {
    String end = date(first).equals(date(last)) ? seconds(last) : date(last) + " " + seconds(last);
    return date(first)
        + " "
        + seconds(first)
        + " to "
        + end
        + " "
        + zoneName(last)
        + " ("
        + Units.millis((last - first) / 1e6)
        + ")";
  }

  private String zoneName(long nanos) {
    String name = ZONE.format(at(nanos));
    return name.equals("Z") ? "UTC" : name;
  }

  private ZonedDateTime at(long nanos) {
    return Instant.ofEpochSecond(
            Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
        .atZone(zone);
  }
}
