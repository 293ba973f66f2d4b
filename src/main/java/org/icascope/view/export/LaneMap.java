package org.icascope.view.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the bytes of one direction of a layer lie in what TCP or UDP carries. Bytes that are not
 * there as they are, but for a WebSocket mask, have no place.
 */
final class LaneMap {

  /** Parts kept at most: those of one unit. Chosen. */
  private static final int MOST_PARTS = 65_536;

  /** What a part takes, about: itself, its key and its node. */
  private static final int PART_BYTES = 128;

  /**
   * A piece of the layer.
   *
   * @param start offset in the layer
   * @param outer offset in what TCP or UDP carries
   * @param mask for each byte from the first on, four in turn, the lowest first; 0 for none
   */
  record Part(long start, int length, long outer, int mask) {

    long end() {
      return start + length;
    }

    /** What a byte is masked with. */
    int maskAt(int index) {
      return mask >>> 8 * (index & 3);
    }

    /** What lies between two offsets of the layer, and begins at another place of another layer. */
    Part cut(long from, long to, long newStart) {
      long first = Math.max(from, start);
      int into = (int) (first - start);
      int turned = Integer.rotateRight(mask, 8 * (into & 3));
      int rest = (int) (Math.min(to, end()) - first);
      return new Part(newStart + first - from, rest, outer + into, turned);
    }
  }

  private final TreeMap<Long, Part> parts = new TreeMap<>();
  private final LayerBudget budget;

  LaneMap(LayerBudget budget) {
    this.budget = budget;
  }

  void add(Part part) {
    if (parts.size() == MOST_PARTS) {
      removeFirst();
    }
    if (parts.put(part.start(), part) == null) {
      budget.take(PART_BYTES);
    }
  }

  private void removeFirst() {
    parts.pollFirstEntry();
    budget.giveBack(PART_BYTES);
  }

  /** What is known of a range, as parts of a layer in which it begins at {@code newStart}. */
  List<Part> of(long from, long to, long newStart) {
    List<Part> found = new ArrayList<>(2);
    Long before = parts.floorKey(from);
    Map<Long, Part> near = parts.subMap(before == null ? from : before, Math.max(from, to));
    for (Part part : near.values()) {
      if (part.start() < to && part.end() > from) {
        found.add(part.cut(from, to, newStart));
      }
    }
    return found;
  }

  /** Nothing before this offset is asked for any more. */
  void forget(long before) {
    while (!parts.isEmpty() && parts.firstEntry().getValue().end() <= before) {
      removeFirst();
    }
  }
}
