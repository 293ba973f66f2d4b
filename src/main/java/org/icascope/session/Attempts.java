package org.icascope.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.icascope.dissect.StreamKind;
import org.icascope.flow.Close;
import org.icascope.flow.Handshake;
import org.icascope.model.Confidence;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.ConnectFailure;
import org.icascope.session.EventDetail.ResumeResult;

/**
 * Connection attempts to CGP listeners that lead to nothing, and the sessions that wait for them.
 */
final class Attempts {

  /**
   * An unanswered attempt counts as failed once it is this old. Chosen: the first SYN
   * retransmission comes after 1 to 3 s.
   */
  private static final long PATIENCE_NANOS = 3_000_000_000L;

  /** The same for a BIND_REQUEST on an open connection. Chosen: clients wait longer there. */
  private static final long BIND_PATIENCE_NANOS = 10_000_000_000L;

  /** Attempts remembered per client; older ones are settled by then. Chosen. */
  private static final int MOST_PER_CLIENT = 4_096;

  /** A list of this length is worth a look for attempts that are settled. Chosen. */
  private static final int MANY = 64;

  private final Tracking tracking;
  private final CgpEvents events;
  private final Suspensions suspensions;
  private final Fallbacks fallbacks;
  private final Map<IpAddress, List<FlowTrack>> pending = new HashMap<>();

  Attempts(Tracking tracking, CgpEvents events, Suspensions suspensions, Fallbacks fallbacks) {
    this.tracking = tracking;
    this.events = events;
    this.suspensions = suspensions;
    this.fallbacks = fallbacks;
  }

  /** A flow to a port where CGP is expected was opened, or a client speaks CGP. */
  void opened(FlowTrack flow) {
    List<FlowTrack> list =
        pending.computeIfAbsent(flow.flow.client().address(), c -> new ArrayList<>());
    if (list.contains(flow)) {
      return;
    }
    if (list.size() >= MANY) {
      list.removeIf(FlowTrack::isBound);
    }
    if (list.size() >= MOST_PER_CLIENT) {
      settle(list.remove(0), flow.flow.first(), true);
    }
    list.add(flow);
  }

  /** The connection came about, or the matter is settled otherwise. */
  void bound(FlowTrack flow) {
    List<FlowTrack> list = pending.get(flow.flow.client().address());
    if (list != null) {
      list.remove(flow);
    }
  }

  /** A FIN or RST on a flow that is not bound. */
  void onClose(FlowTrack flow, FrameMark mark) {
    if (flow.failure != null || flow.isBound()) {
      return;
    }
    boolean refused = flow.flow.handshake() == Handshake.REFUSED;
    if (refused && flow.toCgpPort || flow.clientKind == StreamKind.CGP) {
      failed(flow, flow.failureByState(), mark);
    }
  }

  /** The server answered a CGP client with something else. */
  void onServerBytes(FlowTrack flow, FrameMark mark) {
    if (flow.failure == null
        && flow.clientKind == StreamKind.CGP
        && flow.serverKind != null
        && flow.serverKind != StreamKind.CGP) {
      failed(flow, ConnectFailure.NOT_CGP, mark);
    }
  }

  /** The client went on to something else: what is still unanswered has failed. */
  void movedOn(IpAddress client, FrameMark mark) {
    List<FlowTrack> list = pending.get(client);
    if (list != null) {
      for (FlowTrack flow : List.copyOf(list)) {
        if (flow.flow.first().timeNanos() < mark.timeNanos()) {
          settle(flow, mark, true);
        }
      }
    }
  }

  /** The flow is over, or the input is. */
  void settle(FlowTrack flow, FrameMark mark, boolean movedOn) {
    if (flow.failure != null || flow.isBound() || !flow.isCgpAttempt()) {
      return;
    }
    boolean unanswered = flow.flow.handshake() == Handshake.UNANSWERED;
    long age = mark.timeNanos() - flow.flow.first().timeNanos();
    if (unanswered && (movedOn || age >= PATIENCE_NANOS)) {
      failed(flow, ConnectFailure.UNANSWERED, flow.flow.last());
    } else if (flow.clientKind == StreamKind.CGP
        && (movedOn || age >= BIND_PATIENCE_NANOS || flow.flow.close() != Close.NONE)) {
      failed(flow, flow.failureByState(), flow.flow.last());
    }
  }

  void failed(FlowTrack flow, ConnectFailure cause, FrameMark mark) {
    flow.failure = cause;
    flow.failedAt = mark;
    bound(flow);
    List<SessionTrack> candidates =
        flow.session != null ? List.of(flow.session) : waitingSessions(flow);
    boolean resume = cause != ConnectFailure.CHANNEL_REFUSED && !candidates.isEmpty();
    // several sessions behind one address: nothing tells for which of them this attempt was
    SessionTrack waiting = candidates.size() == 1 ? candidates.get(0) : null;
    if (resume && waiting != null) {
      attach(flow, waiting);
    }
    EventDetail.ConnectFailed detail = new EventDetail.ConnectFailed(cause, resume);
    EventLog.Draft draft =
        tracking
            .log
            .add(
                mark.timeNanos(),
                mark,
                null,
                Severity.WARNING,
                Confidence.CERTAIN,
                Sentences.connectFailed(detail, flow),
                detail)
            .of(flow.session, flow);
    flow.failureEvent = draft;
    IncidentTrack incident =
        resume && waiting != null && waiting.suspension != null
            ? waiting.suspension
            : fallbacks.incidentOf(flow, cause);
    incident.add(draft);
    if (!flow.isResume() || !resume) {
      incident.attempts++;
    }
    flow.incident = incident;
    fallbacks.failed(flow, incident);
  }

  private void attach(FlowTrack flow, SessionTrack waiting) {
    if (!waiting.isSuspended()) {
      suspensions.suspendForAttempt(waiting, flow);
    }
    waiting.failedAttempts++;
    waiting.add(flow, Session.Role.ATTEMPT);
    if (flow.isResume()) {
      events.reconnect(flow, waiting.bound, ResumeResult.UNANSWERED, flow.failedAt);
    }
  }

  /**
   * The sessions of this client that wait for a new connection: suspended, or bound to a connection
   * on which nothing new came since the attempt began. Those with the same server, if there are
   * any.
   */
  private List<SessionTrack> waitingSessions(FlowTrack flow) {
    List<SessionTrack> waiting =
        tracking.ofClient(flow.flow.client().address()).stream()
            .filter(session -> session.cgp && session.isOpen() && isWaiting(session, flow))
            .toList();
    List<SessionTrack> here =
        waiting.stream()
            .filter(session -> session.server().equals(flow.flow.server().address()))
            .toList();
    return here.isEmpty() ? waiting : here;
  }

  private static boolean isWaiting(SessionTrack session, FlowTrack attempt) {
    if (session.replacedBy != null || session.finishing || session.channelRefused) {
      return false;
    }
    if (session.isSuspended()) {
      return session.suspendedSince.timeNanos() <= attempt.failedAt.timeNanos();
    }
    return session.bound.lastProgress().timeNanos() < attempt.flow.first().timeNanos()
        && attempt.failedAt.timeNanos() - session.bound.lastProgress().timeNanos()
            > session.keepAliveNanos().orElse(PATIENCE_NANOS);
  }

  /** Settles what is still open at the end of the input. */
  void finish(FrameMark last) {
    for (List<FlowTrack> list : pending.values()) {
      for (FlowTrack flow : List.copyOf(list)) {
        boolean later = list.indexOf(flow) < list.size() - 1;
        settle(flow, last, later);
      }
    }
  }
}
