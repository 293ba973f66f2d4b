package org.icascope.testkit.network;

import java.util.List;
import java.util.function.UnaryOperator;

/** What TCP does by itself: acknowledge, put in order, repeat. */
final class TcpEngine {
  private static final long DELAYED_ACK_MICROS = 40_000; // chosen: common default
  private static final long FIRST_TIMEOUT_MICROS = 300_000; // chosen: Windows minimum
  private static final int MAX_TIMEOUTS = 6;
  private static final int DUPLICATES_FOR_FAST_RETRANSMIT = 3; // RFC 5681

  /** Puts a segment on the wire. */
  interface Wire {
    void put(TcpEnd end, TcpFlags flags, TcpSegment segment);
  }

  private final VirtualClock clock;
  private final UnaryOperator<TcpEnd> peerOf;
  private final Wire wire;

  TcpEngine(VirtualClock clock, UnaryOperator<TcpEnd> peerOf, Wire wire) {
    this.clock = clock;
    this.peerOf = peerOf;
    this.wire = wire;
  }

  /** Sends a new segment, or keeps it while an older one is being repeated. */
  void send(TcpEnd end, TcpSegment segment) {
    end.nextToSend = segment.end();
    if (end.timeouts > 0) {
      end.held.add(segment);
    } else {
      transmit(end, segment);
    }
  }

  private void transmit(TcpEnd end, TcpSegment segment) {
    boolean first = end.unacknowledged.isEmpty();
    end.unacknowledged.add(segment);
    end.transmitted = segment.end();
    wire.put(end, segment.flags(), segment);
    if (first) {
      startRetransmitTimer(end);
    }
  }

  private void startRetransmitTimer(TcpEnd end) {
    long wait = FIRST_TIMEOUT_MICROS << end.timeouts;
    end.retransmitTimer(clock.after(wait, () -> timeout(end)));
  }

  private void timeout(TcpEnd end) {
    if (end.gone || end.unacknowledged.isEmpty() || end.timeouts == MAX_TIMEOUTS) {
      return;
    }
    end.timeouts++;
    TcpSegment oldest = end.unacknowledged.peek();
    wire.put(end, oldest.flags(), oldest);
    startRetransmitTimer(end);
  }

  void arrive(TcpEnd end, TcpFlags flags, TcpSegment segment, long acknowledgment) {
    if (end.gone) {
      return;
    }
    if (flags.rst()) {
      end.leave();
      return;
    }
    boolean occupies = segment.end() > segment.offset();
    acknowledged(end, acknowledgment, occupies);
    if (occupies) {
      take(end, segment);
    } else if (segment.offset() < end.nextExpected) {
      acknowledge(end); // a keep-alive asks for an answer
    }
  }

  private void acknowledged(TcpEnd end, long acknowledgment, boolean occupies) {
    if (acknowledgment > end.oldestUnacknowledged) {
      end.oldestUnacknowledged = acknowledgment;
      end.unacknowledged.removeIf(segment -> segment.end() <= acknowledgment);
      end.duplicateAcks = 0;
      end.timeouts = 0;
      end.stopRetransmitTimer();
      if (!end.unacknowledged.isEmpty()) {
        startRetransmitTimer(end);
      }
      List<TcpSegment> held = List.copyOf(end.held);
      end.held.clear();
      held.forEach(segment -> transmit(end, segment));
    } else if (!occupies && !end.unacknowledged.isEmpty()) {
      end.duplicateAcks++;
      if (end.duplicateAcks == DUPLICATES_FOR_FAST_RETRANSMIT) {
        TcpSegment oldest = end.unacknowledged.peek();
        wire.put(end, oldest.flags(), oldest);
      }
    }
  }

  private void take(TcpEnd end, TcpSegment segment) {
    if (segment.offset() != end.nextExpected) {
      if (segment.offset() > end.nextExpected) {
        end.early.put(segment.offset(), segment);
      }
      acknowledge(end); // a duplicate acknowledgement shows what is missing
      return;
    }
    boolean filledHole = !end.early.isEmpty();
    end.nextExpected = segment.end();
    while (end.early.containsKey(end.nextExpected)) {
      end.nextExpected = end.early.remove(end.nextExpected).end();
    }
    end.unconfirmedSegments++;
    if (end.unconfirmedSegments > 1 || segment.fin() || filledHole) {
      acknowledge(end);
    } else {
      end.acknowledgeTimer(clock.after(DELAYED_ACK_MICROS, () -> acknowledge(end)));
    }
    deliver(peerOf.apply(end), end.nextExpected);
  }

  private static void deliver(TcpEnd sender, long received) {
    for (TcpEnd.Delivery delivery : List.copyOf(sender.deliveries)) {
      if (delivery.end() <= received) {
        sender.deliveries.remove(delivery);
        delivery.action().run();
      }
    }
  }

  private void acknowledge(TcpEnd end) {
    wire.put(end, TcpFlags.ACK, new TcpSegment(end.transmitted, new byte[0], false, false));
  }
}
