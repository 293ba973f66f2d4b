package org.icascope.view.export;

import java.util.Arrays;

/**
 * Bytes of one direction of a flow that may be shown, by their offset. They are collected in any
 * order, then asked for.
 */
final class SafeRuns {

  /** Longest run that is kept as one: bounds the search. */
  private static final int MOST_RUN_BYTES = 256;

  private long[] offsets = new long[8];

  /** Place in {@link #bytes} and length of each run. */
  private long[] places = new long[8];

  private byte[] bytes = new byte[64];
  private int runs;
  private int used;
  private boolean sorted = true;

  /** Runs that so many bytes make. */
  static int count(int length) {
    return (length + MOST_RUN_BYTES - 1) / MOST_RUN_BYTES;
  }

  void add(long offset, byte[] from, int at, int length) {
    for (int done = 0; done < length; done += MOST_RUN_BYTES) {
      addRun(offset + done, from, at + done, Math.min(MOST_RUN_BYTES, length - done));
    }
  }

  private void addRun(long offset, byte[] from, int at, int length) {
    if (runs == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * runs);
      places = Arrays.copyOf(places, 2 * runs);
    }
    if (used + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, used + length));
    }
    System.arraycopy(from, at, bytes, used, length);
    sorted &= runs == 0 || offsets[runs - 1] <= offset;
    offsets[runs] = offset;
    places[runs++] = (long) used << 16 | length;
    used += length;
  }

  /**
   * Puts the bytes that may be shown into their places.
   *
   * @param offset of the first byte of {@code target} from {@code at} on
   */
  void copyTo(long offset, byte[] target, int at, int length) {
    sort();
    int run = firstFrom(offset - MOST_RUN_BYTES);
    for (; run < runs && offsets[run] < offset + length; run++) {
      int runLength = (int) places[run] & 0xffff;
      int place = (int) (places[run] >>> 16);
      for (int i = 0; i < runLength; i++) {
        long into = offsets[run] + i - offset;
        if (into >= 0 && into < length) {
          target[at + (int) into] = bytes[place + i];
        }
      }
    }
  }

  /** The first run at or behind an offset. */
  private int firstFrom(long offset) {
    int low = 0;
    int high = runs;
    while (low < high) {
      int middle = low + high >>> 1;
      if (offsets[middle] < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void sort() {
    if (sorted) {
      return;
    }
    Integer[] order = new Integer[runs];
    Arrays.setAll(order, i -> i);
    long[] before = offsets;
    Arrays.sort(order, (a, b) -> Long.compare(before[a], before[b]));
    long[] sortedOffsets = new long[runs];
    long[] sortedPlaces = new long[runs];
    for (int i = 0; i < runs; i++) {
      sortedOffsets[i] = offsets[order[i]];
      sortedPlaces[i] = places[order[i]];
    }
    offsets = sortedOffsets;
    places = sortedPlaces;
    sorted = true;
  }
}
