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

  /** Frames of a unit that are told apart, the latest one always. Chosen: 45 bring 64 KiB. */
  static final int MOST_ARRIVALS = 4096;

  /** The same of a unit that is longer than any that is kept. Chosen. */
  private static final int LONG_ARRIVALS = 64;

  /** Holes that are told apart; of further ones only the length counts. Chosen. */
  private static final int MOST_HOLES = 64;

  /** A larger buffer is given back when it is empty. Chosen: few units are longer. */
  private static final int KEPT_BUFFER_BYTES = 4096;

  private static final int FIRST_BUFFER_BYTES = 512;

  /** What an arrival takes, about. */
  private static final int ARRIVAL_BYTES = 96;

  /** TCP cannot lose as much: whoever could not tell how much is missing counts on from there. */
  private static final long NO_LENGTH = 1L << 31;

  private static final byte[] NONE = {};

  private record Arrival(FrameMark mark, long start, int length, int frameIndex) {}

  private final LayerMemory memory;
  private byte[] buffer = NONE;

  /** Position of the first byte in the buffer, and how many of those from there on are in it. */
  private long base;

  private int filled;

  /** The bytes that came last, where the buffer had no room for them: a unit may end in them. */
  private byte[] tail = NONE;

  private long tailStart;
  private int tailLength;

  /** Position behind the last byte seen. */
  private long end;

  private boolean started;

  /** Ranges that are missing since the last unit: where each begins and ends. */
  private final List<long[]> holes = new ArrayList<>(0);

  private final List<Arrival> arrivals = new ArrayList<>();
  private int paidArrivals;

  LayerBytes(LayerMemory memory) {
    this.memory = memory;
  }

  /** Takes bytes at a position not before those it has; what lies between is missing. */
  void add(long position, Chunk chunk, int frameIndex) {
    reach(position);
    long from = Math.max(position, end);
    int skip = (int) Math.min(chunk.length(), from - position);
    int length = chunk.length() - skip;
    if (length > 0) {
      store(from, chunk.bytes(), chunk.start() + skip, length);
      arrived(new Arrival(chunk.mark(), from, length, frameIndex < 0 ? -1 : frameIndex + skip));
      end = from + length;
    }
  }

  private void store(long from, byte[] bytes, int at, int length) {
    boolean tooLong = from - base >= MOST_BYTES; // all before is one unit
    if (tooLong) {
      shorten();
    }
    int most = tooLong ? FIRST_BUFFER_BYTES : MOST_BYTES;
    int room = from == base + filled ? makeRoom(length, most) : 0;
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
    if (filled > FIRST_BUFFER_BYTES) {
      memory.giveBack(buffer.length - FIRST_BUFFER_BYTES);
      buffer = Arrays.copyOf(buffer, FIRST_BUFFER_BYTES);
      filled = FIRST_BUFFER_BYTES;
    }
    if (arrivals.size() > LONG_ARRIVALS) {
      arrivals.subList(LONG_ARRIVALS, arrivals.size()).clear();
      payBack();
    }
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

  /** The latest one is told in any case: a unit belongs to the frame that completes it. */
  private void arrived(Arrival arrival) {
    int most = arrival.start - base >= MOST_BYTES ? LONG_ARRIVALS : MOST_ARRIVALS;
    boolean full = arrivals.size() >= most;
    if (!arrivals.isEmpty() && (full || !memory.take(ARRIVAL_BYTES))) {
      arrivals.set(arrivals.size() - 1, arrival);
      return;
    }
    paidArrivals += arrivals.isEmpty() ? 0 : 1;
    arrivals.add(arrival);
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
      if (end == base + filled) {
        int zeros = makeRoom((int) Math.min(MOST_BYTES, position - end), MOST_BYTES);
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
    int length = (int) Math.max(0, Math.min(Math.min(to, base + filled) - from, MOST_BYTES));
    byte[] bytes = new byte[length];
    int before = (int) Math.min(length, Math.max(0, base - from));
    int start = (int) Math.min(filled, Math.max(0, from - base));
    System.arraycopy(buffer, start, bytes, before, length - before);
    return bytes;
  }

  /** Frames that brought the bytes of a unit. */
  List<Unit.Piece> pieces(long from, long to) {
    List<Unit.Piece> pieces = new ArrayList<>(2);
    for (Arrival arrival : arrivals) {
      if (arrival.start >= to) {
        break;
      }
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

  /**
   * Bytes of a unit that ends here that are missing; not those that were lost before it.
   *
   * @param from where the unit begins
   */
  long missing(long from) {
    long missing = Math.max(0, base - from);
    for (long[] hole : holes) {
      missing += Math.max(0, hole[1] - Math.max(from, hole[0]));
    }
    return missing;
  }

  /** A unit ended here: what is before is not asked for any more. */
  void drop(long to) {
    holes.removeIf(hole -> hole[1] <= to);
    if (to > base) {
      int gone = (int) Math.min(filled, to - base);
      System.arraycopy(buffer, gone, buffer, 0, filled - gone);
      filled -= gone;
      base = to;
      shrink();
    }
    takeTail();
    end = Math.max(end, base);
    int over = 0;
    while (over < arrivals.size() && arrivals.get(over).start + arrivals.get(over).length <= base) {
      over++;
    }
    arrivals.subList(0, over).clear();
    payBack();
  }

  /** What the buffer had no room for follows what is left in it, or begins after it. */
  private void takeTail() {
    long into = base + filled - tailStart;
    if (tailLength > 0 && into >= 0) {
      int rest = (int) Math.max(0, tailLength - into);
      tailLength = 0;
      if (rest > 0) {
        byte[] before = tail;
        tail = NONE;
        store(base + filled, before, (int) into, rest);
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

  private void payBack() {
    int due = Math.max(0, arrivals.size() - 1);
    if (paidArrivals > due) {
      memory.giveBack((paidArrivals - due) * ARRIVAL_BYTES);
      paidArrivals = due;
    }
  }

  /** Nothing follows: all memory is free for others. */
  void forget() {
    memory.giveBack(buffer.length + tail.length + paidArrivals * ARRIVAL_BYTES);
    buffer = NONE;
    tail = NONE;
    tailLength = 0;
    filled = 0;
    arrivals.clear();
    paidArrivals = 0;
  }
}
