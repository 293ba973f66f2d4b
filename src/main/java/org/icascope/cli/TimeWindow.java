package org.icascope.cli;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The time the user wants to hear about: from, to, or around a time.
 *
 * @param marginNanos half the width of {@code around}
 */
record TimeWindow(
    Optional<TimePoint> from,
    Optional<TimePoint> to,
    Optional<TimePoint> around,
    long marginNanos) {

  /** First and last instant, each where there is one. */
  record Bounds(OptionalLong fromNanos, OptionalLong toNanos) {}

  /** There is anything to look for. */
  boolean isGiven() {
    return from.isPresent() || to.isPresent() || around.isPresent();
  }

  /**
   * @param firstNanos earliest time in the captures
   * @param lastNanos latest time in the captures
   */
  Bounds resolve(ZoneId zone, long firstNanos, long lastNanos) {
    if (around.isPresent()) {
      // a time just outside the capture may be meant: its window can reach into it
      long middle = around.get().resolve(zone, firstNanos - marginNanos, lastNanos + marginNanos);
      return new Bounds(
          OptionalLong.of(add(middle, -marginNanos)), OptionalLong.of(add(middle, marginNanos)));
    }
    OptionalLong start = OptionalLong.empty();
    if (from.isPresent()) {
      start = OptionalLong.of(from.get().resolve(zone, firstNanos, lastNanos));
    }
    OptionalLong end = OptionalLong.empty();
    if (to.isPresent()) {
      end = OptionalLong.of(end(to.get(), zone, start, firstNanos, lastNanos));
    }
    return new Bounds(start, end);
  }

  /**
   * After "from" it is the first such time, in the capture or not. By itself it is that of a day of
   * the capture: the last one, as it may lie behind the end.
   */
  private static long end(
      TimePoint to, ZoneId zone, OptionalLong start, long firstNanos, long lastNanos) {
    if (start.isPresent()) {
      return to.resolve(zone, start.getAsLong(), add(start.getAsLong(), DAY_NANOS));
    }
    return to.occursBetween(zone, firstNanos, lastNanos)
        ? to.resolve(zone, firstNanos, lastNanos)
        : to.resolve(zone, lastNanos, lastNanos);
  }

  private static final long DAY_NANOS = 86_400_000_000_000L;

  private static long add(long nanos, long more) {
    long sum = nanos + more;
    if (more > 0 && sum < nanos) {
      return Long.MAX_VALUE;
    }
    return more < 0 && sum > nanos ? Long.MIN_VALUE : sum;
  }
}
