package org.icascope.compare;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How far the clock of the far recorder is ahead of that of the near one: a line over time.
 *
 * <p>A segment from the client arrives at the far recorder later by offset plus delay, one from the
 * server by offset less delay. So the offset lies between the largest difference of the second kind
 * and the smallest of the first, and is taken as their middle: with equal delays both ways that is
 * exact, else it is wrong by half of what the least delays differ, at most by the bound.
 *
 * @param startNanos time of the near recorder to which {@code offsetNanos} belongs
 * @param drift by how much the far clock runs faster; 0 where none could be told
 * @param errorNanos how wrong it can be when delays are not the same both ways; negative where only
 *     one direction was seen at both recorders, so that the offset contains the delay
 * @param sameRecorder one recorder, one clock
 */
public record Clock(
    long startNanos, double offsetNanos, double drift, double errorNanos, boolean sameRecorder) {

  /** Parts of the time that are looked at one by one, at most. Chosen. */
  private static final int MOST_PARTS = 60;

  /** A part is at least so long. Chosen: some round trips of the quietest session. */
  private static final long PART_NANOS = 10_000_000_000L;

  /** Fewer parts tell no drift. Chosen. */
  private static final int LEAST_PARTS = 6;

  static final Clock SAME = new Clock(0, 0, 0, 0, true);

  /** Difference at a time of the near recorder. */
  double at(long nearNanos) {
    return offsetNanos + drift * (nearNanos - startNanos);
  }

  boolean knowsOneWay() {
    return errorNanos >= 0;
  }

  public double offsetMs() {
    return offsetNanos / 1e6;
  }

  /** Milliseconds; absent where there is no bound. */
  public OptionalDouble errorMs() {
    return knowsOneWay() ? OptionalDouble.of(errorNanos / 1e6) : OptionalDouble.empty();
  }

  /** Parts per million. */
  public double driftPpm() {
    return drift * 1e6;
  }

  /** Reckons the clock from both directions. */
  static Clock of(Samples toServer, Samples toClient) {
    if (toServer.isEmpty() || toClient.isEmpty()) {
      Samples seen = toServer.isEmpty() ? toClient : toServer;
      return new Clock(seen.first(), seen.median(), 0, -1, false);
    }
    long first = Math.max(toServer.first(), toClient.first());
    long last = Math.min(toServer.last(), toClient.last());
    int parts = (int) Math.max(1, Math.min(MOST_PARTS, (last - first) / PART_NANOS));
    double[] middles = new double[parts];
    double[] times = new double[parts];
    double[] errors = new double[parts];
    int known = 0;
    long length = Math.max(1, (last - first) / parts + 1);
    for (int part = 0; part < parts; part++) {
      long from = first + part * length;
      long most = toServer.least(from, from + length);
      long least = toClient.greatest(from, from + length);
      if (most != Long.MAX_VALUE && least != Long.MIN_VALUE) {
        middles[known] = least / 2.0 + most / 2.0;
        errors[known] = Math.abs(most / 2.0 - least / 2.0);
        times[known++] = part * (double) length + length / 2.0;
      }
    }
    return known >= LEAST_PARTS
        ? line(
            first,
            Arrays.copyOf(times, known),
            Arrays.copyOf(middles, known),
            Arrays.copyOf(errors, known))
        : point(first, toServer, toClient);
  }

  private static Clock point(long first, Samples toServer, Samples toClient) {
    double most = toServer.least(Long.MIN_VALUE, Long.MAX_VALUE);
    double least = toClient.greatest(Long.MIN_VALUE, Long.MAX_VALUE);
    return new Clock(first, most / 2 + least / 2, 0, Math.abs(most / 2 - least / 2), false);
  }

  private static Clock line(long first, double[] times, double[] middles, double[] errors) {
    double slope = slope(times, middles);
    double typical = median(errors);
    double duration = times[times.length - 1] - times[0];
    double drift = Math.abs(slope) * duration > typical ? slope : 0;
    double[] starts = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      starts[i] = middles[i] - drift * times[i];
    }
    double offset = median(starts);
    double[] bounds = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      bounds[i] = Math.abs(middles[i] - drift * times[i] - offset) + errors[i];
    }
    return new Clock(first, offset, drift, median(bounds), false);
  }

  /** The median of all slopes between two points: single outliers do not matter. */
  private static double slope(double[] times, double[] values) {
    double[] slopes = new double[times.length * (times.length - 1) / 2];
    int count = 0;
    for (int i = 0; i < times.length; i++) {
      for (int j = i + 1; j < times.length; j++) {
        slopes[count++] = (values[j] - values[i]) / (times[j] - times[i]);
      }
    }
    return median(slopes);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
