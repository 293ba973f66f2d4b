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
import org.icascope.analyze.Analysis.Counted;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.analyze.Analysis.Traffic;
import org.icascope.analyze.Finding;
import org.icascope.capture.CaptureSummary;
import org.icascope.dissect.ica.IcaConnection;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowsForTests;
import org.icascope.model.Confidence;
import org.icascope.model.Diagnostic;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.model.PacketRef;
import org.icascope.model.Severity;
import org.icascope.model.Transport;
import org.icascope.session.EventDetail;
import org.icascope.session.Incident;
import org.icascope.session.IncidentCause;
import org.icascope.session.Outcome;
import org.icascope.session.Session;
import org.icascope.session.SessionForTests;

/** A small analysis written by hand: every event type and every field once, nothing plausible. */
public final class AnalysisForTests {

  /** 2026-03-02T10:15:00Z ({@code date -u -d @1772446500}). */
  public static final long START = 1_772_446_500_000_000_000L;

  public static final IpAddress CLIENT = v4(10, 20, 3, 31);
  public static final IpAddress SERVER = v4(10, 50, 3, 5);
  public static final IpAddress CLIENT6 =
      new IpAddress(0x20010db800000000L, 0x10L, 6); // 2001:db8::10

  private AnalysisForTests() {}

  public static IpAddress v4(int a, int b, int c, int d) {
    return new IpAddress(0, (long) a << 24 | b << 16 | c << 8 | d, 4);
  }

  public static FrameMark mark(long frame, long micros) {
    return new FrameMark(0, frame, START + micros * 1000);
  }

  public static Analysis complete() {
    return complete("roaming.pcap");
  }

  /** The complete analysis of a single file of that name. */
  public static Analysis complete(String file) {
    return new Analysis(
        List.of(new CaptureResult(capture(file, 6), 3)),
        flows(),
        List.of(cgpSession(), icaSession()),
        List.of(incident()),
        EventsForTests.all(),
        List.of(finding()),
        diagnostics(),
        new Traffic(5, 1, 2, false, List.of()));
  }

  public static CaptureSummary capture(String file, int timeDigits) {
    return new CaptureSummary(
        file,
        Optional.of("00ff".repeat(16)),
        "pcapng",
        Optional.of("gzip"),
        List.of("ETHERNET"),
        1234,
        98765,
        OptionalLong.of(START),
        OptionalLong.of(START + 250_000_000_000L),
        timeDigits,
        2,
        OptionalLong.of(96),
        OptionalLong.of(4),
        List.of(new CaptureSummary.Problem(98000, "The file ends inside a frame.")));
  }

  private static List<FlowResult> flows() {
    Endpoint server = new Endpoint(SERVER, 2598);
    Flow broken =
        FlowsForTests.everyField(
            0, new Endpoint(CLIENT, 55731), server, mark(1, 0), mark(100, 20_000_000));
    Flow resumed = tcp(2, new Endpoint(CLIENT, 55732), server, 120, 21_000_000);
    Flow fallback =
        tcp(3, new Endpoint(CLIENT6, 50001), new Endpoint(SERVER, 1494), 400, 90_000_000);
    Flow refused = tcp(5, new Endpoint(CLIENT6, 50000), server, 390, 89_000_000);
    FlowsForTests.onlyReset(refused, Direction.SERVER_TO_CLIENT, mark(391, 89_001_000));
    Flow datagrams =
        FlowsForTests.of(
            6,
            Transport.UDP,
            new Endpoint(CLIENT, 60000),
            server,
            mark(500, 99_000_000),
            mark(501, 99_500_000));
    return List.of(
        new FlowResult(broken, List.of("cgp", "ica")),
        new FlowResult(resumed, List.of("cgp", "ica")),
        new FlowResult(refused, List.of()),
        new FlowResult(fallback, List.of("ica")),
        new FlowResult(datagrams, List.of()));
  }

  private static Flow tcp(int serial, Endpoint client, Endpoint server, long frame, long micros) {
    return FlowsForTests.of(
        serial, Transport.TCP, client, server, mark(frame, micros), mark(frame + 9, micros + 500));
  }

  private static Session cgpSession() {
    return new SessionForTests(0, CLIENT, new Endpoint(SERVER, 2598))
        .on(0, Session.Role.PRIMARY)
        .on(2, Session.Role.RESUME)
        .from(mark(1, 0))
        .until(mark(129, 21_000_500))
        .alreadyRunning(true)
        .clientShared(true)
        .setup(
            new Session.Setup(
                OptionalDouble.of(1.5),
                OptionalDouble.of(2),
                OptionalDouble.of(3.25),
                OptionalDouble.of(0.001),
                OptionalDouble.of(12_345_678.9),
                OptionalDouble.of(7.0004)))
        .cgp(
            new Session.Cgp(
                OptionalInt.of(180),
                OptionalLong.of(3000),
                OptionalLong.of(3001),
                OptionalInt.of(5),
                Optional.of("127.0.0.1:1494"),
                Optional.of(false),
                1,
                1000.0,
                OptionalLong.of(1178),
                OptionalLong.of(1380),
                true,
                Optional.of("0123456789ab")))
        .ica(Optional.of(ica(Optional.of(identity()))))
        .notDecoded(
            new Session.NotDecoded(
                "ica",
                "The content is encrypted (basic).",
                Optional.of("nothing yet"),
                Confidence.CERTAIN))
        .session();
  }

  private static Session icaSession() {
    return new SessionForTests(1, CLIENT6, new Endpoint(SERVER, 1494))
        .on(3, Session.Role.PRIMARY)
        .from(mark(400, 90_000_000))
        .until(mark(409, 90_000_500))
        .withoutReliability()
        .outcome(Outcome.ACTIVE)
        .ica(Optional.of(ica(Optional.empty())))
        .session();
  }

  /**
   * One session with 64 modules and channels of long names on 2,000 flows.
   *
   * @param destination where the CGP channel leads to
   */
  public static Analysis huge(String file, String destination) {
    List<FlowResult> flows = new ArrayList<>();
    List<Session.Connection> connections = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      Endpoint client = new Endpoint(CLIENT, 10_000 + i);
      flows.add(
          new FlowResult(
              tcp(i, client, new Endpoint(SERVER, 2598), 1 + 10 * i, 1000L * i),
              List.of("cgp", "ica")));
      connections.add(new Session.Connection(i, Session.Role.RESUME));
    }
    Session session =
        new SessionForTests(cgpSession())
            .on(connections)
            .alreadyRunning(false)
            .clientShared(false)
            .cgp(cgp -> leadingTo(cgp, destination))
            .ica(Optional.of(longNames()))
            .session();
    return new Analysis(
        List.of(new CaptureResult(capture(file, 9), 0)),
        flows,
        List.of(session),
        List.of(),
        List.of(
            EventsForTests.event(
                4,
                2000,
                OptionalInt.of(0),
                OptionalInt.of(1999),
                OptionalInt.empty(),
                Severity.INFO,
                new EventDetail.SessionStart())),
        List.of(),
        List.of(),
        new Traffic(2000, 0, 0, false, List.of()));
  }

  private static Session.Cgp leadingTo(Session.Cgp cgp, String destination) {
    return new Session.Cgp(
        cgp.timeoutSeconds(),
        cgp.clientKeepAliveMs(),
        cgp.serverKeepAliveMs(),
        cgp.messagesPerAck(),
        Optional.of(destination),
        cgp.staTicket(),
        cgp.reconnects(),
        cgp.suspendedMs(),
        cgp.trackedClientToServer(),
        cgp.trackedServerToClient(),
        false,
        Optional.empty());
  }

  private static IcaConnection longNames() {
    IcaConnection ica = ica(Optional.empty());
    List<IcaConnection.Module> modules = new ArrayList<>();
    List<IcaConnection.VirtualChannel> channels = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      String name = "N".repeat(250) + i;
      modules.add(new IcaConnection.Module(name, 1, 1, 1));
      channels.add(new IcaConnection.VirtualChannel(name, i));
    }
    return new IcaConnection(
        ica.encryption(),
        ica.clientProgram(),
        ica.clientBuild(),
        ica.serverLevel(),
        ica.reducerLevel(),
        ica.clientProduct(),
        ica.protocolDrivers(),
        modules,
        channels,
        ica.records(),
        false,
        ica.autoReconnect(),
        Optional.empty());
  }

  private static IcaConnection.Identity identity() {
    return new IcaConnection.Identity(
        Optional.of("jdoe"),
        Optional.of("EXAMPLE"),
        Optional.of("PC-1"),
        Optional.of("Desk \"1\""),
        Optional.of("launcher"));
  }

  private static IcaConnection ica(Optional<IcaConnection.Identity> identity) {
    return new IcaConnection(
        "basic",
        Optional.of("WFICA32.EXE"),
        OptionalInt.of(801),
        OptionalInt.of(6),
        OptionalInt.of(3),
        Optional.of("HTML5"),
        List.of("RFRAME"),
        List.of(new IcaConnection.Module("WFICA32.EXE", 1, 1, 6)),
        List.of(
            new IcaConnection.VirtualChannel("CTXTW", 8),
            new IcaConnection.VirtualChannel("CTXCDM", 1)),
        List.of(
            new IcaConnection.RecordCount("clientToServer", "basic", 10, 100),
            new IcaConnection.RecordCount("serverToClient", "basic", 20, 5000),
            new IcaConnection.RecordCount("serverToClient", "clear", 1, 9)),
        true,
        new IcaConnection.AutoReconnect(true, OptionalInt.of(120)),
        identity);
  }

  private static Incident incident() {
    return new Incident(
        0,
        List.of(0),
        IncidentCause.SERVER_RESET,
        START + 20_000_000_000L,
        OptionalLong.of(START + 21_500_000_000L),
        OptionalDouble.of(1000),
        OptionalDouble.of(1500.5),
        2,
        Incident.Result.RESUMED,
        Optional.of("10.20.3.31"),
        Optional.of("10.50.3.5:2598"),
        List.of(1, 2, 3));
  }

  private static Finding finding() {
    TreeMap<String, Double> figures = new TreeMap<>();
    figures.put("breaks", 1.0);
    figures.put("longestFreezeMs", 1500.5);
    return new Finding(
        "session-resumed",
        "availability",
        Severity.NOTICE,
        Confidence.CERTAIN,
        "Title",
        "Explanation",
        "Remedy",
        Optional.of("Next question?"),
        List.of(0),
        List.of(0),
        List.of("10.50.3.5:2598"),
        List.of(new PacketRef(0, 100), new PacketRef(0, 123)),
        2,
        "tcp.stream in {0, 2}",
        OptionalDouble.of(1500.5),
        List.of(),
        0,
        Optional.empty(),
        figures);
  }

  private static List<Counted> diagnostics() {
    return List.of(
        new Counted(
            Diagnostic.of(
                Severity.WARNING, "stream.gap", "Bytes are missing.", new FrameMark(0, 120, 0), 2),
            17),
        new Counted(Diagnostic.of(Severity.NOTICE, "frame.truncated", "Frames are cut."), 1));
  }
}
