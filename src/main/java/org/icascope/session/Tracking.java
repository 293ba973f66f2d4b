package org.icascope.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icascope.dissect.ica.EqualParts;
import org.icascope.flow.CourseLimits;
import org.icascope.flow.Flow;
import org.icascope.launch.LaunchFacts;
import org.icascope.model.Diagnostic;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.model.PortTable;
import org.icascope.model.Pseudonyms;
import org.icascope.model.Severity;
import org.icascope.rules.RuleSettings;
import org.icascope.rules.Threshold;

/** What the parts of the session stage share: the sessions, the event log, the incidents. */
final class Tracking {

  /** Sessions at most; further ones are not tracked, with a diagnostic. Chosen. */
  private static final int MOST_SESSIONS = 1_000_000;

  /** Sessions at once that are looked at to tell a shared address. Chosen. */
  private static final int MOST_NEIGHBOURS = 8;

  /** A list of this length is worth a look for sessions nobody can come back to. Chosen. */
  private static final int MANY = 64;

  final PortTable ports;
  final DiagnosticSink diagnostics;
  final boolean names;
  final MessageTap tap;
  final RuleSettings rules;
  final Pseudonyms pseudonyms;
  final EventLog log;
  final EqualParts equalParts = new EqualParts();
  final List<IncidentTrack> incidents = new ArrayList<>();
  final List<SessionTrack> sessions = new ArrayList<>();
  private final Map<IpAddress, List<SessionTrack>> byClient = new HashMap<>();
  private final Set<IpAddress> shared = new HashSet<>();
  private final CourseLimits courseLimits;
  private int sessionCount;

  /** What was seen before the sessions, once the input is over. */
  LaunchFacts launches = LaunchFacts.NONE;

  /** Time of the frame being read, nanoseconds since 1970. */
  long now;

  Tracking(SessionSettings settings, DiagnosticSink diagnostics, MessageTap tap) {
    this.rules = settings.rules();
    this.pseudonyms = settings.pseudonyms();
    this.log = new EventLog(rules);
    this.courseLimits =
        new CourseLimits(rules.nanos(Threshold.STALL_SECONDS), rules.nanos(Threshold.IDLE_SECONDS));
    this.tap = tap;
    this.ports = settings.ports();
    this.diagnostics = diagnostics;
    this.names = settings.names();
  }

  SessionTrack newSession(boolean cgp, FlowTrack flow) {
    SessionTrack session = new SessionTrack(sessionCount++, cgp, courseLimits);
    session.bound = flow;
    session.add(flow, Session.Role.PRIMARY);
    if (sessions.size() < MOST_SESSIONS) {
      sessions.add(session);
    } else {
      diagnostics.report(
          Diagnostic.of(
              Severity.WARNING,
              "session.limit",
              "more than " + MOST_SESSIONS + " sessions: the others are not reported"));
    }
    knownAt(session, flow.flow.client().address());
    return session;
  }

  /** The session with this number in order of creation, if it is reported and still known. */
  Optional<SessionTrack> session(int id) {
    int low = 0;
    int high = sessions.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = sessions.get(middle).id;
      if (found == id) {
        return Optional.of(sessions.get(middle));
      }
      low = found < id ? middle + 1 : low;
      high = found < id ? high : middle - 1;
    }
    return Optional.empty();
  }

  /** Of these sessions nothing is said any more. */
  void forget(Set<SessionTrack> some) {
    sessions.removeAll(some);
    byClient.values().forEach(list -> list.removeAll(some));
    byClient.values().removeIf(List::isEmpty);
    shared.retainAll(byClient.keySet());
  }

  /** The session is used from this client address. */
  void knownAt(SessionTrack session, IpAddress client) {
    List<SessionTrack> list = byClient.computeIfAbsent(client, c -> new ArrayList<>());
    if (!list.contains(session)) {
      if (list.size() >= MANY && Integer.bitCount(list.size()) == 1) { // at each doubling
        isShared(client); // while the sessions that would tell are still there
        list.removeIf(known -> !known.isOpen() && !known.isLost());
      }
      session.neighbours = neighbours(list, session);
      session.neighboursSince = session.bound.flow.first().timeNanos();
      list.add(session);
    }
  }

  private static List<SessionTrack> neighbours(List<SessionTrack> list, SessionTrack added) {
    return list.stream()
        .filter(other -> other.isOpen() && !other.isSuspended() && other.wasBound())
        .filter(other -> other.bound.flow.server().equals(added.bound.flow.server()))
        .limit(MOST_NEIGHBOURS)
        .toList();
  }

  /** Sessions used from this address to which somebody may still come back, oldest first. */
  List<SessionTrack> ofClient(IpAddress client) {
    return byClient.getOrDefault(client, List.of());
  }

  /**
   * Two sessions at once with one server come from this address: a gateway or NAT, since one user's
   * client shares a connection to a server.
   */
  boolean isShared(IpAddress client) {
    if (!shared.contains(client) && ofClient(client).stream().anyMatch(Tracking::hasNeighbour)) {
      shared.add(client);
    }
    return shared.contains(client);
  }

  /** Another session was in use, by both its sides, after this one had begun. */
  private static boolean hasNeighbour(SessionTrack session) {
    return session.neighbours.stream()
        .anyMatch(other -> inUse(other.bound.flow, session.neighboursSince));
  }

  private static boolean inUse(Flow flow, long since) {
    Optional<FrameMark> client = flow.side(Direction.CLIENT_TO_SERVER).lastProgress();
    Optional<FrameMark> server = flow.side(Direction.SERVER_TO_CLIENT).lastData();
    return client.filter(mark -> mark.timeNanos() > since).isPresent()
        && server.filter(mark -> mark.timeNanos() > since).isPresent();
  }

  /** Marks the sessions of client addresses that turned out to be shared. */
  void markShared() {
    byClient.keySet().forEach(this::isShared);
    for (SessionTrack session : sessions) {
      session.clientShared =
          session.flows.stream().anyMatch(f -> shared.contains(f.flow.client().address()));
    }
  }

  IncidentTrack newIncident(FlowTrack flow, FrameMark start, IncidentCause cause) {
    IncidentTrack incident =
        new IncidentTrack(
            flow.flow.client().address(), flow.flow.server().toString(), start, cause);
    incidents.add(incident);
    return incident;
  }

  void remark(Severity severity, String code, String message, FrameMark mark, FlowTrack flow) {
    diagnostics.report(Diagnostic.of(severity, code, message, mark, flow.flow.serial()));
  }
}
