package org.icascope.testkit.network;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which frames of one direction showed which bytes first, and what was counted. Segments are never
 * cut anew when they are repeated, so ranges do not overlap.
 */
final class SentBytes {
  private record Shown(long to, CapturedFrame frame) {}

  private final TreeMap<Long, Shown> shown = new TreeMap<>();
  private long highestRecorded;
  private long highestAcknowledgment;
  private int frames;
  private long payloadBytes;
  private int repeats;

  /** Notes a recorded segment; true when it brought something beyond what was recorded before. */
  boolean add(TcpSegment segment, long acknowledgment, CapturedFrame frame) {
    int length = segment.payload().length;
    countOther();
    payloadBytes += length;
    int captured = length - frame.missingBytes(); // no frame here is cut before its payload
    if (captured > 0) {
      Shown now = new Shown(segment.offset() + captured, frame);
      repeats += shown.putIfAbsent(segment.offset(), now) == null ? 0 : 1;
    }
    boolean news = segment.end() > highestRecorded || acknowledgment > highestAcknowledgment;
    highestRecorded = Math.max(highestRecorded, segment.end());
    highestAcknowledgment = Math.max(highestAcknowledgment, acknowledgment);
    return news;
  }

  /** Counts a frame that occupies no sequence numbers of interest. */
  void countOther() {
    frames++;
  }

  Optional<CapturedFrame> frameWith(long offset) {
    return at(offset).map(Shown::frame);
  }

  private Optional<Shown> at(long offset) {
    Map.Entry<Long, Shown> entry = shown.floorEntry(offset);
    return entry == null || entry.getValue().to <= offset
        ? Optional.empty()
        : Optional.of(entry.getValue());
  }

  boolean recorded(long from, long to) {
    long reached = from;
    while (reached < to) {
      Optional<Shown> next = at(reached);
      if (next.isEmpty()) {
        return false;
      }
      reached = next.get().to;
    }
    return true;
  }

  int frames() {
    return frames;
  }

  long payloadBytes() {
    return payloadBytes;
  }

  int repeats() {
    return repeats;
  }
}
