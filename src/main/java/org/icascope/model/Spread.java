package org.icascope.model;

import java.util.Arrays;
import java.util.Optional;

/** Median, 95th percentile and maximum of times, in milliseconds. */
public record Spread(double medianMs, double p95Ms, double maximumMs, int samples) {

  /** Sorts the values, which are nanoseconds; absent where there are none. */
  public static Optional<Spread> of(long[] nanos) {
    if (nanos.length == 0) {
      return Optional.empty();
    }
    Arrays.sort(nanos);
    return Optional.of(
        new Spread(
            at(nanos, 0.5) / 1e6,
            at(nanos, 0.95) / 1e6,
            nanos[nanos.length - 1] / 1e6,
            nanos.length));
  }

  /** The value below which so large a part lies, by the nearest rank. */
  public static long at(long[] sorted, double part) {
    return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
  }
}
