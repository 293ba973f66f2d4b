package org.icascope.session;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import org.icascope.dissect.ica.IcaConnection;
import org.icascope.dissect.ica.IcaPhase;
import org.icascope.flow.Close;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.ReconnectKind;

/**
 * ICA connections: sessions of their own without CGP, and new set-ups that replace a session that
 * was lost. A new set-up is never called a resume.
 */
final class IcaSessions implements IcaTrack.Listener {

  /**
   * A new set-up replaces a session lost this long before at most. Chosen: reliability timeout 180
   * s and the longest Auto Client Reconnect timeout 300 s (vendor documentation), and two minutes
   * for the user to launch again.
   */
  static final long REPLACE_WINDOW_NANOS = 600_000_000_000L;

  private final Tracking tracking;
  private final Fallbacks fallbacks;
  private Attempts attempts;

  IcaSessions(Tracking tracking, Fallbacks fallbacks) {
    this.tracking = tracking;
    this.fallbacks = fallbacks;
  }

  void attempts(Attempts attempts) {
    this.attempts = attempts;
  }

  @Override
  public void onIcaPhase(IcaTrack ica, IcaPhase phase, Direction direction, FrameMark mark) {
    if (phase == IcaPhase.INIT_RESPONSE && ica.session == null && ica.flow.session == null) {
      started(ica, mark);
    } else if (phase == IcaPhase.MODULES_COMPLETE && ica.session != null) {
      replaces(ica, mark);
    } else if (phase == IcaPhase.FIRST_DATA && direction == Direction.SERVER_TO_CLIENT) {
      FlowTrack flow = ica.flow != null ? ica.flow : ica.session.bound;
      if (flow.incident != null) {
        flow.incident.serverData(mark);
      }
    }
  }

  @Override
  public void onIcaRemark(IcaTrack ica, String code, String message, FrameMark mark) {
    FlowTrack flow = ica.flow != null ? ica.flow : ica.session.bound;
    tracking.remark(Sentences.severityOf(code), code, message, mark, flow);
  }

  /** The client announces its modules on a direct connection: that is a session. */
  private void started(IcaTrack ica, FrameMark mark) {
    FlowTrack flow = ica.flow;
    SessionTrack session = tracking.newSession(false, flow);
    session.ica = ica;
    ica.session = session;
    FrameMark agreed = ica.clientBanner == null ? mark : ica.clientBanner;
    tracking
        .log
        .certain(
            When.at(agreed),
            Severity.INFO,
            new EventDetail.SessionStart(),
            Sentences.sessionStart(flow))
        .of(session, flow);
    attempts.movedOn(flow);
    fallbacks.icaStarted(flow, mark);
  }

  /** A direct connection that was set up before the capture began. */
  void foundMidStream(IcaTrack ica) {
    if (ica.session == null && ica.flow.session == null) {
      SessionTrack session = tracking.newSession(false, ica.flow);
      session.alreadyRunning = true;
      session.ica = ica;
      ica.session = session;
    }
  }

  /** Does this complete set-up follow a session of the same client that was lost? */
  private void replaces(IcaTrack ica, FrameMark mark) {
    SessionTrack session = ica.session;
    FlowTrack flow = session.bound;
    Optional<SessionTrack> lost =
        tracking.clients.of(flow.flow.client().address()).stream()
            .filter(other -> other != session && other.isLost() && !other.isUnusable())
            .filter(other -> !other.settled)
            .filter(other -> precedes(other, flow))
            .max(Comparator.comparingLong(other -> lostAt(other).timeNanos()));
    if (lost.isEmpty()) {
      return;
    }
    SessionTrack from = lost.get();
    IcaConnection connection = ica.stream.connection();
    boolean automatic = connection.autoReconnect().attempted();
    EventDetail.IcaReconnect detail =
        new EventDetail.IcaReconnect(
            from.id,
            OptionalDouble.of(from.bound.lastProgress().millisUntil(flow.flow.first())),
            automatic ? ReconnectKind.ACR : ReconnectKind.UNKNOWN,
            automatic
                ? "the client flags its set-up as an automatic reconnect"
                : "a complete set-up without a flag of an automatic reconnect");
    EventLog.Draft draft =
        tracking
            .log
            .add(
                When.at(mark),
                Severity.WARNING,
                tracking.clients.isShared(session.client())
                    ? Confidence.POSSIBLE
                    : Confidence.LIKELY,
                detail,
                Sentences.icaReconnect(detail))
            .of(session, flow);
    session.replaces = from;
    from.replacedBy = session;
    from.successors.add(draft);
    IncidentTrack incident = from.suspension != null ? from.suspension : from.lastIncident;
    if (incident != null) {
      incident.add(draft);
      incident.ended(mark, Incident.Result.NEW_SESSION);
      if (flow.incident == null) {
        flow.incident = incident;
      }
    }
  }

  private static boolean precedes(SessionTrack lost, FlowTrack flow) {
    long gap = flow.flow.first().timeNanos() - lostAt(lost).timeNanos();
    return gap >= 0 && gap <= REPLACE_WINDOW_NANOS;
  }

  private static FrameMark lostAt(SessionTrack session) {
    return session.suspendedSince != null ? session.suspendedSince : session.ended;
  }

  /** A FIN or RST on a direct ICA connection. */
  void onClose(SessionTrack session, FlowTrack flow) {
    if (!session.isOpen() || session.bound != flow) {
      return;
    }
    FrameMark mark = flow.flow.closed().orElseThrow();
    boolean reset = flow.flow.close() == Close.RST;
    session.outcome = reset ? Outcome.RESET : Outcome.CLOSED;
    session.ended = mark;
    EventLog.Draft draft =
        tracking
            .log
            .certain(
                When.at(mark),
                Severity.INFO,
                new EventDetail.SessionEnd(session.outcome),
                Sentences.sessionEnd(session.outcome))
            .of(session, flow);
    if (reset) {
      boolean client =
          flow.flow.closedBy().orElse(Direction.SERVER_TO_CLIENT) == Direction.CLIENT_TO_SERVER;
      IncidentTrack incident =
          tracking.newIncident(
              flow, mark, client ? IncidentCause.CLIENT_RESET : IncidentCause.SERVER_RESET);
      incident.add(draft);
      session.lastIncident = incident;
    }
  }
}
