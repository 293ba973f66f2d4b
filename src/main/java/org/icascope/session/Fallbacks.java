package org.icascope.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.icascope.flow.Handshake;
import org.icascope.model.Confidence;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.ConnectFailure;

/** Clients that could not use CGP and tried ICA directly: who got in that way, and who did not. */
final class Fallbacks {

  /** An ICA connection counts as fallback up to this long after CGP failed (the contract). */
  static final long WINDOW_NANOS = 120_000_000_000L;

  private record Pair(IpAddress client, IpAddress server) {}

  /** CGP failures of one client with one server in a row. */
  private static final class Episode {
    FlowTrack first;
    FlowTrack last;
    IncidentTrack incident;
    FlowTrack blocked;
  }

  private final Tracking tracking;
  private final Map<Pair, Episode> open = new HashMap<>();
  private final List<FlowTrack> icaAttempts = new ArrayList<>();

  Fallbacks(Tracking tracking) {
    this.tracking = tracking;
  }

  private static Pair pair(FlowTrack flow) {
    return new Pair(flow.flow.client().address(), flow.flow.server().address());
  }

  /** The incident to which a failed start belongs: the one that lasts, or a new one. */
  IncidentTrack incidentOf(FlowTrack flow, ConnectFailure cause) {
    Episode episode = open.get(pair(flow));
    if (episode != null && inWindow(episode.last.failedAt, flow.flow.first())) {
      return episode.incident;
    }
    return tracking.newIncident(flow, flow.flow.first(), BreakCause.of(cause));
  }

  void failed(FlowTrack flow, IncidentTrack incident) {
    Episode episode = open.get(pair(flow));
    if (episode == null || !inWindow(episode.last.failedAt, flow.flow.first())) {
      settle(episode);
      episode = new Episode();
      episode.first = flow;
      open.put(pair(flow), episode);
    }
    episode.last = flow;
    episode.incident = incident;
  }

  private static boolean inWindow(FrameMark failed, FrameMark next) {
    return next.timeNanos() - failed.timeNanos() <= WINDOW_NANOS;
  }

  /** A flow to a port where ICA is expected was opened. */
  void icaOpened(FlowTrack flow) {
    Episode episode = open.get(pair(flow));
    if (episode != null && inWindow(episode.last.failedAt, flow.flow.first())) {
      icaAttempts.add(flow);
    }
  }

  /** The client sent its INIT_RESPONSE on a direct ICA connection: that is more than a probe. */
  void icaStarted(FlowTrack flow, FrameMark mark) {
    Episode episode = open.remove(pair(flow));
    if (episode != null && inWindow(episode.last.failedAt, flow.flow.first())) {
      fellBack(
          episode.last.failure, episode.first, flow, episode.incident, mark, Confidence.CERTAIN);
      return;
    }
    for (SessionTrack session : tracking.ofClient(flow.flow.client().address())) {
      if (session.cgp
          && session.isSuspended()
          && session.replacedBy == null
          && session.server().equals(flow.flow.server().address())
          && session.suspendedSince.timeNanos() < flow.flow.first().timeNanos()
          && inWindow(session.suspendedSince, flow.flow.first())) {
        fellBack(
            ConnectFailure.SUSPENDED,
            session.bound,
            flow,
            session.suspension,
            mark,
            session.clientShared ? Confidence.POSSIBLE : Confidence.LIKELY);
        return;
      }
    }
  }

  private void fellBack(
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
                mark.timeNanos(),
                mark,
                null,
                Severity.WARNING,
                confidence,
                Sentences.fallback(detail, to),
                detail)
            .of(to.session, to);
    incident.add(draft);
    incident.ended(mark, Incident.Result.FALLBACK);
    to.incident = incident;
  }

  /** The input is over: who got in neither way? */
  void finish(FrameMark last) {
    for (FlowTrack flow : icaAttempts) {
      Episode episode = open.get(pair(flow));
      if (episode != null && episode.blocked == null && hasFailed(flow, last)) {
        episode.blocked = flow;
      }
    }
    List.copyOf(open.values()).forEach(this::settle);
    open.clear();
  }

  private static boolean hasFailed(FlowTrack flow, FrameMark last) {
    if (flow.ica != null && flow.ica.initResponse != null) {
      return false;
    }
    boolean banner = flow.ica != null && flow.ica.serverBanner != null;
    boolean old = last.timeNanos() - flow.flow.first().timeNanos() >= 3_000_000_000L;
    return switch (flow.flow.handshake()) {
      case REFUSED -> true;
      case UNANSWERED -> old;
      default -> !banner && flow.flow.closed().isPresent();
    };
  }

  private void settle(Episode episode) {
    if (episode == null || episode.blocked == null || episode.incident.isOver()) {
      return;
    }
    FlowTrack ica = episode.blocked;
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
            .add(
                mark.timeNanos(),
                mark,
                null,
                Severity.ERROR,
                Confidence.CERTAIN,
                Sentences.blocked(detail, ica),
                detail)
            .of(episode.first.session, ica);
    episode.incident.add(draft);
    episode.incident.attempts++;
    episode.incident.result = Incident.Result.GAVE_UP;
  }
}
