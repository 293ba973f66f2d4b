package org.icascope.view.field;

import java.util.Arrays;
import java.util.function.Consumer;
import org.icascope.view.frame.ViewedFrame;

/** When the frames of each flow came, seen from the frame at hand. */
final class StreamTimes {

  /** Flows whose times are kept. Chosen: 64 MiB; later ones have no times. */
  static final int MOST_FLOWS = 1 << 22;

  private static final int FIRST_FLOWS = 1 << 10;

  private long[] first = new long[FIRST_FLOWS];
  private long[] latest = new long[FIRST_FLOWS];

  /** Number of flows that were seen; their serial numbers are smaller. */
  private int seen;

  private boolean known;
  private long relative;
  private long delta;

  /** The next frame; to be called for every frame. */
  void next(ViewedFrame frame) {
    int serial = frame.flowSerial();
    known = serial >= 0 && serial < MOST_FLOWS;
    if (!known) {
      return;
    }
    long now = frame.frame().timeNanos();
    if (serial >= first.length) {
      int larger = Math.min(MOST_FLOWS, Math.max(serial + 1, 2 * first.length));
      first = Arrays.copyOf(first, larger);
      latest = Arrays.copyOf(latest, larger);
    }
    for (; seen <= serial; seen++) {
      first[seen] = now;
      latest[seen] = now;
    }
    relative = now - first[serial];
    delta = now - latest[serial];
    latest[serial] = now;
  }

  /** Time since the first frame of its flow. */
  void giveRelative(Consumer<FieldValue> sink) {
    give(relative, sink);
  }

  /** Time since the frame before in its flow. */
  void giveDelta(Consumer<FieldValue> sink) {
    give(delta, sink);
  }

  private void give(long nanos, Consumer<FieldValue> sink) {
    if (known) {
      sink.accept(new FieldValue.Elapsed(nanos));
    }
  }
}
