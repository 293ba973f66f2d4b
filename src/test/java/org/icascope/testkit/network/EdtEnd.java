package org.icascope.testkit.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.icascope.testkit.network.VirtualClock.Timer;

/** State of one end of an EDT connection. Packets are numbered from 0 here. */
final class EdtEnd {
  final HostPort address;
  final int socket;
  final long reactionMicros;
  final SentBytes sent = new SentBytes();
  final TreeMap<Integer, TcpSegment> unacknowledged = new TreeMap<>();
  final TreeMap<Integer, TcpSegment> early = new TreeMap<>();
  final List<TcpEnd.Delivery> deliveries = new ArrayList<>();
  final Deque<Fate> nextFates = new ArrayDeque<>();
  Fate standingFate = Fate.DELIVERED;
  int largestPassing = Integer.MAX_VALUE;
  int fragmentAbove = Integer.MAX_VALUE;
  int nextNumber;
  int nextExpected;
  int acknowledgements;
  int rttMicros = 100_000; // what UDT begins with
  int timeouts;
  long offset = 1; // as TCP counts behind its SYN
  long received = 1;
  long busyUntil;
  boolean gone;
  boolean acknowledging;
  private Timer repeatTimer;
  private Timer keepAliveTimer;

  EdtEnd(HostPort address, int socket, long reactionMicros) {
    this.address = address;
    this.socket = socket;
    this.reactionMicros = reactionMicros;
  }

  Fate takeFate(boolean carriesPayload) {
    if (standingFate != Fate.DELIVERED || !carriesPayload || nextFates.isEmpty()) {
      return standingFate;
    }
    return nextFates.poll();
  }

  void repeatTimer(Timer timer) {
    stop(repeatTimer);
    repeatTimer = timer;
  }

  void stopRepeatTimer() {
    stop(repeatTimer);
  }

  void keepAliveTimer(Timer timer) {
    stop(keepAliveTimer);
    keepAliveTimer = timer;
  }

  private static void stop(Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
  }

  void leave() {
    gone = true;
    stop(repeatTimer);
    stop(keepAliveTimer);
  }
}
