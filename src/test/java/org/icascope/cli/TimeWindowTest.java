package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TimeWindowTest {

  private static final long MINUTE = 60_000_000_000L;

  /** A capture over midnight: 2026-03-01 22:00 to 2026-03-02 02:00 UTC. */
  private static final long FIRST = nanos("2026-03-01T22:00:00Z");

  private static final long LAST = nanos("2026-03-02T02:00:00Z");

  @Test
  void aTimeOfDayIsThatOfTheDayOnWhichTheCaptureHasIt() {
    assertEquals(nanos("2026-03-01T23:10:00Z"), resolve("23:10"));
    assertEquals(nanos("2026-03-02T01:30:05.25Z"), resolve("1:30:05.25"));
  }

  @Test
  void aTimeOfDayTheCaptureDoesNotHaveIsThatOfItsFirstDay() {
    assertEquals(nanos("2026-03-01T14:03:00Z"), resolve("14:03"));
  }

  @Test
  void aDateOrAnOffsetIsTakenAsGiven() {
    assertEquals(nanos("2026-02-01T14:03:00Z"), resolve("2026-02-01 14:03"));
    assertEquals(nanos("2026-03-01T22:30:00Z"), resolve("2026-03-01T23:30:00+01:00"));
    assertEquals(nanos("2026-03-02T00:30:00Z"), resolve("01:30+0100"));
  }

  @Test
  void theZoneOfTheReportCountsOtherwise() {
    long berlin = TimePoint.parse("23:30").resolve(ZoneId.of("Europe/Berlin"), FIRST, LAST);

    assertEquals(nanos("2026-03-01T22:30:00Z"), berlin);
  }

  @Test
  void whatIsNoTimeIsRefused() {
    for (String text :
        List.of(
            "",
            "14",
            "24:00",
            "14:60",
            "2026-13-01 10:00",
            "10:00:61",
            "now",
            "10:00+99:00",
            "2026-03-01")) {
      assertThrows(IllegalArgumentException.class, () -> TimePoint.parse(text), text);
    }
  }

  @Test
  void aroundIsTheMarginOnBothSides() {
    assertEquals(
        new TimeWindow.Bounds(
            OptionalLong.of(nanos("2026-03-01T23:05:00Z")),
            OptionalLong.of(nanos("2026-03-01T23:15:00Z"))),
        window(null, null, "23:10").resolve(ZoneOffset.UTC, FIRST, LAST));
  }

  @Test
  void aroundReachesIntoTheCaptureFromJustOutsideIt() {
    TimeWindow.Bounds bounds = window(null, null, "02:03").resolve(ZoneOffset.UTC, FIRST, LAST);

    assertEquals(OptionalLong.of(nanos("2026-03-02T01:58:00Z")), bounds.fromNanos());
  }

  @Test
  void toIsTheFirstSuchTimeAfterFrom() {
    assertEquals(
        new TimeWindow.Bounds(
            OptionalLong.of(nanos("2026-03-01T23:50:00Z")),
            OptionalLong.of(nanos("2026-03-02T00:10:00Z"))),
        window("23:50", "00:10", null).resolve(ZoneOffset.UTC, FIRST, LAST));
  }

  @Test
  void toMayLieBehindTheEndOfTheCapture() {
    assertEquals(
        OptionalLong.of(nanos("2026-03-02T03:00:00Z")),
        window("01:00", "03:00", null).resolve(ZoneOffset.UTC, FIRST, LAST).toNanos());
  }

  /** A capture of one morning: 09:30 to 09:32. */
  private static TimeWindow.Bounds ofTheMorning(String from, String to) {
    return window(from, to, null)
        .resolve(ZoneOffset.UTC, nanos("2026-03-02T09:30:00Z"), nanos("2026-03-02T09:32:00Z"));
  }

  @Test
  void aWindowBeforeTheCaptureLiesOnItsDayAndHoldsNothing() {
    OptionalLong nine = OptionalLong.of(nanos("2026-03-02T09:00:00Z"));
    OptionalLong later = OptionalLong.of(nanos("2026-03-02T09:01:00Z"));
    assertEquals(new TimeWindow.Bounds(nine, later), ofTheMorning("09:00", "09:01"));
    assertEquals(new TimeWindow.Bounds(OptionalLong.empty(), later), ofTheMorning(null, "09:01"));
  }

  @Test
  void aWindowBehindTheCaptureLiesOnItsDayToo() {
    OptionalLong ten = OptionalLong.of(nanos("2026-03-02T10:00:00Z"));
    OptionalLong later = OptionalLong.of(nanos("2026-03-02T10:01:00Z"));
    assertEquals(new TimeWindow.Bounds(ten, later), ofTheMorning("10:00", "10:01"));
    assertEquals(new TimeWindow.Bounds(OptionalLong.empty(), later), ofTheMorning(null, "10:01"));
  }

  @Test
  void toByItselfIsATimeOfTheCaptureOrOfItsLastDay() {
    assertEquals(
        OptionalLong.of(nanos("2026-03-01T23:00:00Z")),
        window(null, "23:00", null).resolve(ZoneOffset.UTC, FIRST, LAST).toNanos());
    assertEquals(
        OptionalLong.of(nanos("2026-03-02T03:00:00Z")),
        window(null, "03:00", null).resolve(ZoneOffset.UTC, FIRST, LAST).toNanos());
  }

  @Test
  void yearsFarAwayDoNotOverflow() {
    TimeWindow.Bounds bounds =
        window(null, null, "9999-01-01 00:00").resolve(ZoneOffset.UTC, FIRST, LAST);

    assertEquals(OptionalLong.of(Long.MAX_VALUE), bounds.toNanos());
  }

  @Test
  void lengthsOfTimeHaveAUnit() {
    assertEquals(30_000_000_000L, Span.parse("30s"));
    assertEquals(5 * MINUTE, Span.parse("5m"));
    assertEquals(5 * MINUTE, Span.parse("5 min"));
    assertEquals(120 * MINUTE, Span.parse("2h"));
    for (String text : List.of("", "5", "0s", "-1s", "1.5h", "9999999s")) {
      assertThrows(IllegalArgumentException.class, () -> Span.parse(text), text);
    }
  }

  private static long resolve(String text) {
    return TimePoint.parse(text).resolve(ZoneOffset.UTC, FIRST, LAST);
  }

  private static TimeWindow window(String from, String to, String around) {
    return new TimeWindow(
        Optional.ofNullable(from).map(TimePoint::parse),
        Optional.ofNullable(to).map(TimePoint::parse),
        Optional.ofNullable(around).map(TimePoint::parse),
        5 * MINUTE);
  }

  private static long nanos(String instant) {
    Instant at = Instant.parse(instant);
    return at.getEpochSecond() * 1_000_000_000L + at.getNano();
  }
}
