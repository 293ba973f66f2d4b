package org.icascope.analyze;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Spans of time that are asked often whether one of them meets another: a server may have a hundred
 * thousand connections, and as many attempts to be compared with them.
 */
final class Times {

  private record Span(long from, long to) {}

  private final List<Span> spans = new ArrayList<>();

  /** The latest end of the spans up to each; empty while they are not sorted. */
  private long[] ends = new long[0];

  /** Nanoseconds since 1970, both included. */
  void add(long from, long to) {
    spans.add(new Span(from, to));
    ends = new long[0];
  }

  /** One of them has a moment in common with that time, ends included. */
  boolean meets(long from, long to) {
    if (ends.length != spans.size()) {
      sort();
    }
    int begun = begunUntil(to);
    return begun > 0 && ends[begun - 1] >= from;
  }

  private void sort() {
    spans.sort(Comparator.comparingLong(Span::from));
    ends = new long[spans.size()];
    long end = Long.MIN_VALUE;
    for (int i = 0; i < ends.length; i++) {
      end = Math.max(end, spans.get(i).to());
      ends[i] = end;
    }
  }

  private int begunUntil(long to) {
    int low = 0;
    int high = spans.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (spans.get(middle).from() <= to) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
