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
  private final MessageRoom room;
  private final int mostSessions;
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
    this.room = new MessageRoom(MessageRoom.MOST_MESSAGES, this::onMessagesDropped);
    this.mostSessions = settings.mostSessions();
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
    SessionTrack session = new SessionTrack(sessionCount++, cgp, courseLimits, room);
    session.beyondLimit = sessions.size() >= mostSessions;
    session.bound = flow;
    session.add(flow, Session.Role.PRIMARY);
    if (session.beyondLimit) {
      flow.flow.ignorePayload();
      leftOut.accept(flow);
      diagnostics.report(
          Diagnostic.of(
              Severity.WARNING,
              "session.limit",
              "more than "
                  + mostSessions
                  + " sessions: the others are not reported; a larger heap takes more"));
    } else {
      sessions.add(session);
      clients.knownAt(session, flow.flow.client().address());
    }
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
    clients.forget(some);
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
