package org.icascope.flow;

import java.util.Arrays;

/**
 * When one side of a connection sent new payload, in bounded memory: first and last packet of each
 * burst. Kept for connections in the trace of a NetScaler until it is known which two belong
 * together, so that {@link Passage} can be told then what happened before.
 *
 * <p>Once full, only bursts that begin in every second, fourth, … second of the clock are kept: the
 * same seconds for all connections, so that what came in and what went out stay together.
 */
final class Bursts {

  /**
   * Chosen: 1.5 kB at most. More than a session has in most seconds, so that no second is dropped
   * alone.
   */
  static final int MOST = 128;

  /** As long as {@link Passage} waits. */
  private static final long SLOT_NANOS = Passage.LONGEST_NANOS;

  private static final int MOST_HALVINGS = 20;
  private static final long[] NONE = {};

  private long[] starts = NONE;
  private int[] lengths = {};
  private int count;
  private int halvings;
  private boolean open;
  private long latest = Long.MIN_VALUE / 2;

  /** A packet with new payload. */
  void packet(long nanos) {
    if (nanos - latest > Passage.PAUSE_NANOS) {
      open = begin(nanos);
    } else if (open) {
      long length = Math.max(lengths[count - 1], nanos - starts[count - 1]);
      lengths[count - 1] = (int) Math.min(Integer.MAX_VALUE, length);
    }
    latest = Math.max(latest, nanos);
  }

  private boolean begin(long nanos) {
    while (count == MOST && halvings < MOST_HALVINGS) {
      halvings++;
      thin();
    }
    if (count == MOST || !isKept(nanos, halvings)) {
      return false;
    }
    if (count == starts.length) {
      int room = Math.max(2, 2 * count);
      starts = Arrays.copyOf(starts, room);
      lengths = Arrays.copyOf(lengths, room);
    }
    starts[count] = nanos;
    lengths[count++] = 0;
    return true;
  }

  private void thin() {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (isKept(starts[i], halvings)) {
        starts[kept] = starts[i];
        lengths[kept++] = lengths[i];
      }
    }
    count = kept;
  }

  /** Whether what begins at that time is kept after so many halvings. */
  static boolean isKept(long nanos, int halvings) {
    return (slot(nanos) & (1L << halvings) - 1) == 0;
  }

  /** The second that a time is in. */
  static long slot(long nanos) {
    return Math.floorDiv(nanos, SLOT_NANOS);
  }

  int count() {
    return count;
  }

  /** How often half of all seconds were dropped. */
  int halvings() {
    return halvings;
  }

  /** First packet of a burst, nanoseconds since 1970. */
  long start(int index) {
    return starts[index];
  }

  /** Its last packet; up to two seconds after the first. */
  long end(int index) {
    return starts[index] + lengths[index];
  }
}
