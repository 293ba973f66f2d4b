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

  /** Memory for all flows together, about. Chosen; what comes later is blanked. */
  static final long MOST_BYTES = 64L << 20;

  /** Room beyond that for messages that were sent again. Chosen. */
  private static final long MORE_BYTES = 16L << 20;

  /** What a run takes beside its bytes: its place and where those are. */
  private static final int RUN_BYTES = 16;

  /** What a direction takes beside its runs, about. */
  private static final int LANE_BYTES = 320;

  private final Map<Integer, SafeRuns> byLane = new HashMap<>();
  private long used;
  private boolean full;

  private static int lane(int flow, Direction direction) {
    return 2 * flow + direction.ordinal();
  }

  /**
   * @param flow serial number
   * @param offset in what TCP or UDP carries
   */
  void add(int flow, Direction direction, long offset, byte[] bytes, int at, int length) {
    add(MOST_BYTES, lane(flow, direction), offset, bytes, at, length);
  }

  /** The same at the end, with room of its own: for what has to be like something before. */
  void addMore(int flow, Direction direction, long offset, byte[] bytes, int at, int length) {
    full &= used > MOST_BYTES + MORE_BYTES;
    add(MOST_BYTES + MORE_BYTES, lane(flow, direction), offset, bytes, at, length);
    full |= used > MOST_BYTES;
  }

  private void add(long most, int lane, long offset, byte[] bytes, int at, int length) {
    if (length <= 0 || full) {
      return;
    }
    int already = byLane.containsKey(lane) ? LANE_BYTES : 0;
    used += length + (long) SafeRuns.count(length) * RUN_BYTES + LANE_BYTES - already;
    full = used > most;
    if (!full) {
      byLane.computeIfAbsent(lane, k -> new SafeRuns()).add(offset, bytes, at, length);
    }
  }

  /** Some headers are blanked too, because there are too many of them. */
  public boolean isFull() {
    return full;
  }

  /** Puts what may be shown into its place. */
  void copyTo(Place place, byte[] target, int at, int length) {
    SafeRuns of = byLane.get(lane(place.flow(), place.direction()));
    if (of != null) {
      of.copyTo(place.offset(), target, at, length);
    }
  }

  /** Where the payload of a frame belongs. */
  record Place(int flow, Direction direction, long offset) {}
}
