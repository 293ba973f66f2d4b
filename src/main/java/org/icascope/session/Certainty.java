package org.icascope.session;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.icascope.flow.Flow;
import org.icascope.model.FrameMark;

/** What may be told because nothing that comes later can change it, each thing once. */
final class Certainty {

  private final Settling.Times times;
  private final TrackerParts parts;

  Certainty(Settling.Times times, TrackerParts parts) {
    this.times = times;
    this.parts = parts;
  }

  /** At this time. */
  Settled of(FrameMark now) {
    Results.View view = parts.results.of(parts.tracking.sessions, parts.flows.all(), draft -> true);
    long before = now.timeNanos() - times.holdNanos();
    BitSet certain = new BitSet();
    Set<IncidentTrack> known = new HashSet<>();
    for (int i = 0; i < view.incidents().size(); i++) {
      if (isCertain(view.incidents().get(i), before, now.timeNanos() - times.periodNanos())) {
        certain.set(i);
        known.add(view.incidents().get(i));
      }
    }
    BitSet events = new BitSet();
    for (int i = 0; i < view.drafts().size(); i++) {
      EventLog.Draft draft = view.drafts().get(i);
      if (!draft.told && isCertain(draft, known, before)) {
        draft.told = true;
        events.set(i);
      }
    }
    Set<Flow> flows = new HashSet<>();
    for (FlowTrack track : parts.flows.all()) {
      boolean over = track.flow.isGone() && track.flow.last().timeNanos() < before;
      if (!track.told && over && (track.session == null || track.session.settled)) {
        track.told = true;
        flows.add(track.flow);
      }
    }
    return told(view, certain, events, flows, now);
  }

  /** All that was not told: the input is over, and judged. */
  Settled ofAll(Results.View view, FrameMark last) {
    BitSet all = new BitSet();
    all.set(0, view.incidents().size());
    BitSet events = new BitSet();
    for (int i = 0; i < view.drafts().size(); i++) {
      events.set(i, !view.drafts().get(i).told);
    }
    parts.tracking.sessions.forEach(session -> session.settled = true);
    Set<Flow> flows = new HashSet<>();
    parts.flows.all().stream().filter(t -> !t.told).forEach(t -> flows.add(t.flow));
    return told(view, all, events, flows, last);
  }

  private Settled told(
      Results.View view, BitSet certain, BitSet events, Set<Flow> flows, FrameMark now) {
    BitSet incidents = new BitSet();
    certain.stream().filter(i -> !view.incidents().get(i).told).forEach(incidents::set);
    certain.stream().forEach(i -> view.incidents().get(i).told = true);
    BitSet sessions = new BitSet();
    BitSet running = new BitSet();
    for (int i = 0; i < view.sessions().size(); i++) {
      SessionTrack session = view.sessions().get(i);
      if (session.settled && !session.told) {
        session.told = true;
        sessions.set(i);
      } else if (!session.settled && isSnapshotDue(session, now)) {
        running.set(i);
      }
    }
    return new Settled(view.tracked(), certain, sessions, running, incidents, events, flows);
  }

  private boolean isSnapshotDue(SessionTrack session, FrameMark now) {
    long current = Math.floorDiv(now.timeNanos(), times.runningNanos());
    boolean due =
        session.wasBound()
            && session.isOpen() // else it is only waited until that is certain
            && !parts.races.isUndecided(session)
            && current
                > Math.max(
                    session.snapshotPeriod,
                    Math.floorDiv(
                        session.flows.get(0).flow.first().timeNanos(), times.runningNanos()));
    session.snapshotPeriod = due ? current : session.snapshotPeriod;
    return due;
  }

  /** Nothing that comes later belongs to it. */
  private boolean isCertain(IncidentTrack incident, long before, long longAgo) {
    if (incident.told) {
      return true;
    }
    if (incident.sessions.stream().anyMatch(parts.races::isUndecided)) {
      return false;
    }
    if (!incident.sessions.isEmpty() && incident.sessions.stream().allMatch(s -> s.settled)) {
      return true;
    }
    boolean quiet = incident.latestNanos() < before;
    if (incident.endNanos().isPresent()) {
      return quiet && incident.endNanos().getAsLong() < before;
    }
    return incident.sessions.isEmpty()
        && (incident.latestNanos() + Fallbacks.WINDOW_NANOS < before
            || quiet && incident.start.timeNanos() < longAgo);
  }

  private boolean isCertain(EventLog.Draft draft, Set<IncidentTrack> known, long before) {
    if (draft.session != null && parts.races.isUndecided(draft.session)) {
      return false;
    }
    if (draft.incident != null) {
      return known.contains(draft.incident);
    }
    return draft.session != null && draft.session.settled || draft.sinceNanos < before;
  }
}
