package org.icascope.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.icascope.dissect.MessageSink;
import org.icascope.dissect.StreamKind;
import org.icascope.dissect.cgp.CgpFramer;
import org.icascope.dissect.cgp.CgpSink;
import org.icascope.flow.Flow;
import org.icascope.flow.Signal;
import org.icascope.launch.LaunchFacts;
import org.icascope.model.CitrixPort;
import org.icascope.model.Diagnostic;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;
import org.icascope.model.Transport;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.TunnelFacts;
import org.icascope.tunnel.edt.EdtFacts;
import org.icascope.tunnel.tls.TlsFacts;
import org.icascope.tunnel.websocket.WebSocketFacts;

/**
 * Follows user sessions over their connections: messages and flow life in, sessions, incidents and
 * events out.
 *
 * <p>Sources: sections 4 and 5 of the protocol notes on CGP, and the definitions of every figure in
 * the analysis document's contract.
 */
public final class SessionTracker implements MessageSink {

  /**
   * Flows to Citrix ports on which nobody spoke, at most; of further ones only those are tracked on
   * which somebody does. Chosen: a busy service that fails for hours stays below it, and what is
   * kept of a flood (some 3 kB a flow with the failure that it is told as) below 60 MB.
   */
  static final int MOST_SILENT_FLOWS = 20_000;

  /** Beyond that, flows of clients that have a session, which may be waiting for them. Chosen. */
  static final int MOST_SILENT_OF_CLIENTS = 5_000;

  private final Tracking tracking;
  private final CgpSessions cgp;
  private final CgpControls controls;
  private final Suspensions suspensions;
  private final Attempts attempts;
  private final Fallbacks fallbacks;
  private final IcaSessions icaSessions;
  private final TransportRaces races;
  private final WebSocketRefusals refusals;
  private final TlsReconnects tlsReconnects;
  private final TlsFailures tlsFailures;
  private final ClosedPorts closedPorts;
  private final PortScans scans = new PortScans();
  private final TcpWatch tcpWatch;
  private final ResetCodes resetCodes;
  private final Optional<byte[]> fingerprintKey;
  private final Map<Flow, FlowTrack> flows = new LinkedHashMap<>();
  private final Map<Flow, List<TunnelFacts>> tunnels = new HashMap<>();
  private Optional<EventNews> news = Optional.empty();
  private int silentFlows;
  private boolean silentLimitTold;

  public SessionTracker(SessionSettings settings, DiagnosticSink diagnostics) {
    this(settings, diagnostics, MessageTap.NONE);
  }

  /**
   * The same with somebody who looks on.
   *
   * @param tap is told of every message
   */
  public SessionTracker(SessionSettings settings, DiagnosticSink diagnostics, MessageTap tap) {
    tracking = new Tracking(settings, diagnostics, tap);
    this.fingerprintKey = settings.fingerprintKey();
    CgpEvents events = new CgpEvents(tracking);
    suspensions = new Suspensions(tracking);
    fallbacks = new Fallbacks(tracking);
    refusals = new WebSocketRefusals(tracking);
    attempts = new Attempts(tracking, events, suspensions, fallbacks);
    icaSessions = new IcaSessions(tracking, fallbacks);
    icaSessions.attempts(attempts);
    cgp = new CgpSessions(tracking, events, suspensions, attempts, icaSessions);
    controls = new CgpControls(tracking, attempts);
    races = new TransportRaces(tracking, attempts);
    tlsReconnects = new TlsReconnects(tracking);
    tlsFailures = new TlsFailures(tracking);
    closedPorts = new ClosedPorts(tracking);
    tcpWatch = new TcpWatch(tracking);
    resetCodes = new ResetCodes(tracking);
  }

  @Override
  public void onFlowOpened(Flow flow) {
    int port = flow.server().port();
    boolean toCgp = tracking.ports.is(port, CitrixPort.CGP);
    boolean toIca = tracking.ports.is(port, CitrixPort.ICA);
    if (flow.transport() == Transport.TCP && (toCgp || toIca) && hasRoom(flow)) {
      silentFlows++;
      FlowTrack track = track(flow);
      if (toCgp) {
        attempts.opened(track);
      } else {
        fallbacks.icaOpened(track);
      }
    }
  }

  private boolean hasRoom(Flow flow) {
    if (silentFlows < MOST_SILENT_FLOWS
        || silentFlows < MOST_SILENT_FLOWS + MOST_SILENT_OF_CLIENTS
            && !tracking.ofClient(flow.client().address()).isEmpty()) {
      return true;
    }
    if (!silentLimitTold) {
      silentLimitTold = true;
      tracking.diagnostics.report(
          Diagnostic.of(
              Severity.WARNING,
              "session.limit",
              "more than "
                  + MOST_SILENT_FLOWS
                  + " connections to Citrix ports without payload: further failures of that kind"
                  + " are not reported",
              flow.first(),
              flow.serial()));
    }
    return false;
  }

  /** This flow will be in the result, or may still be. */
  public boolean follows(Flow flow) {
    return flows.containsKey(flow);
  }

  /** Begins to gather what can be told while frames still come. Before the first of them. */
  public EventNews news() {
    EventNews all = new EventNews(tracking, new Overdue(tracking, attempts, races));
    news = Optional.of(all);
    return all;
  }

  private FlowTrack track(Flow flow) {
    return flows.computeIfAbsent(flow, this::newTrack);
  }

  private FlowTrack newTrack(Flow flow) {
    news.ifPresent(all -> all.flow(flow));
    return new FlowTrack(
        flow,
        tunnels(flow),
        tracking.ports.is(flow.server().port(), CitrixPort.CGP),
        tracking.ports.is(flow.server().port(), CitrixPort.ICA));
  }

  @Override
  public void onTunnel(Flow flow, TunnelFacts facts, FrameMark where) {
    if (facts instanceof WebSocketFacts webSocket && webSocket.isRefused()) {
      onRefusedUpgrade(flow, webSocket, where);
      return;
    }
    List<TunnelFacts> known = tunnels(flow);
    known.add(facts);
    if (facts instanceof EdtFacts) {
      onEdt(flow);
    } else if (facts instanceof TlsFacts tls && known.size() == 1) {
      tlsReconnects.opened(flow, tls);
    }
  }

  private void onEdt(Flow flow) {
    if (!follows(flow) && hasRoom(flow)) {
      silentFlows++;
      FlowTrack track = track(flow);
      if (track.toCgpPort) {
        attempts.opened(track);
      }
    }
  }

  private void onRefusedUpgrade(Flow flow, WebSocketFacts facts, FrameMark where) {
    if (!WebSocketRefusals.concerns(tracking.ports, flow.server(), facts)) {
      onFirstBytes(flow, Direction.CLIENT_TO_SERVER, StreamKind.OTHER, where);
      onFirstBytes(flow, Direction.SERVER_TO_CLIENT, StreamKind.OTHER, where);
    } else if (follows(flow) || hasRoom(flow)) {
      silentFlows += follows(flow) ? 0 : 1;
      refusals.refused(track(flow), facts, where);
    }
  }

  private List<TunnelFacts> tunnels(Flow flow) {
    return tunnels.computeIfAbsent(flow, f -> new ArrayList<>(2));
  }

  @Override
  public void onTime(long timeNanos) {
    tracking.now = timeNanos;
  }

  @Override
  public void onFirstBytes(Flow flow, Direction direction, StreamKind kind, FrameMark mark) {
    FlowTrack track = flows.get(flow);
    if (track == null && kind == StreamKind.OTHER) {
      return;
    }
    if (track != null && track.isSilent()) {
      silentFlows--;
    }
    track = track(flow);
    track.kind(direction, kind);
    if (kind == StreamKind.CGP) {
      tracking.tap.onCgpSignature(flow, direction, CgpFramer.SIGNATURE_BYTES);
    }
    if (kind == StreamKind.CGP && direction == Direction.CLIENT_TO_SERVER) {
      attempts.opened(track);
    }
    attempts.onServerBytes(track, mark);
  }

  @Override
  public CgpSink cgpSink(Flow flow, Direction direction) {
    return new CgpLink(tracking, cgp, controls, track(flow), direction);
  }

  @Override
  public void onIcaChunk(Flow flow, Direction direction, Chunk chunk) {
    ica(flow).stream.onChunk(direction, chunk);
  }

  @Override
  public void onIcaMidStream(Flow flow, FrameMark where) {
    icaSessions.foundMidStream(ica(flow));
  }

  @Override
  public void onIcaGap(Flow flow, Direction direction, long length, FrameMark where) {
    ica(flow).stream.onGap(direction, length, where);
  }

  private IcaTrack ica(Flow flow) {
    FlowTrack track = track(flow);
    if (track.ica == null) {
      track.ica = new IcaTrack(icaSessions, tracking.names, tracking.tap);
      track.ica.flow = track;
    }
    return track.ica;
  }

  @Override
  public void onDatagram(Flow flow, Direction direction, Chunk chunk) {
    flow.ignorePayload(); // no tunnel was found in it
  }

  @Override
  public void onSignal(Flow flow, Direction direction, Signal signal, FrameMark mark) {
    FlowTrack track = flows.get(flow);
    if (signal == Signal.STALLED && track != null) {
      tcpWatch.onStalled(track);
    }
    if (signal == Signal.FIN || signal == Signal.RST) {
      onEnd(flow, direction, signal, mark);
    }
  }

  private void onEnd(Flow flow, Direction direction, Signal signal, FrameMark mark) {
    FlowTrack track = flows.get(flow);
    if (tunnels.containsKey(flow)) {
      tlsReconnects.closed(flow);
      if (track == null && signal == Signal.RST) {
        resetCodes.onHiddenReset(flow, direction, tunnels(flow));
      }
    }
    if (track == null) {
      return;
    }
    if (signal == Signal.RST) {
      resetCodes.onReset(track, direction);
    }
    SessionTrack session = track.session;
    if (session != null && session.cgp && track.isBound()) {
      suspensions.onClose(session, track);
    } else if (session != null && !session.cgp) {
      icaSessions.onClose(session, track);
    } else {
      attempts.onClose(track, mark);
    }
  }

  @Override
  public void onFlowClosed(Flow flow) {
    FlowTrack track = flows.get(flow);
    if (tunnels.containsKey(flow)) {
      tlsReconnects.closed(flow);
      tlsFailures.closed(flow, tunnels(flow));
    }
    tunnels.remove(flow); // its track, if there is one, has them
    closedPorts.closed(flow);
    scans.closed(flow);
    if (track != null && !track.over && !races.awaits(track)) {
      track.over = true;
      attempts.settle(track, flow.last(), false);
    }
  }

  /**
   * The input is over.
   *
   * @param last the last frame of all captures: the clock by which time-outs are judged
   */
  public TrackedSessions finish(FrameMark last) {
    return finish(last, LaunchFacts.NONE);
  }

  /**
   * The same with what was seen before the sessions.
   *
   * @param launches of flows that are all closed
   */
  public TrackedSessions finish(FrameMark last, LaunchFacts launches) {
    return conclude(last, launches).tracked();
  }

  private Results.View conclude(FrameMark last, LaunchFacts launches) {
    tracking.launches = launches;
    races.finish(flows.values(), flow -> true);
    attempts.finish(last, flow -> true);
    tracking.markShared();
    new Probes(tracking, scans).finish(flows.values());
    fallbacks.finish(last);
    refusals.finish(flows.values());
    for (SessionTrack session : tracking.sessions) {
      if (session.cgp && !session.settled) {
        suspensions.finish(session, last);
      }
    }
    tcpWatch.finish(last);
    resetCodes.finish(flows);
    new IcmpEvents(tracking).finish(flows.values());
    List<FlowTrack> others = new ArrayList<>(tlsReconnects.finish());
    others.addAll(tlsFailures.finish(flows.values(), List.copyOf(others)));
    others.addAll(closedPorts.finish(flows.values()));
    others.addAll(new LaunchEvents(tracking).finish(launches, flows.values(), last));
    others.forEach(other -> flows.putIfAbsent(other.flow, other));
    return view(tracking.sessions, flows.values(), draft -> true);
  }

  private Results.View view(
      Collection<SessionTrack> some,
      Collection<FlowTrack> withFlows,
      Predicate<EventLog.Draft> wanted) {
    List<SessionTrack> ordered = new ArrayList<>(some);
    ordered.sort(Comparator.comparingInt(session -> session.flows.get(0).flow.serial()));
    return new Results(tracking, fingerprintKey).of(ordered, withFlows, wanted);
  }

  /** For a capture that goes on without end: before its first frame. */
  public Settling settling(Settling.Times times) {
    return new Settling(
        times,
        new Settling.Parts(
            tracking,
            flows,
            cgp,
            suspensions,
            attempts,
            fallbacks,
            races,
            refusals,
            tlsReconnects,
            tlsFailures,
            closedPorts,
            scans,
            tcpWatch,
            resetCodes,
            this::view,
            this::conclude,
            () -> silentFlows = countSilent()));
  }

  private int countSilent() {
    return (int) flows.values().stream().filter(FlowTrack::isSilent).count();
  }
}
