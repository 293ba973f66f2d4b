package org.icascope.compare;

import java.util.Arrays;

/**
 * From data to its acknowledgement at one recorder: the way from there to the receiver and back,
 * with the time that the receiver takes for it. Repeated data is left out, since nobody knows which
 * copy was acknowledged.
 */
final class RoundTrips {

  private long[] samples = new long[64];
  private int count;

  void add(long nanos) {
    if (count == samples.length) {
      samples = Arrays.copyOf(samples, 2 * count);
    }
    samples[count++] = nanos;
  }

  /** All samples of a connection at a recorder. */
  void add(Track data, Track answers) {
    long newest = Long.MIN_VALUE;
    long pendingEnd = Long.MIN_VALUE;
    long pendingTime = 0;
    int next = 0;
    for (int i = 0; i < data.size(); i++) {
      while (next < answers.size() && answers.time(next) < data.time(i)) {
        if (answers.acknowledgement(next) >= pendingEnd && pendingEnd != Long.MIN_VALUE) {
          add(answers.time(next) - pendingTime);
          pendingEnd = Long.MIN_VALUE;
        }
        next++;
      }
      if (data.length(i) > 0 && data.end(i) > newest) {
        newest = data.end(i);
        if (pendingEnd == Long.MIN_VALUE) {
          pendingEnd = data.end(i);
          pendingTime = data.time(i);
        }
      } else if (data.length(i) > 0) {
        pendingEnd = Long.MIN_VALUE; // sent again
      }
    }
    while (next < answers.size() && pendingEnd != Long.MIN_VALUE) {
      if (answers.acknowledgement(next) >= pendingEnd) {
        add(answers.time(next) - pendingTime);
        pendingEnd = Long.MIN_VALUE;
      }
      next++;
    }
  }

  long[] values() {
    return Arrays.copyOf(samples, count);
  }
}
