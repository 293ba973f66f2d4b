package org.icascope.flow;

import java.util.Optional;
import org.icascope.decode.Headers;
import org.icascope.model.Direction;

/** Times in which neither side of a TCP flow sent a segment. */
final class QuietTimes {

  private final long limitNanos;
  private final MarkSlot last = new MarkSlot();
  private Quiet quiet;
  private boolean unanswered;
  private long longestSurvivedNanos;

  /**
   * @param limitNanos shorter ones do not count
   */
  QuietTimes(long limitNanos, long nanos) {
    this.limitNanos = limitNanos;
    last.set(0, 0, nanos);
  }

  void onSegment(Direction direction, Headers headers) {
    long now = headers.frame().timeNanos();
    if (now - last.timeNanos() >= limitNanos) {
      quiet = new Quiet(last.mark(), headers.frame().mark(), direction);
      unanswered = true;
    } else if (unanswered && direction != quiet.endedBy() && !headers.has(Headers.RST)) {
      unanswered = false;
      long nanos = quiet.until().timeNanos() - quiet.from().timeNanos();
      longestSurvivedNanos = Math.max(longestSurvivedNanos, nanos);
    }
    last.set(headers.frame());
  }

  Optional<Quiet> latest() {
    return Optional.ofNullable(quiet);
  }

  boolean isUnanswered() {
    return unanswered;
  }

  double longestSurvivedMillis() {
    return longestSurvivedNanos / 1e6;
  }
}
