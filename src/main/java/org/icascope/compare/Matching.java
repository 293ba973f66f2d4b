package org.icascope.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Finds the same segments (or messages) in what two recorders saw of one direction. Where one has
 * more copies of a segment than the other, the clock decides, so that comes second.
 */
final class Matching {

  private static final int NONE = -1;

  final Track near;
  final Track far;

  /** Index at the far recorder of each segment of the near one, or {@link #NONE}. */
  private final int[] farOf;

  private final boolean[] farMatched;

  /** Segments that were one, or several, at the other recorder. */
  private final boolean[] nearRegrouped;

  private final boolean[] farRegrouped;
  private final List<int[][]> uneven = new ArrayList<>();
  private int regrouped;
  private int matched;

  /** Matches what there is only one reading of. */
  Matching(Track near, Track far) {
    this.near = near;
    this.far = far;
    farOf = new int[near.size()];
    Arrays.fill(farOf, NONE);
    farMatched = new boolean[far.size()];
    nearRegrouped = new boolean[near.size()];
    farRegrouped = new boolean[far.size()];
    int[] left = byKey(near);
    int[] right = byKey(far);
    int i = 0;
    int j = 0;
    while (i < left.length && j < right.length) {
      long a = near.key(left[i]);
      long b = far.key(right[j]);
      int nextI = a <= b ? runEnd(near, left, i) : i;
      int nextJ = b <= a ? runEnd(far, right, j) : j;
      if (a == b) {
        group(Arrays.copyOfRange(left, i, nextI), Arrays.copyOfRange(right, j, nextJ));
      }
      i = nextI;
      j = nextJ;
    }
  }

  private static int[] byKey(Track track) {
    Comparator<Integer> order = Comparator.comparingLong(track::key); // stable: copies in order
    return IntStream.range(0, track.size()).boxed().sorted(order).mapToInt(i -> i).toArray();
  }

  private static int runEnd(Track track, int[] order, int from) {
    int end = from + 1;
    while (end < order.length && track.key(order[end]) == track.key(order[from])) {
      end++;
    }
    return end;
  }

  private void group(int[] left, int[] right) {
    if (left.length != right.length) {
      uneven.add(new int[][] {left, right});
      return;
    }
    for (int k = 0; k < left.length; k++) {
      match(left[k], right[k]);
    }
  }

  private void match(int nearIndex, int farIndex) {
    farOf[nearIndex] = farIndex;
    farMatched[farIndex] = true;
    matched++;
  }

  /**
   * Of more copies on one side, those belong together whose times fit best.
   *
   * @param expected how much later, by the clocks, the far recorder sees a segment of that index
   */
  void settle(IntToLongFunction expected) {
    for (int[][] group : uneven) {
      int[] fewer = group[0].length < group[1].length ? group[0] : group[1];
      int[] more = fewer == group[0] ? group[1] : group[0];
      int from = 0;
      for (int k = 0; k < fewer.length; k++) { // in order, and leaving enough for those that follow
        int best = from;
        for (int c = from; c <= more.length - (fewer.length - k); c++) {
          boolean swapped = fewer == group[1];
          if (miss(fewer[k], more[c], swapped, expected)
              < miss(fewer[k], more[best], swapped, expected)) {
            best = c;
          }
        }
        match(fewer == group[0] ? fewer[k] : more[best], fewer == group[0] ? more[best] : fewer[k]);
        from = best + 1;
      }
    }
    uneven.clear();
    regroup();
  }

  private long miss(int one, int other, boolean swapped, IntToLongFunction expected) {
    int nearIndex = swapped ? other : one;
    int farIndex = swapped ? one : other;
    return Math.abs(far.time(farIndex) - near.time(nearIndex) - expected.applyAsLong(nearIndex));
  }

  /** Network cards cut and join segments: the same bytes are the same, however they are cut. */
  private void regroup() {
    Spans nearSpans = new Spans(near, i -> farOf[i] == NONE);
    Spans farSpans = new Spans(far, i -> !farMatched[i]);
    for (int i = 0; i < near.size(); i++) {
      if (farOf[i] == NONE && near.length(i) > 0 && farSpans.cover(near.position(i), near.end(i))) {
        nearRegrouped[i] = true;
        regrouped++;
      }
    }
    for (int j = 0; j < far.size(); j++) {
      if (!farMatched[j] && far.length(j) > 0 && nearSpans.cover(far.position(j), far.end(j))) {
        farRegrouped[j] = true;
      }
    }
  }

  int matched() {
    return matched;
  }

  int regrouped() {
    return regrouped;
  }

  boolean isMatched(int nearIndex) {
    return farOf[nearIndex] != NONE;
  }

  int farOf(int nearIndex) {
    return farOf[nearIndex];
  }

  /** The far recorder has nothing of it. */
  boolean onlyNear(int index) {
    return farOf[index] == NONE && !nearRegrouped[index];
  }

  boolean onlyFar(int index) {
    return !farMatched[index] && !farRegrouped[index];
  }

  /** Far time less near time, by the clocks of the recorders; of a segment that is matched. */
  long later(int nearIndex) {
    return far.time(farOf[nearIndex]) - near.time(nearIndex);
  }
}
