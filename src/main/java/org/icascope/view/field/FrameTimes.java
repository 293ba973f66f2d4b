package org.icascope.view.field;

/** When frames came, seen from the frame at hand. */
final class FrameTimes {

  private long first = Long.MIN_VALUE;
  private long previous;
  private long current;

  /** The next frame; to be called for every frame, shown or not. */
  void next(long nanos) {
    previous = first == Long.MIN_VALUE ? nanos : current;
    first = first == Long.MIN_VALUE ? nanos : first;
    current = nanos;
  }

  /** Nanoseconds since the first frame. */
  long relative() {
    return current - first;
  }

  /** Nanoseconds since the frame before. */
  long delta() {
    return current - previous;
  }
}
