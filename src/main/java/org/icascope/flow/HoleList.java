package org.icascope.flow;

import java.util.Arrays;

/**
 * Which bytes between the first and the last one seen of a stream direction are missing.
 *
 * <p>Holds at most {@value #MAXIMUM_HOLES} holes: beyond that the lowest one is forgotten and
 * counts as missing for good. New segments nearly always lie at the end, so searches start there.
 */
final class HoleList {

  /** Chosen: 4 kB per direction; a snapped capture opens one hole per segment. */
  static final int MAXIMUM_HOLES = 256;

  private static final long[] NONE = {};

  private long[] starts = NONE;
  private long[] ends = NONE;
  private int count;
  private long first;
  private long end = Long.MIN_VALUE;
  private long missing;

  HoleList copy() {
    HoleList copy = new HoleList();
    copy.starts = starts.clone();
    copy.ends = ends.clone();
    copy.count = count;
    copy.first = first;
    copy.end = end;
    copy.missing = missing;
    return copy;
  }

  /** Bytes missing between the first and the last byte seen. */
  long missing() {
    return missing;
  }

  /** One past the highest byte seen; {@link Long#MIN_VALUE} before the first. */
  long end() {
    return end;
  }

  /**
   * Marks {@code [from, to)} as seen.
   *
   * @return how many of these bytes had not been seen before
   */
  long add(long from, long to) {
    if (to <= from) {
      return 0;
    }
    if (end == Long.MIN_VALUE) {
      first = from;
      end = to;
      return to - from;
    }
    if (from >= end) {
      if (from > end) {
        insert(count, end, from);
      }
      end = to;
      return to - from;
    }
    long added = fill(from, Math.min(to, end));
    if (to > end) {
      added += to - end;
      end = to;
    }
    return from < first ? added + extendDown(from, to) : added;
  }

  private long extendDown(long from, long to) {
    long until = Math.min(to, first);
    long added = until - from;
    if (until < first) {
      insert(0, until, first);
    }
    first = from;
    return added;
  }

  private long fill(long from, long to) {
    long filled = 0;
    for (int i = count - 1; i >= 0 && ends[i] > from; i--) {
      long low = Math.max(from, starts[i]);
      long high = Math.min(to, ends[i]);
      if (low < high) {
        filled += high - low;
        missing -= high - low;
        cut(i, low, high);
      }
    }
    return filled;
  }

  private void cut(int i, long low, long high) {
    long oldEnd = ends[i];
    if (low > starts[i]) {
      ends[i] = low;
      if (high < oldEnd) {
        missing -= oldEnd - high; // insert counts it again
        insert(i + 1, high, oldEnd);
      }
    } else if (high < oldEnd) {
      starts[i] = high;
    } else {
      remove(i);
    }
  }

  private void remove(int i) {
    System.arraycopy(starts, i + 1, starts, i, count - i - 1);
    System.arraycopy(ends, i + 1, ends, i, count - i - 1);
    count--;
  }

  private void insert(int at, long from, long to) {
    missing += to - from;
    int i = at;
    if (count == MAXIMUM_HOLES) {
      if (i == 0) {
        return; // it would be the lowest: never listed, missing for good
      }
      remove(0);
      i--;
    }
    if (count == starts.length) {
      int capacity = Math.min(MAXIMUM_HOLES, Math.max(4, 2 * count));
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
    }
    System.arraycopy(starts, i, starts, i + 1, count - i);
    System.arraycopy(ends, i, ends, i + 1, count - i);
    starts[i] = from;
    ends[i] = to;
    count++;
  }
}
