package org.icascope.view.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.icascope.reassembly.Chunk;

/**
 * The latest bytes of one direction of one layer: from the end of its last unit on. Of very long
 * units only the beginning is kept.
 */
final class LayerBytes {

  /** Longest unit that is kept as a whole. Chosen: EDT, CGP, ICA and TLS have shorter ones. */
  static final int MOST_BYTES = 1 << 16;

  /** Holes that are told apart; of further ones only the length counts. Chosen. */
  private static final int MOST_HOLES = 64;

  /** A larger buffer is given back when it is empty. Chosen: few units are longer. */
  private static final int KEPT_BUFFER_BYTES = 4096;

  private static final int FIRST_BUFFER_BYTES = 512;

  /** TCP cannot lose as much: whoever could not tell how much is missing counts on from there. */
  private static final long NO_LENGTH = 1L << 31;

  /** Of units whose contents nobody wants: more than the header of any message. Chosen. */
  static final int HEAD_BYTES = 16;

  private static final byte[] NONE = {};

  private final LayerMemory memory;
  private byte[] buffer = NONE;

  /** Position of the first byte in the buffer, and how many of those from there on are in it. */
  private long base;

  private int filled;

  /** From this byte in the buffer on so many bytes were left out: contents that nobody wants. */
  private int leftOutAt;

  private long leftOut;

  /** Where the latest unit ends of which nobody wants the contents. */
  private long headOnlyEnd = Long.MIN_VALUE;

  /** The bytes that came last, where the buffer had no room for them: a unit may end in them. */
  private byte[] tail = NONE;

  private long tailStart;
  private int tailLength;

  /** Position behind the last byte seen. */
  private long end;

  private boolean started;

  /** Ranges that are missing since the last unit: where each begins and ends. */
  private final List<long[]> holes = new ArrayList<>(0);

  private final Arrivals arrivals;

  LayerBytes(LayerMemory memory) {
    this.memory = memory;
    this.arrivals = new Arrivals(memory);
  }

  /** Takes bytes at a position not before those it has; what lies between is missing. */
  void add(long position, Chunk chunk, int frameIndex) {
    reach(position);
    long from = Math.max(position, end);
    int skip = (int) Math.min(chunk.length(), from - position);
    int length = chunk.length() - skip;
    if (length > 0) {
      store(from, chunk.bytes(), chunk.start() + skip, length);
      int index = frameIndex < 0 ? -1 : frameIndex + skip;
      arrivals.add(chunk, from, length, index, from - base >= MOST_BYTES);
      end = from + length;
    }
  }

  /** Position behind the last byte seen, or given up; the lowest number where there was none. */
  long end() {
    return started ? end : Long.MIN_VALUE;
  }

  /**
   * A unit is under way that will be told, and of which nobody wants the contents.
   *
   * @param to its end
   */
  void headOnly(long to) {
    headOnlyEnd = to;
    if (leftOut == 0 && tailLength == 0 && end == keptEnd() && to > end) {
      leftOutAt = filled;
      leftOut = to - end;
    }
  }

  /** Position behind the bytes that are kept in a row. */
  private long keptEnd() {
    return base + filled + leftOut;
  }

  /** Where in the buffer a position is, or what follows it. */
  private long index(long position) {
    long into = position - base;
    return leftOut == 0 || into <= leftOutAt ? into : Math.max(leftOutAt, into - leftOut);
  }

  /** Keeps bytes but those that are left out. */
  private void store(long from, byte[] bytes, int at, int length) {
    long unwanted = leftOut == 0 ? 0 : base + leftOutAt + leftOut - from;
    if (unwanted <= 0) {
      keep(from, bytes, at, length);
    } else if (unwanted < length) {
      int skip = (int) unwanted;
      keep(from + skip, bytes, at + skip, length - skip);
    }
  }

  private void keep(long from, byte[] bytes, int at, int length) {
    boolean tooLong = from - base >= MOST_BYTES; // all before is one unit
    if (tooLong) {
      shorten();
    }
    int most = tooLong ? FIRST_BUFFER_BYTES : MOST_BYTES;
    int room = from == keptEnd() ? makeRoom(length, most) : 0;
    System.arraycopy(bytes, at, buffer, filled, room);
    filled += room;
    tailStart = from;
    tailLength = room == length ? 0 : length;
    if (tailLength > tail.length) {
      tailLength = memory.take(tailLength - tail.length) ? tailLength : 0;
      tail = tailLength == 0 ? tail : Arrays.copyOf(tail, tailLength);
    }
    System.arraycopy(bytes, at, tail, 0, tailLength);
  }

  /** Of a unit that is too long only its header is of use. */
  private void shorten() {
    filled = leftOut == 0 ? filled : Math.min(filled, leftOutAt);
    leftOut = 0;
    if (filled > FIRST_BUFFER_BYTES) {
      memory.giveBack(buffer.length - FIRST_BUFFER_BYTES);
      buffer = Arrays.copyOf(buffer, FIRST_BUFFER_BYTES);
      filled = FIRST_BUFFER_BYTES;
    }
    arrivals.shorten();
  }

  /** Returns how many of some bytes there is room for behind those that are kept. */
  private int makeRoom(int more, int most) {
    int wanted = (int) Math.min(most, (long) filled + more);
    if (wanted > buffer.length) {
      int larger = Math.max(FIRST_BUFFER_BYTES, Math.min(MOST_BYTES, Math.max(wanted, 2 * filled)));
      if (memory.take(larger - buffer.length)) {
        buffer = Arrays.copyOf(buffer, larger);
      }
    }
    return Math.max(0, Math.min(wanted, buffer.length) - filled);
  }

  /** Bytes up to a position are missing. */
  void reach(long position) {
    if (!started) {
      started = true;
      base = position;
      end = position;
    } else if (position - end >= NO_LENGTH) {
      drop(position);
    }
    if (position > end) {
      hole(end, position);
      long kept = keptEnd();
      if (end <= kept && position > kept) {
        int zeros = makeRoom((int) Math.min(MOST_BYTES, position - kept), MOST_BYTES);
        Arrays.fill(buffer, filled, filled + zeros, (byte) 0);
        filled += zeros;
      }
      end = position;
    }
  }

  private void hole(long from, long to) {
    if (holes.size() < MOST_HOLES) {
      holes.add(new long[] {from, to});
    } else {
      holes.get(MOST_HOLES - 1)[1] += to - from;
    }
  }

  /** Bytes of a unit that are at hand, from its beginning; those before all that is kept are 0. */
  byte[] bytes(long from, long to) {
    long limit = leftOut > 0 && index(from) <= leftOutAt ? base + leftOutAt : keptEnd();
    int most = to == headOnlyEnd ? HEAD_BYTES : MOST_BYTES;
    int length = (int) Math.max(0, Math.min(Math.min(to, limit) - from, most));
    byte[] bytes = new byte[length];
    int before = (int) Math.min(length, Math.max(0, base - from));
    int start = (int) Math.min(filled, Math.max(0, index(from)));
    System.arraycopy(buffer, start, bytes, before, length - before);
    return bytes;
  }

  /** Bytes of a unit that are not among {@link #bytes} only because nobody wants them. */
  int unwanted(long from, long to, int told) {
    return to == headOnlyEnd ? (int) Math.min(MOST_BYTES, to - from) - told : 0;
  }

  /** Frames that brought the bytes of a unit; the last one where nobody wants these bytes. */
  List<Unit.Piece> pieces(long from, long to) {
    return to == headOnlyEnd ? arrivals.lastPiece(from, to) : arrivals.pieces(from, to);
  }

  /**
   * Bytes of a unit that ends here that are missing; not those that were lost before it.
   *
   * @param from where the unit begins
   */
  long missing(long from) {
    long missing = Math.max(0, base - from);
    for (int i = 0; i < holes.size(); i++) {
      long[] hole = holes.get(i);
      missing += Math.max(0, hole[1] - Math.max(from, hole[0]));
    }
    return missing;
  }

  /** A unit ended here: what is before is not asked for any more. */
  void drop(long to) {
    if (!holes.isEmpty()) {
      holes.removeIf(hole -> hole[1] <= to);
    }
    if (to > base) {
      int gone = (int) Math.min(filled, index(to));
      System.arraycopy(buffer, gone, buffer, 0, filled - gone);
      filled -= gone;
      long leftOutTo = base + leftOutAt + leftOut;
      leftOutAt -= Math.min(gone, leftOutAt);
      leftOut = leftOut == 0 ? 0 : Math.max(0, leftOutTo - to - leftOutAt);
      base = to;
      shrink();
    }
    takeTail();
    end = Math.max(end, base);
    arrivals.drop(base);
  }

  /** What the buffer had no room for follows what is left in it, or begins after it. */
  private void takeTail() {
    long into = keptEnd() - tailStart;
    if (tailLength > 0 && into >= 0) {
      int rest = (int) Math.max(0, tailLength - into);
      tailLength = 0;
      if (rest > 0) {
        byte[] before = tail;
        tail = NONE;
        keep(keptEnd(), before, (int) into, rest);
        memory.giveBack(before.length);
      }
    }
    if (tailLength == 0 && tail.length > 0) {
      memory.giveBack(tail.length);
      tail = NONE;
    }
  }

  private void shrink() {
    if (filled == 0 && buffer.length > KEPT_BUFFER_BYTES) {
      memory.giveBack(buffer.length);
      buffer = NONE;
    }
  }

  /** Nothing follows: all memory is free for others. */
  void forget() {
    memory.giveBack(buffer.length + tail.length);
    buffer = NONE;
    tail = NONE;
    tailLength = 0;
    filled = 0;
    leftOut = 0;
    arrivals.forget();
  }
}
