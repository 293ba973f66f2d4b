package org.icascope.view.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;

/**
 * The latest bytes of one direction of one layer: from the end of its last unit on. Of very long
 * units only the beginning is kept.
 */
final class LayerBytes {

  /** Longest unit that is kept as a whole. Chosen: EDT, CGP, ICA and TLS have shorter ones. */
  static final int MOST_BYTES = 1 << 16;

  private static final int FIRST_BUFFER_BYTES = 512;

  private record Arrival(FrameMark mark, long start, int length, int frameIndex) {}

  private byte[] buffer = new byte[FIRST_BUFFER_BYTES];

  /** Position of the first byte in the buffer. */
  private long base;

  /** Position behind the last byte seen; those beyond the buffer are not kept. */
  private long end;

  private boolean started;
  private long missing;
  private final List<Arrival> arrivals = new ArrayList<>();

  /** Takes bytes at a position not before those it has; what lies between is missing. */
  void add(long position, Chunk chunk, int frameIndex) {
    reach(position);
    long from = Math.max(position, end);
    int skip = (int) Math.min(chunk.length(), from - position);
    int length = chunk.length() - skip;
    int room = (int) Math.max(0, Math.min(length, base + MOST_BYTES - from));
    if (room > 0) {
      ensure((int) (from - base) + room);
      System.arraycopy(chunk.bytes(), chunk.start() + skip, buffer, (int) (from - base), room);
    }
    if (length > 0 && arrivals.size() < MOST_BYTES) {
      arrivals.add(
          new Arrival(chunk.mark(), from, length, frameIndex < 0 ? -1 : frameIndex + skip));
    }
    end = Math.max(end, position + chunk.length());
  }

  /** Bytes up to a position are missing. */
  void reach(long position) {
    if (!started) {
      started = true;
      base = position;
      end = position;
    }
    if (position > end) {
      missing += position - end;
      int to = (int) Math.min(MOST_BYTES, position - base);
      int from = (int) Math.min(MOST_BYTES, end - base);
      if (to > from) {
        ensure(to);
        Arrays.fill(buffer, from, to, (byte) 0);
      }
      end = position;
    }
  }

  private void ensure(int bytes) {
    if (bytes > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(bytes, 2 * buffer.length));
    }
  }

  /** Bytes of a unit that are at hand, from its beginning. */
  byte[] bytes(long from, long to) {
    int start = (int) Math.max(0, Math.min(from - base, MOST_BYTES));
    int stop = (int) Math.max(start, Math.min(Math.min(to, end) - base, MOST_BYTES));
    return Arrays.copyOfRange(buffer, start, stop);
  }

  /** Frames that brought the bytes of a unit. */
  List<Unit.Piece> pieces(long from, long to) {
    List<Unit.Piece> pieces = new ArrayList<>(2);
    for (Arrival arrival : arrivals) {
      long start = Math.max(from, arrival.start);
      long stop = Math.min(to, arrival.start + arrival.length);
      if (start < stop) {
        int into = (int) (start - arrival.start);
        int index = arrival.frameIndex < 0 ? -1 : arrival.frameIndex + into;
        pieces.add(new Unit.Piece(arrival.mark, (int) (start - from), (int) (stop - start), index));
      }
    }
    return pieces;
  }

  /** Bytes that were missing since the last unit. */
  long missing() {
    return missing;
  }

  /** A unit ended here: what is before is not asked for any more. */
  void drop(long to) {
    missing = 0;
    int kept = (int) Math.max(0, Math.min(end - base, MOST_BYTES) - Math.max(0, to - base));
    if (to > base && kept > 0) {
      System.arraycopy(buffer, (int) (to - base), buffer, 0, kept);
    }
    base = Math.max(base, to);
    end = Math.max(end, base);
    int over = 0;
    while (over < arrivals.size() && arrivals.get(over).start + arrivals.get(over).length <= base) {
      over++;
    }
    arrivals.subList(0, over).clear();
  }
}
