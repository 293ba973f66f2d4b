package org.icascope.session;

import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.session.EventDetail.SuspendCause;

/** Finds the words for what caused an incident. */
final class BreakCause {

  /**
   * A side that closes after the other was silent for so long cleans up; the silence was the cause.
   * Chosen: above the delays of a loaded network, below the 8 to 12 s after which clients give up.
   */
  private static final double CLEAN_UP_AFTER_MS = 5_000;

  /** A difference between the sides counts from here on. Chosen: above any round-trip time. */
  private static final double SILENT_FIRST_MS = 1_000;

  private BreakCause() {}

  static IncidentCause of(EventDetail.Suspend suspend, SessionTrack session) {
    if (suspend.cause() == SuspendCause.SILENCE || cleansUp(suspend, session)) {
      return whoFellSilent(session.bound.flow);
    }
    boolean client = suspend.closedBy().orElseThrow() == Direction.CLIENT_TO_SERVER;
    if (suspend.cause() == SuspendCause.RESET) {
      return client ? IncidentCause.CLIENT_RESET : IncidentCause.SERVER_RESET;
    }
    return client ? IncidentCause.CLIENT_CLOSED : IncidentCause.SERVER_CLOSED;
  }

  /**
   * The FIN or RST only cleaned up after the other side had been silent, though it should have been
   * heard: because keep-alives were agreed on, or because it was sent something.
   */
  static boolean cleansUp(EventDetail.Suspend suspend, SessionTrack session) {
    if (suspend.silentBeforeCloseMs().orElse(0) < CLEAN_UP_AFTER_MS) {
      return false;
    }
    Direction closer = suspend.closedBy().orElseThrow();
    Flow flow = session.bound.flow;
    FrameMark heard = flow.side(closer.opposite()).lastPacket().orElse(flow.first());
    return session.keepAliveNanos().isPresent()
        || flow.side(closer).lastData().filter(m -> m.timeNanos() > heard.timeNanos()).isPresent();
  }

  /**
   * The side that was seen for longer is not the silent one. Where both repeat themselves for a
   * while, neither is: their packets pass here and do not arrive.
   */
  private static IncidentCause whoFellSilent(Flow flow) {
    if (repeatsInVain(flow, Direction.CLIENT_TO_SERVER)
        && repeatsInVain(flow, Direction.SERVER_TO_CLIENT)) {
      return IncidentCause.NOBODY_HEARD;
    }
    FrameMark client = flow.side(Direction.CLIENT_TO_SERVER).lastPacket().orElse(flow.first());
    FrameMark server = flow.side(Direction.SERVER_TO_CLIENT).lastPacket().orElse(flow.first());
    double clientOutlives = server.millisUntil(client);
    if (clientOutlives > SILENT_FIRST_MS) {
      return IncidentCause.SERVER_SILENT;
    }
    return clientOutlives < -SILENT_FIRST_MS
        ? IncidentCause.CLIENT_SILENT
        : IncidentCause.BOTH_SILENT;
  }

  /** The side went on sending for a while, and nothing of it was new. */
  private static boolean repeatsInVain(Flow flow, Direction direction) {
    FrameMark progress = flow.side(direction).lastProgress().orElse(flow.first());
    FrameMark last = flow.side(direction).lastPacket().orElse(progress);
    return progress.millisUntil(last) > SILENT_FIRST_MS;
  }

  static IncidentCause of(ConnectFailure failure) {
    return switch (failure) {
      case REFUSED -> IncidentCause.CGP_REFUSED;
      case UNANSWERED -> IncidentCause.CGP_UNANSWERED;
      case NO_SIGNATURE -> IncidentCause.CGP_HUNG;
      case NOT_CGP -> IncidentCause.NOT_CGP;
      case CHANNEL_REFUSED -> IncidentCause.CHANNEL_REFUSED;
      case SUSPENDED -> IncidentCause.CONNECTION_LOST;
    };
  }
}
