package org.icascope.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.icascope.flow.Handshake;
import org.icascope.flow.HostPair;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;

/** Clients that could not use CGP and tried ICA directly: who got in that way, and who did not. */
final class Fallbacks {

  /** An ICA connection counts as fallback up to this long after CGP failed (the contract). */
  static final long WINDOW_NANOS = 120_000_000_000L;

  /** CGP failures of one client with one server in a row, and what it tried on the ICA port. */
  private static final class Episode {
    final FlowTrack first;
    FlowTrack last;
    IncidentTrack incident;

    Episode(FlowTrack first) {
      this.first = first;
    }

    boolean isFollowedBy(FlowTrack flow) {
      return first.flow.first().timeNanos() <= flow.flow.first().timeNanos()
          && flow.flow.first().timeNanos() - last.failedAt.timeNanos() <= WINDOW_NANOS;
    }
  }

  /** Time for an ICA server to send its banner, as for a BIND_RESPONSE. Chosen. */
  private static final long BANNER_PATIENCE_NANOS = 10_000_000_000L;

  /** The same for the answer to a SYN. Chosen, as for attempts at CGP. */
  private static final long SYN_PATIENCE_NANOS = 3_000_000_000L;

  private final Tracking tracking;
  private final Map<HostPair, Episode> open = new HashMap<>();
  private final List<Episode> unsolved = new ArrayList<>();
  private final Map<HostPair, List<FlowTrack>> icaAttempts = new HashMap<>();

  Fallbacks(Tracking tracking) {
    this.tracking = tracking;
  }

  private static HostPair pair(FlowTrack flow) {
    return HostPair.of(flow.flow);
  }

  /** The incident to which a failed start belongs: the one that lasts, or a new one. */
  IncidentTrack incidentOf(FlowTrack flow, ConnectFailure cause) {
    Episode episode = open.get(pair(flow));
    if (episode != null && episode.isFollowedBy(flow)) {
      return episode.incident;
    }
    return tracking.newIncident(flow, flow.flow.first(), BreakCause.of(cause));
  }

  void failed(FlowTrack flow, IncidentTrack incident) {
    Episode episode = open.get(pair(flow));
    if (episode == null || !episode.isFollowedBy(flow)) {
      episode = new Episode(flow);
      open.put(pair(flow), episode);
      unsolved.add(episode);
    }
    episode.last = flow;
    episode.incident = incident;
  }

  /** What was taken for a failure was none. */
  void withdraw(FlowTrack flow) {
    Episode episode = open.get(pair(flow));
    if (episode != null && episode.first == flow && episode.last == flow) {
      open.remove(pair(flow));
      unsolved.remove(episode);
    }
  }

  /** Nothing is to be told of it. */
  void forget(FlowTrack flow) {
    List<FlowTrack> list = icaAttempts.get(pair(flow));
    if (list != null && list.remove(flow) && list.isEmpty()) {
      icaAttempts.remove(pair(flow));
    }
  }

  /** A flow to a port where ICA is expected was opened. */
  void icaOpened(FlowTrack flow) {
    icaAttempts.computeIfAbsent(pair(flow), p -> new ArrayList<>()).add(flow);
  }

  /** The client sent its INIT_RESPONSE on a direct ICA connection: that is more than a probe. */
  void icaStarted(FlowTrack flow, FrameMark mark) {
    Episode episode = open.get(pair(flow));
    if (episode != null && episode.isFollowedBy(flow)) {
      open.remove(pair(flow));
      unsolved.remove(episode);
      Confidence confidence =
          tracking.clients.isShared(flow.flow.client().address())
              ? Confidence.POSSIBLE
              : Confidence.CERTAIN;
      fellBack(episode.last.failure, episode.first, flow, episode.incident, mark, confidence);
      return;
    }
    for (SessionTrack session : tracking.clients.of(flow.flow.client().address())) {
      if (session.cgp
          && session.isSuspended()
          && session.replacedBy == null
          && session.server().equals(flow.flow.server().address())
          && session.suspendedSince.timeNanos() < flow.flow.first().timeNanos()
          && inWindow(session.suspendedSince, flow.flow.first())) {
        session.successors.add(
            fellBack(
                ConnectFailure.SUSPENDED,
                session.bound,
                flow,
                session.suspension,
                mark,
                tracking.clients.isShared(session.client())
                    ? Confidence.POSSIBLE
                    : Confidence.LIKELY));
        return;
      }
    }
  }

  private static boolean inWindow(FrameMark failed, FrameMark next) {
    return next.timeNanos() - failed.timeNanos() <= WINDOW_NANOS;
  }

  private EventLog.Draft fellBack(
      ConnectFailure cause,
      FlowTrack failed,
      FlowTrack to,
      IncidentTrack incident,
      FrameMark mark,
      Confidence confidence) {
    FrameMark start =
        cause == ConnectFailure.SUSPENDED ? failed.session.suspendedSince : failed.flow.first();
    EventDetail.Fallback1494 detail =
        new EventDetail.Fallback1494(
            cause,
            failed.flow.serial(),
            to.flow.serial(),
            OptionalDouble.of(start.millisUntil(to.flow.first())));
    EventLog.Draft draft =
        tracking
            .log
            .add(
                When.at(mark), Severity.WARNING, confidence, detail, Sentences.fallback(detail, to))
            .of(to.session, to);
    incident.add(draft);
    incident.ended(mark, Incident.Result.FALLBACK);
    to.incident = incident;
    return draft;
  }

  /** The input is over: who got in neither way? Probes are known by now. */
  void finish(FrameMark last) {
    unsolved.forEach(episode -> judge(episode, last));
  }

  /**
   * The same of a capture that goes on: of rows of failures that are over for long.
   *
   * @param before what was last heard of before that time is over
   * @param startedBefore rows that began before that time and go on are told, and others begin
   */
  void settle(FrameMark last, long before, long startedBefore) {
    for (Iterator<Episode> i = unsolved.iterator(); i.hasNext(); ) {
      Episode episode = i.next();
      boolean over = episode.last.failedAt.timeNanos() + WINDOW_NANOS < before;
      if (over || episode.first.flow.first().timeNanos() < startedBefore) {
        judge(episode, last);
        open.remove(pair(episode.first), episode);
        i.remove();
      }
    }
    open.values().removeIf(e -> e.last.failedAt.timeNanos() + WINDOW_NANOS < before);
    long attemptsBefore = before - 2 * WINDOW_NANOS;
    icaAttempts
        .values()
        .forEach(list -> list.removeIf(f -> f.flow.last().timeNanos() < attemptsBefore));
    icaAttempts.values().removeIf(List::isEmpty);
  }

  private void judge(Episode episode, FrameMark last) {
    if (!episode.incident.isOver() && episode.last.failureEvent != null) {
      icaAttempts.getOrDefault(pair(episode.first), List.of()).stream()
          .filter(flow -> episode.isFollowedBy(flow) && hasFailed(flow, last))
          .findFirst()
          .ifPresent(flow -> blocked(episode, flow));
    }
  }

  private static boolean hasFailed(FlowTrack flow, FrameMark last) {
    if (flow.ica != null && flow.ica.serverBanner != null
        || flow.isUnread(Direction.SERVER_TO_CLIENT)) {
      return false;
    }
    long age = last.timeNanos() - flow.flow.first().timeNanos();
    return switch (flow.flow.handshake()) {
      case REFUSED -> true;
      case UNANSWERED -> !flow.closedHalfOpen() && age >= SYN_PATIENCE_NANOS;
      default ->
          !flow.lacksBytes(Direction.SERVER_TO_CLIENT)
              && (flow.flow.closed().isPresent() || age >= BANNER_PATIENCE_NANOS);
    };
  }

  private void blocked(Episode episode, FlowTrack ica) {
    FrameMark mark =
        ica.flow.handshake() == Handshake.UNANSWERED
            ? ica.flow.last()
            : ica.flow.closed().orElse(ica.flow.last());
    EventDetail.FallbackBlocked detail =
        new EventDetail.FallbackBlocked(
            episode.last.failure,
            ica.icaFailureByState(),
            episode.first.flow.serial(),
            ica.flow.serial());
    EventLog.Draft draft =
        tracking
            .log
            .certain(When.at(mark), Severity.ERROR, detail, Sentences.blocked(detail, ica))
            .of(episode.first.session, ica);
    ica.lastResort = true;
    if (ica.probeEvent != null) {
      ica.probeEvent.withdrawn = true; // the last resort of a user, no health check
    }
    episode.incident.add(draft);
    episode.incident.attempts++;
    episode.incident.result = Incident.Result.GAVE_UP;
  }
}
