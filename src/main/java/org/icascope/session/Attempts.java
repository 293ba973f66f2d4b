package org.icascope.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.icascope.dissect.StreamKind;
import org.icascope.flow.Close;
import org.icascope.flow.Handshake;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.ResumeResult;

/**
 * Connection attempts to CGP listeners that lead to nothing, and the sessions that wait for them.
 */
final class Attempts {

  /**
   * An unanswered attempt counts as failed once it is this old. Chosen: the first SYN
   * retransmission comes after 1 to 3 s.
   */
  static final long PATIENCE_NANOS = 3_000_000_000L;

  /** The same for a BIND_REQUEST on an open connection. Chosen: clients wait longer there. */
  private static final long BIND_PATIENCE_NANOS = 10_000_000_000L;

  /**
   * Keep-alive intervals of silence after which a failed attempt of the same client speaks for a
   * break. Chosen: clients notice after 3 to 4 intervals, and one may be late.
   */
  private static final int SILENT_INTERVALS = 2;

  /** The same for a session whose interval is not known: what clients need to notice. Chosen. */
  private static final long SILENCE_NANOS = 12_000_000_000L;

  /** Attempts remembered per client; older ones are settled by then. Chosen. */
  private static final int MOST_PER_CLIENT = 4_096;

  /** A list of this length is worth a look for attempts that are settled. Chosen. */
  private static final int MANY = 64;

  private final Tracking tracking;
  private final CgpEvents events;
  private final Suspensions suspensions;
  private final Fallbacks fallbacks;
  private final FlowTracks flows;
  private final Map<IpAddress, List<FlowTrack>> pending = new HashMap<>();

  Attempts(
      Tracking tracking,
      FlowTracks flows,
      CgpEvents events,
      Suspensions suspensions,
      Fallbacks fallbacks) {
    this.flows = flows;
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

  /** Nothing is to be told of it. */
  void forget(FlowTrack flow) {
    settled(flow);
  }

  /** The connection came about after all, late. */
  void bound(FlowTrack flow) {
    settled(flow);
    withdraw(flow);
  }

  /** Another transport of the same client was faster, or works already: this is no failure. */
  void excuse(FlowTrack flow) {
    settled(flow);
    withdraw(flow);
    flow.excused = true;
  }

  private void withdraw(FlowTrack flow) {
    if (flow.failureEvent != null) {
      flow.failureEvent.withdrawn = true;
      flow.failureEvent = null;
      flow.failure = null;
      fallbacks.withdraw(flow);
    }
  }

  private void settled(FlowTrack flow) {
    List<FlowTrack> list = pending.get(flow.flow.client().address());
    if (list != null) {
      list.remove(flow);
      if (list.isEmpty()) {
        pending.remove(flow.flow.client().address());
      }
    }
  }

  /** A FIN or RST on a flow that is not bound. */
  void onClose(FlowTrack flow, FrameMark mark) {
    if (flow.failure != null || flow.isBound() || answersUnread(flow)) {
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
        && flow.serverKind != StreamKind.CGP
        && !flow.lacksBytes(Direction.SERVER_TO_CLIENT)) {
      failed(flow, ConnectFailure.NOT_CGP, mark);
    }
  }

  /** The client went on to ICA with the same server: what is still unanswered there has failed. */
  void movedOn(FlowTrack to) {
    FrameMark mark = to.flow.first();
    List<FlowTrack> list = pending.get(to.flow.client().address());
    if (list != null) {
      for (FlowTrack flow : List.copyOf(list)) {
        if (flow.flow.first().timeNanos() < mark.timeNanos()
            && flow.flow.server().address().equals(to.flow.server().address())) {
          settle(flow, mark, true);
        }
      }
    }
  }

  /** The flow is over, or the input is. */
  void settle(FlowTrack flow, FrameMark mark, boolean movedOn) {
    failure(flow, mark, movedOn).ifPresent(cause -> failed(flow, cause, flow.flow.last()));
  }

  private static Optional<ConnectFailure> failure(FlowTrack flow, FrameMark mark, boolean movedOn) {
    if (flow.failure != null
        || flow.excused
        || flow.isBound()
        || !flow.isCgpAttempt()
        || answersUnread(flow)) {
      return Optional.empty();
    }
    boolean unanswered = flow.flow.handshake() == Handshake.UNANSWERED && !flow.closedHalfOpen();
    long age = mark.timeNanos() - flow.flow.first().timeNanos();
    if (unanswered && (movedOn || age >= PATIENCE_NANOS)) {
      return Optional.of(ConnectFailure.UNANSWERED);
    } else if (flow.clientKind == StreamKind.CGP
        && (movedOn || age >= BIND_PATIENCE_NANOS || flow.flow.close() != Close.NONE)) {
      return Optional.of(flow.failureByState());
    }
    return Optional.empty();
  }

  /** Attempts that would count as failed if the input ended now, with the reason. */
  Map<FlowTrack, ConnectFailure> overdue(FrameMark now) {
    Map<FlowTrack, ConnectFailure> failed = new LinkedHashMap<>();
    for (List<FlowTrack> list : pending.values()) {
      for (FlowTrack flow : list) {
        failure(flow, now, false).ifPresent(cause -> failed.put(flow, cause));
      }
    }
    return failed;
  }

  /**
   * Of a capture that goes on: an attempt of the client is not judged yet, and may be found to have
   * been for its session.
   *
   * @param until those that began later come too late
   * @param since nothing is awaited of those that were silent since then
   */
  boolean await(SessionTrack session, long until, long since) {
    return pending.getOrDefault(session.client(), List.of()).stream()
        .anyMatch(
            flow ->
                flow.flow.first().timeNanos() <= until
                    && flow.flow.last().timeNanos() >= since
                    && !flow.excused
                    && !flow.isBound());
  }

  /** The server may have answered; its keys are missing, or what it said was not captured. */
  private static boolean answersUnread(FlowTrack flow) {
    return flow.answerUnclear
        || flow.isUnread(Direction.SERVER_TO_CLIENT)
        || flow.lacksBytes(Direction.SERVER_TO_CLIENT)
        || flow.flow.side(Direction.SERVER_TO_CLIENT).isCutAtEnd();
  }

  void failed(FlowTrack flow, ConnectFailure cause, FrameMark mark) {
    flow.failure = cause;
    flow.failedAt = mark;
    settled(flow);
    List<SessionTrack> candidates =
        flow.session != null ? List.of(flow.session) : waitingSessions(flow);
    if (flow.session == null && !hasRoom(flow, candidates)) {
      return;
    }
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
                When.at(mark),
                Severity.WARNING,
                resume ? confidence(flow) : Confidence.CERTAIN,
                detail,
                Sentences.connectFailed(detail, flow))
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

  /** May it be told, as an attempt of the session that waits, or alone? */
  private boolean hasRoom(FlowTrack flow, List<SessionTrack> waiting) {
    if (waiting.size() == 1) {
      flows.joins(flow);
      flow.beyondLimit = !tracking.takeConnection(waiting.get(0));
      return !flow.beyondLimit;
    }
    return flow.counted || flows.hasRoomAlone(flow);
  }

  /** How sure it is that a failed attempt belongs to the session that waited. */
  private Confidence confidence(FlowTrack flow) {
    if (flow.isResume()) {
      return flow.joinConfidence;
    }
    return tracking.clients.isShared(flow.flow.client().address())
        ? Confidence.POSSIBLE
        : Confidence.CERTAIN;
  }

  private void attach(FlowTrack flow, SessionTrack waiting) {
    boolean sure = flow.isResume() || confidence(flow) == Confidence.CERTAIN;
    if (waiting.wasBound() && (sure || !waiting.isSuspended())) {
      suspensions.suspendForAttempt(waiting, flow);
    }
    waiting.failedAttempts++;
    waiting.add(flow, Session.Role.ATTEMPT);
    if (flow.isResume()) {
      unanswered(flow, flow.failedAt);
    }
  }

  private void unanswered(FlowTrack flow, FrameMark proof) {
    FlowTrack bound = flow.session.bound;
    events.reconnect(
        flow,
        bound != flow && flow.session.wasBound() ? bound : null,
        ResumeResult.UNANSWERED,
        proof);
  }

  /**
   * The sessions of this client that wait for a new connection: suspended, or bound to a connection
   * on which nothing new came since the attempt began. Those with the same server, if there are
   * any. Of several ones just two, since a gateway has many: it is not known which one it was for.
   */
  private List<SessionTrack> waitingSessions(FlowTrack flow) {
    List<SessionTrack> known = tracking.clients.of(flow.flow.client().address());
    IpAddress server = flow.flow.server().address();
    List<SessionTrack> here =
        known.stream()
            .filter(session -> session.server().equals(server) && mayWait(session, flow))
            .limit(2)
            .toList();
    return here.isEmpty()
        ? known.stream().filter(session -> mayWait(session, flow)).limit(2).toList()
        : here;
  }

  private static boolean mayWait(SessionTrack session, FlowTrack attempt) {
    return session.cgp && session.isOpen() && isWaiting(session, attempt);
  }

  private static boolean isWaiting(SessionTrack session, FlowTrack attempt) {
    if (session.replacedBy != null || session.finishing || session.isUnusable()) {
      return false;
    }
    if (!session.wasBound()) {
      return true;
    }
    if (session.isSuspended()) {
      return session.suspendedSince.timeNanos() <= attempt.failedAt.timeNanos();
    }
    return session.bound.lastProgress().timeNanos() < attempt.flow.first().timeNanos()
        && attempt.failedAt.timeNanos() - session.bound.lastProgress().timeNanos()
            > patience(session);
  }

  private static long patience(SessionTrack session) {
    return session.keepAliveNanos().isPresent()
        ? SILENT_INTERVALS * session.keepAliveNanos().getAsLong()
        : SILENCE_NANOS;
  }

  /**
   * Settles what is still open.
   *
   * @param ready what nothing can change any more: at the end of the input all of it
   */
  void finish(FrameMark last, Predicate<FlowTrack> ready) {
    for (List<FlowTrack> list : List.copyOf(pending.values())) {
      for (FlowTrack flow : List.copyOf(list)) {
        if (ready.test(flow)) {
          boolean later = list.indexOf(flow) < list.size() - 1;
          settle(flow, last, later);
          if (flow.isResume() && !flow.resumeTold && !flow.isBound() && !answersUnread(flow)) {
            unanswered(flow, last);
          }
          list.remove(flow);
        }
      }
    }
    pending.values().removeIf(List::isEmpty);
  }
}
