package org.icascope.app;

import org.icascope.flow.Close;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.Transport;
import org.icascope.session.SessionTracker;
import org.icascope.session.Settling;

/** Which flows of a capture that goes on are over, though no end of them was seen. */
final class IdleFlows {

  /** A flow of datagrams that is not followed is over after so long. Chosen. */
  private static final long DATAGRAMS_IDLE_NANOS = 600_000_000_000L;

  /** The same of a connection over TCP that is not followed. Chosen. */
  private static final long ASIDE_IDLE_NANOS = 3_600_000_000_000L;

  /** The same of one that is: twice the keep-alive time of TCP stacks (RFC 9293, 3.8.4). */
  private static final long IDLE_NANOS = 4 * 3_600_000_000_000L;

  private final Settling.Times times;
  private final SessionTracker tracker;
  private final Settling settling;

  IdleFlows(Settling.Times times, SessionTracker tracker, Settling settling) {
    this.times = times;
    this.tracker = tracker;
    this.settling = settling;
  }

  /**
   * Nothing is awaited of it any more.
   *
   * @param now time of the latest frame, nanoseconds since 1970
   */
  boolean isOver(Flow flow, long now) {
    long idle = now - flow.last().timeNanos();
    if (flow.close() != Close.NONE || isEmpty(flow) || settling.isTold(flow)) {
      return idle > times.holdNanos(); // longer than segments may be late (RFC 9293: 240 s)
    }
    if (tracker.follows(flow)) {
      return idle > IDLE_NANOS;
    }
    return idle > (flow.transport() == Transport.UDP ? DATAGRAMS_IDLE_NANOS : ASIDE_IDLE_NANOS);
  }

  /** Nobody said anything, or nobody answered: no more is awaited than of what is closed. */
  private static boolean isEmpty(Flow flow) {
    boolean unheard =
        flow.side(Direction.CLIENT_TO_SERVER).packets() == 0
            || flow.side(Direction.SERVER_TO_CLIENT).packets() == 0;
    if (flow.transport() == Transport.UDP && unheard) {
      return true;
    }
    return flow.side(Direction.CLIENT_TO_SERVER).payloadBytes() == 0
        && flow.side(Direction.SERVER_TO_CLIENT).payloadBytes() == 0;
  }
}
