package org.icascope.view.field;

/** When frames came, seen from the frame at hand. */
final class FrameTimes {

  private static final double NANOS_PER_SECOND = 1e9;

  private long first = Long.MIN_VALUE;
  private long previous;
  private long current;

  /** The next frame; to be called for every frame, shown or not. */
  void next(long nanos) {
    previous = first == Long.MIN_VALUE ? nanos : current;
    first = first == Long.MIN_VALUE ? nanos : first;
    current = nanos;
  }

  /** Seconds since the first frame. */
  double relative() {
    return (current - first) / NANOS_PER_SECOND;
  }

  /** Seconds since the frame before. */
  double delta() {
    return (current - previous) / NANOS_PER_SECOND;
  }
}
