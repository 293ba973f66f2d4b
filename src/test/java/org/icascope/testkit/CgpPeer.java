package org.icascope.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.icascope.model.Direction;
import org.icascope.testkit.network.Transmission;

/** One end of a CGP session: numbering, buffer and acknowledgements (cgp.md 4). */
final class CgpPeer {
  private record AckSent(Transmission transmission, int delta) {}

  private final Direction sends;
  private final Deque<TrackedMessage> buffer = new ArrayDeque<>();
  private final List<TrackedMessage> all = new ArrayList<>();
  private final List<AckSent> acknowledgementsSent = new ArrayList<>();
  private long lastReceived;
  private int unacknowledged;
  private long acknowledgedBefore;

  CgpPeer(Direction sends) {
    this.sends = sends;
  }

  Direction sends() {
    return sends;
  }

  TrackedMessage track(byte[] payload) {
    return keep(TrackedMessage.payload(nextNumber(), payload));
  }

  TrackedMessage trackControl(byte[] message) {
    return keep(TrackedMessage.control(nextNumber(), message));
  }

  /** Payload of the latest message. */
  byte[] latestPayload() {
    return all.get(all.size() - 1).payload();
  }

  private long nextNumber() {
    return all.size() + 1L;
  }

  private TrackedMessage keep(TrackedMessage message) {
    buffer.add(message);
    all.add(message);
    return message;
  }

  /** Messages from a number on, in order; older ones are dropped. */
  List<TrackedMessage> resumeFrom(long number) {
    buffer.removeIf(message -> message.number() < number);
    return List.copyOf(buffer);
  }

  void received(long number) {
    if (number != lastReceived + 1) {
      throw new IllegalStateException("message " + number + " after " + lastReceived);
    }
    lastReceived = number;
    unacknowledged++;
  }

  long lastReceived() {
    return lastReceived;
  }

  int unacknowledged() {
    return unacknowledged;
  }

  /** The other side acknowledged that many more. */
  void acknowledged(int delta) {
    for (int i = 0; i < delta; i++) {
      buffer.remove();
    }
  }

  void acknowledgementSent(Transmission transmission, int delta) {
    acknowledgementsSent.add(new AckSent(transmission, delta));
    unacknowledged -= delta;
  }

  /** Messages of the other side that recorded messages of this side acknowledge. */
  long acknowledgedInRecording() {
    return acknowledgedBefore
        + acknowledgementsSent.stream()
            .filter(ack -> ack.transmission().firstFrame().isPresent())
            .mapToLong(AckSent::delta)
            .sum();
  }

  /** A resume acknowledges everything that has been received. */
  void resumed() {
    acknowledgementsSent.clear();
    acknowledgedBefore = lastReceived;
    unacknowledged = 0;
  }

  /** Highest number recorded so far. */
  long highestRecorded() {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).recorded()) {
        return i + 1L;
      }
    }
    return 0;
  }

  /** Messages by number, both inclusive. */
  List<TrackedMessage> messages(long from, long to) {
    return List.copyOf(all.subList((int) from - 1, (int) to));
  }
}
