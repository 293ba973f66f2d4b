package org.icascope.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.icascope.model.FrameMark;

/** What of a capture that goes on is over and told, and is forgotten together. */
final class Leaving {

  /** A break that may still be mended waits so long where no timeout is known. Chosen. */
  private static final long PATIENCE_NANOS = 600_000_000_000L;

  /** Told events of a session that goes on are kept for the judgement of its end. Chosen: a day. */
  private static final long KEPT_NANOS = 86_400_000_000_000L;

  private final Settling.Parts parts;
  private final Tracking tracking;
  private final Set<SessionTrack> sessions = new LinkedHashSet<>();
  private final Set<IncidentTrack> incidents = new HashSet<>();
  private final Set<FlowTrack> flows = new LinkedHashSet<>();
  private long beforeNanos;
  private long gap = Long.MIN_VALUE;
  private long gapBefore = Long.MIN_VALUE;
  private List<Settling.Forgotten> forgotten = List.of();

  Leaving(Settling.Parts parts) {
    this.parts = parts;
    this.tracking = parts.tracking();
  }

  /**
   * Since when the session is over for good.
   *
   * @return nanoseconds since 1970; the latest time there is while it goes on
   */
  long over(SessionTrack session, FrameMark now) {
    long last = Long.MIN_VALUE;
    boolean gone = true;
    for (FlowTrack track : session.flows) {
      last = Math.max(last, track.flow.last().timeNanos());
      gone &= track.flow.isGone();
    }
    if (!session.isOpen()) {
      return session.ended == null ? last : Math.max(last, session.ended.timeNanos());
    }
    OptionalLong deadline = deadline(session, now);
    if (deadline.isPresent()) {
      return Math.max(last, deadline.getAsLong());
    }
    return gone ? last + (session.cgp ? patience(session) : 0) : Long.MAX_VALUE;
  }

  private static long patience(SessionTrack session) {
    long patience = session.timeoutSeconds().orElse(0) * 1_000_000_000L;
    return patience == 0 ? PATIENCE_NANOS : patience;
  }

  /**
   * Until when the session that broke, or is silent, may be gone on with.
   *
   * @return nanoseconds since 1970; empty while it goes on, and when it is over
   */
  OptionalLong deadline(SessionTrack session, FrameMark now) {
    if (!session.cgp || !session.isOpen()) {
      return OptionalLong.empty();
    }
    if (session.isSuspended()) {
      return OptionalLong.of(session.suspendedSince.timeNanos() + patience(session));
    }
    if (!session.wasBound() || !Suspensions.isSilent(session, now)) {
      return OptionalLong.empty();
    }
    long progress = session.bound.lastProgress().timeNanos();
    boolean onlyNotHeard = progress >= gapBefore && progress < gap;
    return OptionalLong.of((onlyNotHeard ? gap : progress) + patience(session));
  }

  /**
   * Nothing was recorded for a while: who was silent then may only not have been heard.
   *
   * @param end of it, nanoseconds since 1970
   */
  void gap(long end) {
    gapBefore = gap;
    gap = end;
  }

  /** Finds what can go: nothing that something refers to that stays. */
  void choose(long before) {
    beforeNanos = before;
    sessions.clear();
    incidents.clear();
    flows.clear();
    tracking.sessions.stream()
        .filter(s -> s.told && s.settledNanos < before)
        .filter(s -> s.flows.stream().allMatch(f -> f.flow.isGone()))
        .forEach(sessions::add);
    Set<FlowTrack> neededFlows = new HashSet<>();
    do {
      incidents.clear();
      tracking.incidents.stream().filter(this::isLeaving).forEach(incidents::add);
    } while (sessions.removeAll(needed(neededFlows))); // which holds what belongs to them, too
    parts.flows().values().stream()
        .filter(f -> f.flow.isGone() && f.flow.last().timeNanos() < before)
        .filter(f -> f.told && !neededFlows.contains(f))
        .filter(f -> f.session == null || sessions.contains(f.session))
        .forEach(flows::add);
  }

  /** Sessions that events speak of which stay: of one outage all or none are judged together. */
  private Set<SessionTrack> needed(Set<FlowTrack> neededFlows) {
    Set<SessionTrack> needed = new HashSet<>();
    for (EventLog.Draft draft : tracking.log.soFar()) {
      if (!draft.withdrawn && !has(draft)) {
        need(draft, needed, neededFlows);
      }
    }
    return needed;
  }

  private void need(EventLog.Draft draft, Set<SessionTrack> needed, Set<FlowTrack> neededFlows) {
    if (draft.session != null) {
      needed.add(draft.session);
    }
    if (draft.flow != null) {
      neededFlows.add(draft.flow);
    }
    if (draft.incident != null) {
      needed.addAll(draft.incident.sessions);
    }
    if (draft.detail instanceof EventDetail.IcaReconnect reconnect) {
      tracking.session(reconnect.fromSession()).ifPresent(needed::add);
    }
  }

  private boolean isLeaving(IncidentTrack incident) {
    if (!incident.hasEvents()) {
      return incident.start.timeNanos() < beforeNanos;
    }
    return incident.told
        && incident.latestNanos() < beforeNanos
        && (incident.start.timeNanos() < beforeNanos - KEPT_NANOS
            || incident.sessions.stream().allMatch(this::isNoMore));
  }

  private boolean isNoMore(SessionTrack session) {
    return sessions.contains(session) || tracking.session(session.id).isEmpty();
  }

  Collection<SessionTrack> sessions() {
    return sessions;
  }

  Collection<FlowTrack> flows() {
    Set<FlowTrack> all = new LinkedHashSet<>(flows);
    sessions.forEach(session -> all.addAll(session.flows));
    return all;
  }

  /** An event that goes. */
  boolean has(EventLog.Draft draft) {
    if (!draft.told) {
      return false;
    }
    if (draft.incident != null) {
      return incidents.contains(draft.incident);
    }
    return draft.session == null
        ? draft.timeNanos < beforeNanos
        : isNoMore(draft.session) || draft.timeNanos < beforeNanos - KEPT_NANOS;
  }

  void forget() {
    tracking.log.forget(draft -> draft.withdrawn ? isOld(draft) : has(draft));
    tracking.incidents.removeAll(incidents);
    forgotten = new ArrayList<>();
    for (FlowTrack track : flows()) {
      if (parts.flows().remove(track.flow) != null) {
        forgotten.add(new Settling.Forgotten(track.flow, firstCapture(track)));
      }
    }
    tracking.forget(sessions);
    parts.cgp().forget(sessions);
    sessions.forEach(SessionTrack::letGo);
    sessions.clear();
    flows.clear();
    incidents.clear();
  }

  /**
   * Of the flow, or of the session that it belongs to, without whose beginning it looks strange.
   */
  private static int firstCapture(FlowTrack track) {
    return track.session == null
        ? track.flow.first().capture()
        : track.session.flows.stream()
            .mapToInt(each -> each.flow.first().capture())
            .min()
            .orElse(track.flow.first().capture());
  }

  private boolean isOld(EventLog.Draft draft) {
    return draft.timeNanos < beforeNanos
        && (draft.incident == null || !draft.incident.hasEvents() || draft.incident.told);
  }

  List<Settling.Forgotten> forgotten() {
    List<Settling.Forgotten> some = forgotten;
    forgotten = List.of();
    return some;
  }
}
