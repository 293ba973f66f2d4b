package org.icascope.view.info;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimeColumnTest {

  private static final long START =
      Instant.parse("2026-03-02T09:30:00.2Z").getEpochSecond() * 1_000_000_000L;

  private static String shown(TimeStyle style, String zone, int digits, long... nanos) {
    TimeColumn column = new TimeColumn(style, ZoneId.of(zone));
    column.digits(digits);
    LineBuffer line = new LineBuffer();
    for (long time : nanos) {
      column.see(time);
      line.clear();
      column.append(time, line);
      column.pass(time);
    }
    return line.toString();
  }

  @Test
  void timesAreToTheMicrosecondAndCutNotRounded() {
    assertEquals("1.000000", shown(TimeStyle.RELATIVE, "UTC", 6, START, START + 1_000_000_999L));
    assertEquals("1.000000999", shown(TimeStyle.RELATIVE, "UTC", 9, START, START + 1_000_000_999L));
  }

  @Test
  void aTimeBeforeTheFirstFrameIsNegative() {
    assertEquals("-0.500000", shown(TimeStyle.RELATIVE, "UTC", 6, START, START - 500_000_000L));
  }

  @Test
  void deltaIsSinceTheFrameBefore() {
    assertEquals(
        "0.250000", shown(TimeStyle.DELTA, "UTC", 6, START, START + 5, START + 250_000_005L));
  }

  @Test
  void absoluteTimesFollowTheZoneThroughItsChanges() {
    long summer = Instant.parse("2026-03-29T00:59:59Z").getEpochSecond() * 1_000_000_000L;
    assertEquals(
        "2026-03-29 01:59:59.000000",
        shown(TimeStyle.ABSOLUTE_WITH_DATE, "Europe/Berlin", 6, summer));
    assertEquals(
        "2026-03-29 03:00:00.000001",
        shown(TimeStyle.ABSOLUTE_WITH_DATE, "Europe/Berlin", 6, summer, summer + 1_000_001_000L));
  }

  @Test
  void timesBefore1970AreDates() {
    assertEquals(
        "1969-12-31 23:59:59.500000", shown(TimeStyle.ABSOLUTE_WITH_DATE, "UTC", 6, -500_000_000L));
  }
}
