package org.icascope.view.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;

/**
 * Which frames brought the latest bytes of one direction of one layer. Kept as numbers: there is an
 * arrival for every frame and layer, and objects are made only of those that somebody asks for.
 */
final class Arrivals {

  /** Frames of a unit that are told apart, the latest one always. Chosen: 45 bring 64 KiB. */
  static final int MOST = 4096;

  /** The same of a unit that is longer than any that is kept. Chosen. */
  private static final int MOST_OF_LONG = 64;

  /** What an arrival takes, at most: the array grows by doubling. */
  private static final int ARRIVAL_BYTES = 96;

  private static final int START = 0;
  private static final int LENGTH = 1;
  private static final int FRAME_INDEX = 2;
  private static final int CAPTURE = 3;
  private static final int FRAME = 4;
  private static final int TIME = 5;
  private static final int FIELDS = 6;

  private static final long[] NONE = {};

  private final LayerMemory memory;
  private long[] fields = NONE;
  private int size;
  private int paid;

  Arrivals(LayerMemory memory) {
    this.memory = memory;
  }

  /**
   * The latest one is told in any case: a unit belongs to the frame that completes it.
   *
   * @param start position of the first byte that is new
   * @param length number of those bytes
   * @param frameIndex where in its frame that byte is, or -1
   * @param tooLong the unit is longer than any that is kept
   */
  void add(Chunk chunk, long start, int length, int frameIndex, boolean tooLong) {
    boolean full = size >= (tooLong ? MOST_OF_LONG : MOST);
    if (size == 0 || !full && memory.take(ARRIVAL_BYTES)) {
      paid += size == 0 ? 0 : 1;
      size++;
    }
    int at = (size - 1) * FIELDS;
    if (at == fields.length) {
      fields = Arrays.copyOf(fields, Math.max(FIELDS, 2 * at));
    }
    fields[at + START] = start;
    fields[at + LENGTH] = length;
    fields[at + FRAME_INDEX] = frameIndex;
    fields[at + CAPTURE] = chunk.capture();
    fields[at + FRAME] = chunk.frame();
    fields[at + TIME] = chunk.timeNanos();
  }

  /** Of a unit that is too long only the first ones are of use. */
  void shorten() {
    if (size > MOST_OF_LONG) {
      size = MOST_OF_LONG;
      payBack();
    }
  }

  private long start(int arrival) {
    return fields[arrival * FIELDS + START];
  }

  private long end(int arrival) {
    return start(arrival) + fields[arrival * FIELDS + LENGTH];
  }

  /** Frames that brought the bytes of a unit. */
  List<Unit.Piece> pieces(long from, long to) {
    List<Unit.Piece> pieces = new ArrayList<>(2);
    for (int i = 0; i < size && start(i) < to; i++) {
      if (end(i) > from) {
        pieces.add(piece(i, from, to));
      }
    }
    return pieces;
  }

  /** Only the last one of them. */
  List<Unit.Piece> lastPiece(long from, long to) {
    int last = size - 1;
    while (last >= 0 && start(last) >= to) {
      last--;
    }
    return last >= 0 && end(last) > from ? List.of(piece(last, from, to)) : List.of();
  }

  private Unit.Piece piece(int arrival, long from, long to) {
    long start = Math.max(from, start(arrival));
    int length = (int) (Math.min(to, end(arrival)) - start);
    int at = arrival * FIELDS;
    int into = (int) (start - start(arrival));
    int index = fields[at + FRAME_INDEX] < 0 ? -1 : (int) fields[at + FRAME_INDEX] + into;
    FrameMark mark =
        new FrameMark((int) fields[at + CAPTURE], fields[at + FRAME], fields[at + TIME]);
    return new Unit.Piece(mark, (int) (start - from), length, index);
  }

  /** What came up to a position is not asked for any more. */
  void drop(long to) {
    int over = 0;
    while (over < size && end(over) <= to) {
      over++;
    }
    if (over > 0) {
      size -= over;
      System.arraycopy(fields, over * FIELDS, fields, 0, size * FIELDS);
      payBack();
    }
  }

  private void payBack() {
    int due = Math.max(0, size - 1);
    if (paid > due) {
      memory.giveBack((paid - due) * ARRIVAL_BYTES);
      paid = due;
    }
    if (fields.length > MOST_OF_LONG * FIELDS && size <= 1) {
      fields = Arrays.copyOf(fields, FIELDS);
    }
  }

  void forget() {
    size = 0;
    payBack();
    fields = NONE;
  }
}
