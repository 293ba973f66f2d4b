package org.icascope.flow;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Round-trip times of one flow in bounded memory. Once full, every other sample is dropped and only
 * every second, fourth, … new one is kept, so that the samples always spread evenly over the flow.
 */
public final class RttSampler {

  /** Chosen: half a kilobyte; the median of that many samples is good to a few per cent. */
  private static final int CAPACITY = 128;

  private static final float[] NONE = {};

  private float[] millis = NONE;
  private int count;
  private int stride = 1;
  private int skipped;

  /** One measured time. */
  public void add(long nanos) {
    if (++skipped < stride) {
      return;
    }
    skipped = 0;
    if (count == CAPACITY) {
      for (int i = 0; i < CAPACITY / 2; i++) {
        millis[i] = millis[2 * i];
      }
      count = CAPACITY / 2;
      stride = Math.min(1 << 20, 2 * stride);
    } else if (count == millis.length) {
      millis = Arrays.copyOf(millis, Math.max(8, 2 * count));
    }
    millis[count++] = nanos / 1e6f;
  }

  /** Those that were kept, in nanoseconds. */
  long[] nanos() {
    long[] nanos = new long[count];
    for (int i = 0; i < count; i++) {
      nanos[i] = Math.round(millis[i] * 1e6);
    }
    return nanos;
  }

  /** Of an even number of samples, the lower one in the middle. */
  public OptionalDouble medianMillis() {
    if (count == 0) {
      return OptionalDouble.empty();
    }
    float[] sorted = Arrays.copyOf(millis, count);
    Arrays.sort(sorted);
    // by its decimal digits, so that 1.7 does not become 1.7000000476837158
    return OptionalDouble.of(Double.parseDouble(Float.toString(sorted[(count - 1) / 2])));
  }
}
