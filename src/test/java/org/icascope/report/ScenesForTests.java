package org.icascope.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.CaptureResult;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.analyze.Analysis.Traffic;
import org.icascope.analyze.Finding;
import org.icascope.capture.CaptureSummary;
import org.icascope.flow.FlowsForTests;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.model.PacketRef;
import org.icascope.model.Severity;
import org.icascope.model.Transport;
import org.icascope.session.Event;
import org.icascope.session.EventDetail;
import org.icascope.session.Incident;
import org.icascope.session.IncidentCause;
import org.icascope.session.Outcome;
import org.icascope.session.Session;
import org.icascope.session.SessionForTests;

/** Analyses made by hand, with any number of sessions of which the first ones broke. */
public final class ScenesForTests {

  /** 2026-03-02T05:07:50Z. */
  public static final long START = 1_772_428_070_000_000_000L;

  public static final long SECOND = 1_000_000_000L;

  private static final Session.Setup SETUP =
      new Session.Setup(
          OptionalDouble.of(21.4),
          OptionalDouble.empty(),
          OptionalDouble.of(3.2),
          OptionalDouble.of(1),
          OptionalDouble.of(340.2),
          OptionalDouble.of(1420));

  private ScenesForTests() {}

  /**
   * Session n is of client 10.0.0.n. One that broke did so at {@code START + n * apart}, resumed
   * 1.1 s + n * 0.2 s later, and the server sent 78 messages again.
   *
   * @param apartNanos time from one break to the next
   */
  public static Analysis broken(int sessions, int incidents, long apartNanos) {
    List<FlowResult> flows = new ArrayList<>();
    List<Session> all = new ArrayList<>();
    List<Incident> breaks = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    for (int n = 0; n < sessions; n++) {
      flows.add(flow(n));
      all.add(session(n, n < incidents ? 1 : 0, Outcome.ACTIVE));
    }
    for (int n = 0; n < incidents; n++) {
      long time = START + n * apartNanos;
      int first = events.size();
      events.add(event(time, 100 + n, n, n, suspend(time)));
      events.add(event(time + SECOND, 200 + n, n, n, reconnect(n)));
      events.add(event(time + SECOND, 201 + n, n, n, replay()));
      breaks.add(incident(n, time, 1100 + n * 200.0, List.of(first, first + 1, first + 2)));
    }
    return new Analysis(
        List.of(new CaptureResult(capture("branch office.pcapng"), 0)),
        flows,
        all,
        breaks,
        events,
        incidents == 0 ? List.of() : List.of(finding(incidents)),
        List.of(),
        new Traffic(sessions, 4, 1, false, List.of()));
  }

  /** Nothing of Citrix in it. */
  public static Analysis nothing() {
    return new Analysis(
        List.of(new CaptureResult(capture("web.pcap"), 0)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Traffic(12, 3, 4, false, List.of()));
  }

  /** No input could be read. */
  public static Analysis unread() {
    return new Analysis(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Traffic(0, 0, 0, false, List.of()));
  }

  public static CaptureSummary capture(String file) {
    return new CaptureSummary(
        file,
        Optional.empty(),
        "pcapng",
        Optional.empty(),
        List.of("ETHERNET"),
        1234,
        3_400_000,
        OptionalLong.of(START - 60 * SECOND),
        OptionalLong.of(START + 600 * SECOND),
        6,
        0,
        OptionalLong.empty(),
        OptionalLong.empty(),
        List.of());
  }

  public static IpAddress client(int n) {
    return new IpAddress(0, 0x0a000000L + n, 4);
  }

  public static Endpoint server() {
    return new Endpoint(new IpAddress(0, 0xc6336405L, 4), 2598);
  }

  public static Session session(int n, int reconnects, Outcome outcome) {
    return new SessionForTests(n, client(n), server())
        .on(n, Session.Role.PRIMARY)
        .from(mark(n + 1, START - 50 * SECOND))
        .until(mark(9000 + n, START + 500 * SECOND))
        .outcome(outcome)
        .setup(SETUP)
        .cgp(
            new Session.Cgp(
                OptionalInt.of(180),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                reconnects,
                reconnects * 1000.0,
                OptionalLong.empty(),
                OptionalLong.empty(),
                false,
                Optional.empty()))
        .notDecoded(
            new Session.NotDecoded(
                "ica", "content is encrypted (basic)", Optional.empty(), Confidence.CERTAIN))
        .session();
  }

  public static Incident incident(int n, long time, double freezeMs, List<Integer> events) {
    return new Incident(
        n,
        List.of(n),
        IncidentCause.BOTH_SILENT,
        time,
        OptionalLong.of(time + (long) (freezeMs * 1e6)),
        OptionalDouble.of(freezeMs),
        OptionalDouble.of(freezeMs),
        2,
        Incident.Result.RESUMED,
        Optional.of(client(n).toString()),
        Optional.of(server().toString()),
        events);
  }

  /** The server refuses CGP at one client after the other; nobody gets in. */
  public static Incident failedStart(int n, long time) {
    return new Incident(
        n,
        List.of(),
        IncidentCause.CGP_REFUSED,
        time,
        OptionalLong.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        1,
        Incident.Result.GAVE_UP,
        Optional.of(client(n).toString()),
        Optional.of(server().toString()),
        List.of());
  }

  public static FrameMark mark(long frame, long nanos) {
    return new FrameMark(0, frame, nanos);
  }

  private static FlowResult flow(int n) {
    return new FlowResult(
        FlowsForTests.of(
            n,
            Transport.TCP,
            new Endpoint(client(n), 50000 + n),
            server(),
            mark(n + 1, START - 50 * SECOND),
            mark(9000 + n, START + 500 * SECOND)),
        List.of("cgp", "ica"));
  }

  private static Event event(long time, long frame, int session, int incident, EventDetail detail) {
    return new Event(
        time,
        new PacketRef(0, frame),
        Optional.empty(),
        OptionalInt.of(session),
        OptionalInt.of(session),
        OptionalInt.of(incident),
        Severity.NOTICE,
        Confidence.CERTAIN,
        "summary of " + detail.type(),
        detail);
  }

  private static EventDetail suspend(long time) {
    return new EventDetail.Suspend(
        EventDetail.SuspendCause.RESET,
        Optional.of(Direction.CLIENT_TO_SERVER),
        OptionalDouble.of(10_200),
        Optional.of(mark(90, time - SECOND)),
        Optional.of(mark(91, time - 10 * SECOND)));
  }

  private static EventDetail reconnect(int flow) {
    return new EventDetail.Reconnect(
        OptionalInt.of(flow),
        flow,
        2,
        OptionalDouble.of(17_100),
        EventDetail.ResumeResult.RESUMED,
        Optional.of(true),
        Optional.of(false),
        OptionalDouble.of(3.1));
  }

  private static EventDetail replay() {
    return new EventDetail.Replay(
        Direction.SERVER_TO_CLIENT,
        100,
        177,
        78,
        1_512_345,
        OptionalLong.of(3),
        EventDetail.Verified.IDENTICAL,
        12,
        30_000,
        OptionalDouble.of(1200));
  }

  private static Finding finding(int incidents) {
    List<Integer> serials = new ArrayList<>();
    List<PacketRef> evidence = new ArrayList<>();
    for (int n = 0; n < incidents; n++) {
      serials.add(n);
      if (n < Finding.MOST_EVIDENCE) {
        evidence.add(new PacketRef(0, 100 + n));
      }
    }
    return new Finding(
        "session-resumed",
        "availability",
        Severity.WARNING,
        Confidence.LIKELY,
        "Sessions broke and were resumed",
        "The connections broke below ICA; session reliability brought them back.",
        "Look for what both sides have in common: switch, firewall or access line at that time.",
        Optional.of("Did the clients move from one network to another?"),
        serials,
        serials,
        List.of(server().toString()),
        evidence,
        incidents,
        "tcp.port == 2598",
        OptionalDouble.of(1100),
        List.of(),
        0,
        Optional.empty(),
        new TreeMap<>());
  }
}
