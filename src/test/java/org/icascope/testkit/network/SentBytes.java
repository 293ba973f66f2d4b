package org.icascope.testkit.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which frames of one direction showed which bytes, and what was counted. */
final class SentBytes {
  private record Shown(long from, long to, CapturedFrame frame) {}

  private final List<Shown> shown = new ArrayList<>();
  private long highestRecorded;
  private long highestAcknowledgment;
  private int frames;
  private long payloadBytes;
  private int repeats;

  /** Notes a recorded segment; true when it brought something that was not recorded before. */
  boolean add(TcpSegment segment, long acknowledgment, CapturedFrame frame) {
    int length = segment.payload().length;
    frames++;
    payloadBytes += length;
    if (length > 0) {
      if (segment.offset() < highestRecorded) {
        repeats++;
      }
      shown.add(new Shown(segment.offset(), segment.offset() + length, frame));
    }
    boolean news = segment.end() > highestRecorded || acknowledgment > highestAcknowledgment;
    highestRecorded = Math.max(highestRecorded, segment.end());
    highestAcknowledgment = Math.max(highestAcknowledgment, acknowledgment);
    return news;
  }

  void countOther() {
    frames++;
  }

  Optional<CapturedFrame> frameWith(long offset) {
    return shown.stream()
        .filter(s -> s.from <= offset && offset < s.to)
        .map(Shown::frame)
        .findFirst();
  }

  boolean recorded(long from, long to) {
    for (long at = from; at < to; ) {
      long here = at;
      Optional<Shown> next = shown.stream().filter(s -> s.from <= here && here < s.to).findFirst();
      if (next.isEmpty()) {
        return false;
      }
      at = next.get().to;
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
