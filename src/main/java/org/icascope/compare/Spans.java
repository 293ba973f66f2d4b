package org.icascope.compare;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** The bytes that some segments of a track cover. */
final class Spans {

  private final TreeMap<Long, Long> ends = new TreeMap<>();

  Spans(Track track, IntPredicate taken) {
    for (int i = 0; i < track.size(); i++) {
      if (track.length(i) > 0 && taken.test(i)) {
        add(track.position(i), track.end(i));
      }
    }
  }

  private void add(long start, long end) {
    long from = start;
    long to = end;
    Map.Entry<Long, Long> before = ends.floorEntry(start);
    if (before != null && before.getValue() >= start) {
      from = before.getKey();
      to = Math.max(to, before.getValue());
    }
    for (Map.Entry<Long, Long> next = ends.higherEntry(from);
        next != null && next.getKey() <= to;
        next = ends.higherEntry(from)) {
      to = Math.max(to, next.getValue());
      ends.remove(next.getKey());
    }
    ends.put(from, to);
  }

  /** All of these bytes. */
  boolean cover(long start, long end) {
    Map.Entry<Long, Long> before = ends.floorEntry(start);
    return before != null && before.getValue() >= end;
  }
}
