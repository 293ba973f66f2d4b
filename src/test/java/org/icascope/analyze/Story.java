package org.icascope.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.icascope.analyze.Analysis.CaptureResult;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.capture.CaptureSummary;
import org.icascope.dissect.ica.IcaConnection;
import org.icascope.flow.AddressClaims;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowsForTests;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.model.PacketRef;
import org.icascope.model.Severity;
import org.icascope.model.Transport;
import org.icascope.rules.RuleSettings;
import org.icascope.session.ConnectFailure;
import org.icascope.session.Event;
import org.icascope.session.EventDetail;
import org.icascope.session.EventDetail.Reconnect;
import org.icascope.session.EventDetail.ResumeResult;
import org.icascope.session.Incident;
import org.icascope.session.IncidentCause;
import org.icascope.session.Outcome;
import org.icascope.session.Session;
import org.icascope.session.SessionForTests;

/** A story told event by event, for the tests of the rules. Times are in seconds from the start. */
final class Story {

  private static final OptionalDouble NO_MS = OptionalDouble.empty();
  private static final OptionalInt NONE = OptionalInt.empty();

  private final List<CaptureResult> captures = new ArrayList<>();
  private final List<FlowResult> flows = new ArrayList<>();
  private final List<Session> sessions = new ArrayList<>();
  private final List<Incident> incidents = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();

  Story() {
    file("only.pcap");
  }

  /** Adds a file to the run. */
  Story file(String name) {
    captures.add(
        new CaptureResult(
            new CaptureSummary(
                name,
                Optional.empty(),
                "pcap",
                Optional.empty(),
                List.of(),
                0,
                0,
                OptionalLong.empty(),
                OptionalLong.empty(),
                6,
                0,
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of()),
            0));
    return this;
  }

  /** 10.0.0.{@code last}. */
  static IpAddress client(int last) {
    return new IpAddress(0, 0x0a000000L + last, 4);
  }

  /** 10.50.0.{@code last}:{@code port}. */
  static Endpoint server(int last, int port) {
    return new Endpoint(new IpAddress(0, 0x0a320000L + last, 4), port);
  }

  private static FrameMark at(double seconds) {
    return new FrameMark(0, 1 + (long) (seconds * 10), (long) (seconds * 1e9));
  }

  /** A flow from port 50000 + serial; gives its serial number. */
  int flow(double seconds, IpAddress client, Endpoint server) {
    int serial = flows.size();
    flows.add(
        new FlowResult(
            FlowsForTests.of(
                serial,
                Transport.TCP,
                new Endpoint(client, 50000 + serial),
                server,
                at(seconds),
                at(seconds + 1)),
            List.of()));
    return serial;
  }

  /** A flow on which the server sent data until the end. */
  int flow(double from, double to, IpAddress client, Endpoint server) {
    int serial = flow(from, client, server);
    FlowsForTests.withServerData(flows.get(serial).flow(), at(to));
    return serial;
  }

  /** An EDT attempt; gives its serial number. */
  int edtAttempt(double seconds, int client, Endpoint server, boolean answered) {
    int serial = flows.size();
    Flow flow =
        FlowsForTests.of(
            serial,
            Transport.UDP,
            new Endpoint(client(client), 50000 + serial),
            server,
            at(seconds),
            at(seconds + 1));
    flows.add(new FlowResult(answered ? flow : FlowsForTests.unanswered(flow), List.of("edt")));
    return serial;
  }

  /** An EDT connection on which both sides are heard until then. */
  int edt(double from, double to, int client, Endpoint server) {
    int serial = edtAttempt(from, client, server, true);
    FlowsForTests.heard(flows.get(serial).flow(), at(to));
    return serial;
  }

  /** The session goes on on another flow. */
  Story joins(int session, int flow) {
    change(session, s -> s.on(flow, Session.Role.RESUME));
    return this;
  }

  /** A session on one flow. */
  int session(double seconds, int flow, Outcome outcome) {
    return session(seconds, flow, outcome, List.of("cgp", "ica"), Optional.empty());
  }

  /** The same with what its ICA said. */
  int session(
      double seconds, int flow, Outcome outcome, List<String> layers, Optional<IcaConnection> ica) {
    Endpoint server = flows.get(flow).flow().server();
    sessions.add(
        new SessionForTests(sessions.size(), flows.get(flow).flow().client().address(), server)
            .on(flow, Session.Role.PRIMARY)
            .from(at(seconds))
            .until(at(seconds + 1))
            .outcome(outcome)
            .layers(layers)
            .ica(ica)
            .session());
    return sessions.size() - 1;
  }

  /** A session that was bound with a timeout, from one time to another. */
  int session(double from, double to, int flow, int timeoutSeconds, boolean staTicket) {
    int serial = session(from, flow, Outcome.ACTIVE);
    Session.Cgp cgp =
        new Session.Cgp(
            OptionalInt.of(timeoutSeconds),
            OptionalLong.empty(),
            OptionalLong.empty(),
            NONE,
            Optional.empty(),
            Optional.of(staTicket),
            0,
            0,
            OptionalLong.empty(),
            OptionalLong.empty(),
            false,
            Optional.empty());
    return change(serial, session -> session.from(at(from)).until(at(to)).cgp(cgp));
  }

  /** The address of the client is that of a gateway. */
  Story shared(int session) {
    change(session, s -> s.clientShared(true));
    return this;
  }

  private int change(int serial, UnaryOperator<SessionForTests> change) {
    sessions.set(serial, change.apply(new SessionForTests(sessions.get(serial))).session());
    return serial;
  }

  /** The connection of a session falls silent or is ended. */
  Story broke(double seconds, int session, Direction closedBy) {
    return suspend(
        seconds, session, sessions.get(session).connections().get(0).flow(), -1, closedBy);
  }

  int incident(int session, IncidentCause cause, double freezeMs, Incident.Result result) {
    return incident(session, cause, NO_MS, freezeMs, result);
  }

  /** The same, of which the outage is known, too. */
  int outage(int session, IncidentCause cause, double outageMs, Incident.Result result) {
    return incident(session, cause, OptionalDouble.of(outageMs), outageMs, result);
  }

  private int incident(
      int session,
      IncidentCause cause,
      OptionalDouble outageMs,
      double freezeMs,
      Incident.Result result) {
    incidents.add(
        new Incident(
            incidents.size(),
            List.of(session),
            cause,
            0,
            OptionalLong.empty(),
            outageMs,
            OptionalDouble.of(freezeMs),
            1,
            result,
            Optional.empty(),
            Optional.empty(),
            List.of()));
    return incidents.size() - 1;
  }

  Story event(double seconds, int session, int flow, int incident, EventDetail detail) {
    FrameMark at = at(seconds);
    events.add(
        new Event(
            at.timeNanos(),
            new PacketRef(0, at.frame()),
            Optional.empty(),
            session < 0 ? NONE : OptionalInt.of(session),
            flow < 0 ? NONE : OptionalInt.of(flow),
            incident < 0 ? NONE : OptionalInt.of(incident),
            Severity.INFO,
            Confidence.CERTAIN,
            "",
            detail));
    return this;
  }

  Story suspend(double seconds, int session, int flow, int incident, Direction closedBy) {
    return event(
        seconds,
        session,
        flow,
        incident,
        new EventDetail.Suspend(
            EventDetail.SuspendCause.RESET,
            Optional.of(closedBy),
            NO_MS,
            Optional.empty(),
            Optional.empty()));
  }

  Story reconnect(
      double seconds, int session, int fromFlow, int toFlow, int incident, ResumeResult result) {
    return event(
        seconds,
        session,
        toFlow,
        incident,
        new Reconnect(
            OptionalInt.of(fromFlow),
            toFlow,
            1,
            OptionalDouble.of(700),
            result,
            Optional.of(false),
            Optional.of(false),
            NO_MS));
  }

  /** A client that fails at a CGP server; gives the flow. */
  int failure(double seconds, int client, Endpoint server, ConnectFailure cause) {
    int flow = flow(seconds, client(client), server);
    event(seconds, -1, flow, -1, new EventDetail.ConnectFailed(cause, false));
    return flow;
  }

  /** The client of a failed flow gets in on 1494. */
  Story fallback(double seconds, int failedFlow, ConnectFailure cause, double delayMs) {
    Endpoint client = flows.get(failedFlow).flow().client();
    Endpoint server = flows.get(failedFlow).flow().server();
    int to = flow(seconds, client.address(), new Endpoint(server.address(), 1494));
    return event(
        seconds,
        -1,
        to,
        -1,
        new EventDetail.Fallback1494(cause, failedFlow, to, OptionalDouble.of(delayMs)));
  }

  List<Finding> findings() {
    return findingsUnder(RuleSettings.standard());
  }

  /** With other thresholds. */
  List<Finding> findingsUnder(RuleSettings settings) {
    return Rules.findings(
        captures, flows, sessions, incidents, events, AddressClaims.NONE, settings);
  }

  List<Finding> findings(String rule) {
    return findings().stream().filter(f -> f.rule().equals(rule)).toList();
  }

  Finding only(String rule) {
    List<Finding> found = findings(rule);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " findings of " + rule + " in " + findings());
    }
    return found.get(0);
  }
}
