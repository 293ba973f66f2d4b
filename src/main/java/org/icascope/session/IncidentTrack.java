package org.icascope.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.session.Incident.Result;

/** One break or failed start while it lasts, and what it became. */
final class IncidentTrack {

  int serial;
  final IpAddress client;
  final String server;
  final FrameMark start;
  IncidentCause cause;
  FrameMark working;
  private FrameMark refused;
  FrameMark firstServerData;
  int attempts;
  Result result = Result.UNKNOWN;
  boolean withdrawn;

  /** It was written, in a capture that goes on. */
  boolean told;

  final Set<SessionTrack> sessions = new LinkedHashSet<>();
  private final List<EventLog.Draft> events = new ArrayList<>();

  IncidentTrack(IpAddress client, String server, FrameMark start, IncidentCause cause) {
    this.client = client;
    this.server = server;
    this.start = start;
    this.cause = cause;
  }

  void add(EventLog.Draft draft) {
    draft.incident = this;
    events.add(draft);
    if (draft.session != null) {
      sessions.add(draft.session);
    }
  }

  /** A resume, a fallback or a new session worked. That a resume was refused before stays. */
  void ended(FrameMark mark, Result result) {
    if (working == null) {
      this.working = mark;
      this.result = this.result == Result.REFUSED ? this.result : result;
    }
  }

  /** The server refused the resume: nothing works again by that. */
  void refused(FrameMark mark) {
    if (working == null) {
      refused = mark;
      result = Result.REFUSED;
    }
  }

  /** The session itself was resumed, whatever was taken for its successor before. */
  void resumed(FrameMark mark) {
    working = mark;
    firstServerData = null;
    result = Result.RESUMED;
  }

  /** Takes the events of an incident that turns out to be this one. */
  void takeOver(IncidentTrack other) {
    List.copyOf(other.events).forEach(this::add);
    other.events.clear();
    attempts += other.attempts;
  }

  boolean isOver() {
    return working != null;
  }

  /** The first data the server sent afterwards: the screen moves again. */
  void serverData(FrameMark mark) {
    if (working != null && firstServerData == null) {
      firstServerData = mark;
    }
  }

  /** True when at least one event of this incident is still in the log. */
  boolean hasEvents() {
    return hasEvents(event -> true);
  }

  /** The same of events of some kind. */
  boolean hasEvents(Predicate<EventLog.Draft> kind) {
    return events.stream().anyMatch(event -> !event.withdrawn && kind.test(event));
  }

  /** When it ended by something that works or by a refusal. */
  OptionalLong endNanos() {
    return end();
  }

  /** Time of its latest event. */
  long latestNanos() {
    return events.stream()
        .filter(event -> !event.withdrawn)
        .mapToLong(event -> event.timeNanos)
        .max()
        .orElse(start.timeNanos());
  }

  /** The incidents as values; events are given by their index in {@code inOrder}. */
  static List<Incident> snapshots(List<IncidentTrack> incidents, List<EventLog.Draft> inOrder) {
    Map<IncidentTrack, List<Integer>> indices = new HashMap<>();
    for (int i = 0; i < inOrder.size(); i++) {
      indices.computeIfAbsent(inOrder.get(i).incident, k -> new ArrayList<>()).add(i);
    }
    return incidents.stream()
        .map(incident -> incident.snapshot(indices.getOrDefault(incident, List.of())))
        .toList();
  }

  private Incident snapshot(List<Integer> indices) {
    return new Incident(
        serial,
        sessions.stream().map(session -> session.serial).filter(s -> s >= 0).sorted().toList(),
        cause,
        start.timeNanos(),
        end(),
        millis(start, working),
        millis(start, firstServerData),
        attempts,
        result,
        Optional.of(client.toString()),
        Optional.of(server),
        indices);
  }

  private OptionalLong end() {
    FrameMark end = working != null ? working : refused;
    return end == null ? OptionalLong.empty() : OptionalLong.of(end.timeNanos());
  }

  private static OptionalDouble millis(FrameMark from, FrameMark to) {
    return to == null ? OptionalDouble.empty() : OptionalDouble.of(from.millisUntil(to));
  }
}
