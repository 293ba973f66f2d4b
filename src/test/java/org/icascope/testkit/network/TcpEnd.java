package org.icascope.testkit.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.icascope.model.Direction;
import org.icascope.testkit.network.VirtualClock.Timer;

/** State of one end of a TCP connection; sequence numbers relative to the SYN. */
final class TcpEnd {
  final Direction sends;
  final HostPort address;
  final long initialSequence;
  final long reactionMicros;
  final SentBytes sent = new SentBytes();
  final Deque<TcpSegment> unacknowledged = new ArrayDeque<>();
  final Deque<TcpSegment> held = new ArrayDeque<>();
  final TreeMap<Long, TcpSegment> early = new TreeMap<>();
  final List<Delivery> deliveries = new ArrayList<>();
  final Deque<Fate> nextFates = new ArrayDeque<>();
  Fate standingFate = Fate.DELIVERED;

  /** Larger payloads are lost behind the recorder. */
  int largestPassing = Integer.MAX_VALUE;

  /** The segment that begins here is lost each time, and its checksum is all ones or wrong. */
  long refusedOffset = -1;

  boolean spoiled;

  /** It leaves checksums to its network card, which comes behind the recorder. */
  boolean offload;

  /** What stands in the window field of its RST. */
  int resetWindow;

  /** What it announces. */
  int window = TcpConversation.WINDOW;

  long nextToSend;
  long transmitted;
  long oldestUnacknowledged;
  long nextExpected;
  long busyUntil;
  int identification;
  int unconfirmedSegments;
  int duplicateAcks;
  int timeouts;
  boolean gone;
  boolean finished;
  private Timer acknowledgeTimer;
  private Timer retransmitTimer;

  /** What happens once the other end has everything up to an offset. */
  record Delivery(long end, Runnable action) {}

  TcpEnd(Direction sends, HostPort address, long initialSequence, long reactionMicros) {
    this.sends = sends;
    this.address = address;
    this.initialSequence = initialSequence;
    this.reactionMicros = reactionMicros;
    this.identification = (int) (initialSequence >>> 7 & 0xffff);
  }

  Fate takeFate(boolean carriesPayload) {
    if (standingFate != Fate.DELIVERED || !carriesPayload || nextFates.isEmpty()) {
      return standingFate;
    }
    return nextFates.poll();
  }

  void acknowledgeTimer(Timer timer) {
    stopAcknowledgeTimer();
    acknowledgeTimer = timer;
  }

  void stopAcknowledgeTimer() {
    if (acknowledgeTimer != null) {
      acknowledgeTimer.cancel();
    }
  }

  void retransmitTimer(Timer timer) {
    stopRetransmitTimer();
    retransmitTimer = timer;
  }

  void stopRetransmitTimer() {
    if (retransmitTimer != null) {
      retransmitTimer.cancel();
    }
  }

  /** The socket is gone: nothing is sent or answered any more. */
  void leave() {
    gone = true;
    stopAcknowledgeTimer();
    stopRetransmitTimer();
  }
}
