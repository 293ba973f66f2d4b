package org.icascope.flow;

import java.util.Arrays;

/**
 * Which files were recorded by the same appliance. Nothing in a trace of a NetScaler names it, and
 * its hardware addresses are as many as its interfaces; so each file is of an appliance of its own
 * until a connection goes on from one to the other under the same number.
 */
final class TraceOrigins {

  /** By capture; 0 for its own, else the number of another one plus 1. */
  private int[] same = new int[4];

  /** The appliance of a capture, as the number of one of its captures. */
  int of(int capture) {
    int at = capture;
    while (at < same.length && same[at] != 0) {
      at = same[at] - 1;
    }
    return at;
  }

  /**
   * They are one.
   *
   * @param from number that {@link #of} gives for one, and no more after this
   */
  void unite(int from, int to) {
    if (from >= same.length) {
      same = Arrays.copyOf(same, 2 * from);
    }
    same[from] = to + 1;
  }
}
