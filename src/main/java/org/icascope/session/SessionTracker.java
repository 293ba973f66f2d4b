package org.icascope.session;

import java.util.List;
import org.icascope.dissect.MessageSink;
import org.icascope.dissect.StreamKind;
import org.icascope.dissect.cgp.CgpFramer;
import org.icascope.dissect.cgp.CgpSink;
import org.icascope.flow.Flow;
import org.icascope.flow.Signal;
import org.icascope.launch.LaunchFacts;
import org.icascope.model.CitrixPort;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
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

  private final TrackerParts parts;
  private final Tracking tracking;
  private final FlowTracks flows;

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
    parts = new TrackerParts(tracking, settings);
    flows = parts.flows;
  }

  @Override
  public void onFlowOpened(Flow flow) {
    int port = flow.server().port();
    boolean toCgp = tracking.ports.is(port, CitrixPort.CGP);
    boolean toIca = tracking.ports.is(port, CitrixPort.ICA);
    if (flow.transport() == Transport.TCP && (toCgp || toIca)) {
      flows
          .trackSilent(flow)
          .ifPresent(toCgp ? parts.attempts::opened : parts.fallbacks::icaOpened);
    }
  }

  /** This flow will be in the result, or may still be. */
  public boolean follows(Flow flow) {
    return flows.has(flow);
  }

  /** What is remembered, in sessions: those with many connections count for more. */
  public int sessions() {
    return tracking.taken();
  }

  /** Begins to gather what can be told while frames still come. Before the first of them. */
  public EventNews news() {
    EventNews all = new EventNews(tracking, new Overdue(tracking, parts.attempts, parts.races));
    flows.listener(all::flow, all::forget);
    return all;
  }

  @Override
  public void onTunnel(Flow flow, TunnelFacts facts, FrameMark where) {
    if (facts instanceof WebSocketFacts webSocket && webSocket.isRefused()) {
      onRefusedUpgrade(flow, webSocket, where);
      return;
    }
    List<TunnelFacts> known = flows.tunnels(flow);
    known.add(facts);
    if (facts instanceof EdtFacts) {
      onEdt(flow);
    } else if (facts instanceof TlsFacts tls && known.size() == 1) {
      parts.tlsReconnects.opened(flow, tls);
    }
  }

  private void onEdt(Flow flow) {
    if (!follows(flow)) {
      flows.trackSilent(flow).filter(track -> track.toCgpPort).ifPresent(parts.attempts::opened);
    }
  }

  private void onRefusedUpgrade(Flow flow, WebSocketFacts facts, FrameMark where) {
    if (!WebSocketRefusals.concerns(tracking.ports, flow.server(), facts)) {
      onFirstBytes(flow, Direction.CLIENT_TO_SERVER, StreamKind.OTHER, where);
      onFirstBytes(flow, Direction.SERVER_TO_CLIENT, StreamKind.OTHER, where);
    } else {
      flows.trackSilent(flow).ifPresent(track -> parts.refusals.refused(track, facts, where));
    }
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
    track = kind == StreamKind.OTHER ? track : flows.trackSpoken(flow);
    track.kind(direction, kind);
    if (kind == StreamKind.CGP) {
      tracking.tap.onCgpSignature(flow, direction, CgpFramer.SIGNATURE_BYTES);
    }
    if (kind == StreamKind.CGP && direction == Direction.CLIENT_TO_SERVER) {
      parts.attempts.opened(track);
    }
    parts.attempts.onServerBytes(track, mark);
  }

  @Override
  public CgpSink cgpSink(Flow flow, Direction direction) {
    return new CgpLink(tracking, parts.cgp, parts.controls, flows.trackSpoken(flow), direction);
  }

  @Override
  public void onIcaChunk(Flow flow, Direction direction, Chunk chunk) {
    ica(flow).stream.onChunk(direction, chunk);
  }

  @Override
  public void onIcaMidStream(Flow flow, FrameMark where) {
    parts.icaSessions.foundMidStream(ica(flow));
  }

  @Override
  public void onIcaGap(Flow flow, Direction direction, long length, FrameMark where) {
    ica(flow).stream.onGap(direction, length, where);
  }

  private IcaTrack ica(Flow flow) {
    FlowTrack track = flows.trackSpoken(flow);
    if (track.ica == null) {
      track.ica = new IcaTrack(parts.icaSessions, tracking);
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
      parts.tcpWatch.onStalled(track);
    }
    if (signal == Signal.FIN || signal == Signal.RST) {
      onEnd(flow, direction, signal, mark);
    }
  }

  private void onEnd(Flow flow, Direction direction, Signal signal, FrameMark mark) {
    FlowTrack track = flows.get(flow);
    if (flows.hasTunnels(flow)) {
      parts.tlsReconnects.closed(flow);
      if (track == null && signal == Signal.RST) {
        parts.resetCodes.onHiddenReset(flow, direction, flows.tunnels(flow));
      }
    }
    if (track == null) {
      return;
    }
    if (signal == Signal.RST && parts.mayTell(track)) {
      parts.resetCodes.onReset(track, direction);
    }
    SessionTrack session = track.session;
    if (session != null && session.cgp && track.isBound()) {
      parts.suspensions.onClose(session, track);
    } else if (session != null && !session.cgp) {
      parts.icaSessions.onClose(session, track);
    } else {
      parts.attempts.onClose(track, mark);
    }
  }

  @Override
  public void onFlowClosed(Flow flow) {
    FlowTrack track = flows.get(flow);
    if (flows.hasTunnels(flow)) {
      parts.tlsReconnects.closed(flow);
      parts.tlsFailures.closed(flow, flows.tunnels(flow));
    }
    flows.closed(flow);
    parts.closedPorts.closed(flow);
    parts.scans.closed(flow);
    if (track != null && !track.over) {
      if (!parts.races.awaits(track)) {
        track.over = true;
        parts.attempts.settle(track, flow.last(), false);
      }
      parts.closed(track);
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
    return new Conclusion(parts).of(last, launches).tracked();
  }

  /** For a capture that goes on without end: before its first frame. */
  public Settling settling(Settling.Times times) {
    return new Settling(times, parts);
  }
}
