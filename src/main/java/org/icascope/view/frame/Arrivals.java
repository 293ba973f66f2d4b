package org.icascope.view.frame;

import java.util.ArrayList;
import java.util.List;
import org.icascope.model.FrameMark;

/** Which frames brought the latest bytes of one direction of one layer. */
final class Arrivals {

  /** Frames of a unit that are told apart, the latest one always. Chosen: 45 bring 64 KiB. */
  static final int MOST = 4096;

  /** The same of a unit that is longer than any that is kept. Chosen. */
  private static final int MOST_OF_LONG = 64;

  /** What an arrival takes, about. */
  private static final int ARRIVAL_BYTES = 96;

  private record Arrival(FrameMark mark, long start, int length, int frameIndex) {

    long end() {
      return start + length;
    }
  }

  private final LayerMemory memory;
  private final List<Arrival> list = new ArrayList<>();
  private int paid;

  Arrivals(LayerMemory memory) {
    this.memory = memory;
  }

  /**
   * The latest one is told in any case: a unit belongs to the frame that completes it.
   *
   * @param tooLong the unit is longer than any that is kept
   */
  void add(FrameMark mark, long start, int length, int frameIndex, boolean tooLong) {
    Arrival arrival = new Arrival(mark, start, length, frameIndex);
    boolean full = list.size() >= (tooLong ? MOST_OF_LONG : MOST);
    if (!list.isEmpty() && (full || !memory.take(ARRIVAL_BYTES))) {
      list.set(list.size() - 1, arrival);
      return;
    }
    paid += list.isEmpty() ? 0 : 1;
    list.add(arrival);
  }

  /** Of a unit that is too long only the first ones are of use. */
  void shorten() {
    if (list.size() > MOST_OF_LONG) {
      list.subList(MOST_OF_LONG, list.size()).clear();
      payBack();
    }
  }

  /** Frames that brought the bytes of a unit. */
  List<Unit.Piece> pieces(long from, long to) {
    List<Unit.Piece> pieces = new ArrayList<>(2);
    for (int i = 0; i < list.size() && list.get(i).start < to; i++) {
      Arrival arrival = list.get(i);
      long start = Math.max(from, arrival.start);
      long stop = Math.min(to, arrival.end());
      if (start < stop) {
        int into = (int) (start - arrival.start);
        int index = arrival.frameIndex < 0 ? -1 : arrival.frameIndex + into;
        pieces.add(new Unit.Piece(arrival.mark, (int) (start - from), (int) (stop - start), index));
      }
    }
    return pieces;
  }

  /** What came up to a position is not asked for any more. */
  void drop(long to) {
    int over = 0;
    while (over < list.size() && list.get(over).end() <= to) {
      over++;
    }
    if (over == list.size()) {
      list.clear();
    } else if (over > 0) {
      list.subList(0, over).clear();
    }
    payBack();
  }

  private void payBack() {
    int due = Math.max(0, list.size() - 1);
    if (paid > due) {
      memory.giveBack((paid - due) * ARRIVAL_BYTES);
      paid = due;
    }
  }

  void forget() {
    list.clear();
    payBack();
  }
}
