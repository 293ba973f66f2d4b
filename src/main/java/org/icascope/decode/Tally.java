package org.icascope.decode;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Counts by number. Bounded: numbers that come after the first {@value #MAX_NUMBERS} are not told
 * apart.
 */
final class Tally {

  /** Chosen: real input has a handful. */
  static final int MAX_NUMBERS = 64;

  private final int[] numbers = new int[MAX_NUMBERS];
  private final long[] counts = new long[MAX_NUMBERS];
  private int used;
  private long total;

  void add(int number) {
    total++;
    int i = 0;
    while (i < used && numbers[i] != number) {
      i++;
    }
    if (i < MAX_NUMBERS) {
      numbers[i] = number;
      counts[i]++;
      used = Math.max(used, i + 1);
    }
  }

  long total() {
    return total;
  }

  Map<String, Long> byName(IntFunction<String> name) {
    Map<String, Long> byName = new TreeMap<>();
    for (int i = 0; i < used; i++) {
      byName.merge(name.apply(numbers[i]), counts[i], Long::sum);
    }
    return byName;
  }
}
