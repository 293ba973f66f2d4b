package org.icascope.session;

import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/**
 * Tells a session that moves from one that broke: HDX Direct begins at a gateway and goes on with
 * the server itself (case 35 of the transport notes). Nothing fails then, so the old connection
 * works up to the moment in which the new one begins.
 */
final class Migrations {

  /** Keep-alive intervals in which both sides of the old connection got on. Chosen. */
  private static final int INTERVALS = 2;

  /** The same where the interval is not known. Chosen: clients notice a break after 8 s or more. */
  private static final long HEARD_NANOS = 6_000_000_000L;

  private Migrations() {}

  /** A client asks another server to go on with a session whose connection works. */
  static boolean isOne(SessionTrack session, FlowTrack attempt) {
    Flow old = session.bound.flow;
    if (!session.isOpen()
        || session.isSuspended()
        || session.finishing
        || session.server().equals(attempt.flow.server().address())
        || !session.client().equals(attempt.flow.client().address())
        || old.closed().isPresent()) {
      return false;
    }
    long begun = attempt.flow.first().timeNanos();
    long patience = INTERVALS * session.keepAliveNanos().orElse(HEARD_NANOS / INTERVALS);
    return begun - lastFrom(old, Direction.CLIENT_TO_SERVER) <= patience
        && begun - lastFrom(old, Direction.SERVER_TO_CLIENT) <= patience;
  }

  private static long lastFrom(Flow flow, Direction direction) {
    return flow.side(direction).lastProgress().map(FrameMark::timeNanos).orElse(Long.MIN_VALUE / 2);
  }
}
