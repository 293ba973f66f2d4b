package org.icascope.dissect;

import java.util.PriorityQueue;

/**
 * Positions that the bytes held speak neither for nor against, each with the number of held bytes
 * that is needed to go on with it. So each is looked at again only when that brings something new,
 * and the effort does not grow with the square of the bytes.
 */
public final class OpenPlaces {

  public static final int NONE = -1;

  /** What one takes in memory (counted: a number, a reference to it, spare room). */
  public static final int PLACE_BYTES = 36;

  /** The number of bytes in the upper half, and the position. */
  private final PriorityQueue<Long> places = new PriorityQueue<>(1);

  public void add(int position, int neededBytes) {
    places.add((long) neededBytes << 32 | position);
  }

  /** Takes out a position for which so many bytes are enough, or returns {@link #NONE}. */
  public int next(int heldBytes) {
    return !places.isEmpty() && places.peek() >>> 32 <= heldBytes ? places.poll().intValue() : NONE;
  }

  public int size() {
    return places.size();
  }

  public void clear() {
    places.clear();
  }
}
