package org.icascope.session;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What of a capture that goes on is over and told, and is forgotten together. */
final class Leaving {

  /** Told events of a session that goes on are kept for the judgement of its end. Chosen: a day. */
  private static final long KEPT_NANOS = 86_400_000_000_000L;

  private final TrackerParts parts;
  private final Tracking tracking;
  private final Set<SessionTrack> sessions = new LinkedHashSet<>();
  private final Set<IncidentTrack> incidents = new HashSet<>();
  private final Set<FlowTrack> flows = new LinkedHashSet<>();
  private long beforeNanos;
  private List<Settling.Forgotten> forgotten = List.of();

  Leaving(TrackerParts parts) {
    this.parts = parts;
    this.tracking = parts.tracking;
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
    parts.flows.all().stream()
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
    forgotten =
        parts.flows.forget(flows()).stream()
            .map(track -> new Settling.Forgotten(track.flow, firstCapture(track)))
            .toList();
    tracking.forget(sessions);
    parts.cgp.forget(sessions);
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
