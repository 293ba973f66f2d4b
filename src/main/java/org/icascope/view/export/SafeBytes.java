package org.icascope.view.export;

import java.util.HashMap;
import java.util.Map;
import org.icascope.model.Direction;

/**
 * What may be shown of the payload of each flow: a byte per place in its stream. Whatever a frame
 * has at such a place, this is what is written there, so a retransmission with other contents
 * brings nothing to light.
 */
public final class SafeBytes {

  /** Runs of bytes in all flows together. Chosen: some 60 MB; what lies behind is blanked. */
  static final int MOST_RUNS = 2_000_000;

  private final Map<Integer, SafeRuns> byLane = new HashMap<>();
  private long runs;

  private static int lane(int flow, Direction direction) {
    return 2 * flow + direction.ordinal();
  }

  /**
   * @param flow serial number
   * @param offset in what TCP or UDP carries
   */
  void add(int flow, Direction direction, long offset, byte[] bytes, int at, int length) {
    if (runs < MOST_RUNS && length > 0) {
      SafeRuns of = byLane.computeIfAbsent(lane(flow, direction), k -> new SafeRuns());
      int before = of.size();
      of.add(offset, bytes, at, length);
      runs += of.size() - before;
    }
  }

  /** Some headers are blanked too, because there are too many of them. */
  public boolean isFull() {
    return runs >= MOST_RUNS;
  }

  /** Puts what may be shown into its place, and marks it. */
  void copyTo(Place place, byte[] target, int at, int length, boolean[] shown) {
    SafeRuns of = byLane.get(lane(place.flow(), place.direction()));
    if (of != null) {
      of.copyTo(place.offset(), target, at, length, shown);
    }
  }

  /** Where the payload of a frame belongs. */
  record Place(int flow, Direction direction, long offset) {}
}
