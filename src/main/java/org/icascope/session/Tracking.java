package org.icascope.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.icascope.dissect.ica.EqualParts;
import org.icascope.flow.CourseLimits;
import org.icascope.launch.LaunchFacts;
import org.icascope.model.Diagnostic;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.FrameMark;
import org.icascope.model.PortTable;
import org.icascope.model.Pseudonyms;
import org.icascope.model.Severity;
import org.icascope.rules.RuleSettings;
import org.icascope.rules.Threshold;

/** What the parts of the session stage share: the sessions, the event log, the incidents. */
final class Tracking {

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
  final ClientSessions clients = new ClientSessions();
  private final CourseLimits courseLimits;
  private final MessageRoom messages;
  private final SessionRoom room;
  private Consumer<FlowTrack> leftOut = flow -> {};
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
    this.messages = new MessageRoom(MessageRoom.MOST_MESSAGES, this::onMessagesDropped);
    this.room = new SessionRoom(settings.mostSessions(), diagnostics);
  }

  private void onMessagesDropped() {
    diagnostics.report(
        Diagnostic.of(
            Severity.NOTICE,
            "session.messages",
            "more messages that nobody acknowledged than are kept: if they are sent again, the"
                + " oldest cannot be compared"));
  }

  /**
   * @param other is told of each flow whose session is one too many
   */
  void leftOut(Consumer<FlowTrack> other) {
    leftOut = other;
  }

  /** A session begins on this flow. One too many is not told, and its flow not read on. */
  SessionTrack newSession(boolean cgp, FlowTrack flow) {
    if (!room.takeSession(sessions.size())) {
      return sessionBeyond(cgp, flow);
    }
    SessionTrack session = sessionOn(flow, cgp, false);
    sessions.add(session);
    clients.knownAt(session, flow.flow.client().address());
    return session;
  }

  /** Stands for the session of a flow for which there is no room. */
  SessionTrack sessionBeyond(boolean cgp, FlowTrack flow) {
    SessionTrack session = sessionOn(flow, cgp, true);
    flow.flow.ignorePayload();
    leftOut.accept(flow);
    return session;
  }

  private SessionTrack sessionOn(FlowTrack flow, boolean cgp, boolean beyondLimit) {
    SessionTrack session = new SessionTrack(sessionCount++, cgp, courseLimits, messages);
    session.beyondLimit = beyondLimit;
    session.bound = flow;
    session.add(flow, Session.Role.PRIMARY);
    return session;
  }

  /** May the session have one more connection? Asked once for each of them. */
  boolean takeConnection(SessionTrack session) {
    return room.takeConnection(session, sessions.size());
  }

  /** What is remembered, in sessions. */
  int taken() {
    return room.taken(sessions.size());
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
    clients.forget(some);
    room.left(sessions);
  }

  IncidentTrack newIncident(FlowTrack flow, FrameMark start, IncidentCause cause) {
    IncidentTrack incident =
        new IncidentTrack(
            flow.flow.client().address(), flow.flow.server().toString(), start, cause);
    if (!flow.isLeftOut()) {
      incidents.add(incident);
    }
    return incident;
  }

  void remark(Severity severity, String code, String message, FrameMark mark, FlowTrack flow) {
    diagnostics.report(Diagnostic.of(severity, code, message, mark, flow.flow.serial()));
  }
}
