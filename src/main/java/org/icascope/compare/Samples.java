package org.icascope.compare;

import java.util.Arrays;
import java.util.List;
import org.icascope.model.Spread;

/** Times of the near recorder, and how much later the far one saw the same, in nanoseconds. */
final class Samples {

  private final long[] times;
  private final long[] later;

  /** All segments of these that are matched. */
  Samples(List<Matching> matchings) {
    int count = matchings.stream().mapToInt(Matching::matched).sum();
    times = new long[count];
    later = new long[count];
    int next = 0;
    for (Matching matching : matchings) {
      for (int i = 0; i < matching.near.size(); i++) {
        if (matching.isMatched(i)) {
          times[next] = matching.near.time(i);
          later[next++] = matching.later(i);
        }
      }
    }
  }

  boolean isEmpty() {
    return times.length == 0;
  }

  int size() {
    return times.length;
  }

  long first() {
    return Arrays.stream(times).min().orElse(0);
  }

  long last() {
    return Arrays.stream(times).max().orElse(0);
  }

  /** Smallest difference within a time; {@link Long#MAX_VALUE} where there is none. */
  long least(long from, long to) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < times.length; i++) {
      if (times[i] >= from && times[i] < to) {
        least = Math.min(least, later[i]);
      }
    }
    return least;
  }

  /** Greatest difference within a time; {@link Long#MIN_VALUE} where there is none. */
  long greatest(long from, long to) {
    long greatest = Long.MIN_VALUE;
    for (int i = 0; i < times.length; i++) {
      if (times[i] >= from && times[i] < to) {
        greatest = Math.max(greatest, later[i]);
      }
    }
    return greatest;
  }

  long median() {
    long[] sorted = later.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : Spread.at(sorted, 0.5);
  }

  /**
   * What remains when the difference of the clocks is taken off.
   *
   * @param sign 1 for what goes to the far recorder, -1 for what comes from it
   */
  long[] delays(Clock clock, int sign) {
    long[] delays = new long[times.length];
    for (int i = 0; i < delays.length; i++) {
      delays[i] = Math.round(sign * (later[i] - clock.at(times[i])));
    }
    return delays;
  }
}
