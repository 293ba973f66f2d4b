package org.icascope.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Expected texts by {@code date -u -d @SECONDS} and by hand. */
final class Rfc3339Test {

  @Test
  void theFractionHasTheDigitsOfTheCapture() {
    long time = 1_772_446_500_120_000_000L;
    assertEquals("2026-03-02T10:15:00.120000Z", Rfc3339.of(time, 6));
    assertEquals("2026-03-02T10:15:00.120000000Z", Rfc3339.of(time, 9));
    assertEquals("2026-03-02T10:15:00.120Z", Rfc3339.of(time, 3));
  }

  @Test
  void wholeSecondsOfACaptureWithoutFractionHaveNone() {
    assertEquals("1970-01-01T00:00:00Z", Rfc3339.of(0, 0));
  }

  @Test
  void aTimeFinerThanTheCaptureKeepsAllItsDigits() {
    assertEquals("1970-01-01T00:00:00.000000001Z", Rfc3339.of(1, 6));
    assertEquals("1970-01-01T00:00:00.1234567Z", Rfc3339.of(123_456_700, 6));
  }

  @Test
  void timesBefore1970CountBackwards() {
    assertEquals("1969-12-31T23:59:59.999999Z", Rfc3339.of(-1_000, 6));
    assertEquals("1969-12-31T23:59:58.500000000Z", Rfc3339.of(-1_500_000_000L, 9));
  }

  @Test
  void theEndsOfTheRangeAreWritten() {
    // 2^63 ns: Instant.ofEpochSecond(9223372036, 854775807)
    assertEquals("2262-04-11T23:47:16.854775807Z", Rfc3339.of(Long.MAX_VALUE, 6));
    assertEquals("1677-09-21T00:12:43.145224192Z", Rfc3339.of(Long.MIN_VALUE, 9));
  }
}
