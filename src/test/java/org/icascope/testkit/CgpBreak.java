package org.icascope.testkit;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import org.icascope.model.Direction;
import org.icascope.testkit.network.Connection;
import org.icascope.testkit.network.Fate;

/** The ways a bound connection comes to an end without FINISH. */
final class CgpBreak {
  private static final double NOTICE_SECONDS = 10; // chosen: keep-alives missed before giving up
  private static final double HELD_AFTER_SECONDS = 0.6; // after the first repetition

  private final CgpContext session;

  CgpBreak(CgpContext session) {
    this.session = session;
  }

  /** Nothing arrives any more; both sides repeat, the client gives up first. */
  void silence(Fate fromClient) {
    Connection tcp = session.link().tcp();
    session.awaitDelivery(CLIENT_TO_SERVER);
    session.awaitDelivery(SERVER_TO_CLIENT);
    session.clock().advanceMillis(300);
    burst(SERVER_TO_CLIENT, 2, Fate.LOST_BEHIND_RECORDER);
    burst(CLIENT_TO_SERVER, 1, fromClient);
    session.clock().advanceMillis(HELD_AFTER_SECONDS * 1000);
    session.workload.key(); // both wait in their sockets behind what is being repeated
    session.workload.screen(200);
    session.clock().advanceMillis((NOTICE_SECONDS - HELD_AFTER_SECONDS) * 1000);
    session.link().down();
    tcp.abandon(CLIENT_TO_SERVER);
  }

  /** Some messages that still arrive, then three that do not; all before any answer. */
  private void burst(Direction direction, int delivered, Fate afterwards) {
    for (int i = 0; i < delivered + 3; i++) {
      if (i == delivered) {
        session.link().tcp().standingFate(direction, afterwards);
      }
      sendOne(direction, i == 1 ? 900 : 60);
      session.clock().advanceMillis(0.3);
    }
  }

  /** A RST of one side while a message of the other is on its way. */
  void reset(Direction resetBy) {
    sendOne(resetBy.opposite(), 120);
    session.link().down();
    session.link().tcp().reset(resetBy);
    session.clock().advanceMillis(50);
  }

  /** Both sides close TCP without FINISH. */
  void fin(Direction closedBy) {
    session.awaitDelivery(closedBy.opposite());
    session.link().down();
    session.link().tcp().close(closedBy);
  }

  private void sendOne(Direction direction, int screenBytes) {
    if (direction == CLIENT_TO_SERVER) {
      session.workload.key();
    } else {
      session.workload.screen(screenBytes);
    }
  }
}
