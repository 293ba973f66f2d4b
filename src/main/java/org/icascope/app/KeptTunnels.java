package org.icascope.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.icascope.flow.Flow;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.TunnelFacts;
import org.icascope.tunnel.TunnelSink;
import org.icascope.tunnel.websocket.WebSocketFacts;

/** Remembers the tunnels of every flow on their way to the next stage, when all are listed. */
final class KeptTunnels implements TunnelSink {

  private final TunnelSink next;
  private final Map<Flow, List<TunnelFacts>> tunnels = new HashMap<>();

  KeptTunnels(TunnelSink next) {
    this.next = next;
  }

  List<TunnelFacts> of(Flow flow) {
    return tunnels.getOrDefault(flow, List.of());
  }

  /** The same, and forgets them. */
  List<TunnelFacts> take(Flow flow) {
    List<TunnelFacts> taken = tunnels.remove(flow);
    return taken == null ? List.of() : taken;
  }

  @Override
  public void onTunnel(Flow flow, TunnelFacts facts, FrameMark where) {
    if (!(facts instanceof WebSocketFacts webSocket && webSocket.isRefused())) { // then it is none
      tunnels.computeIfAbsent(flow, f -> new ArrayList<>(1)).add(facts);
    }
    next.onTunnel(flow, facts, where);
  }

  @Override
  public void onFlowOpened(Flow flow) {
    next.onFlowOpened(flow);
  }

  @Override
  public void onTime(long timeNanos) {
    next.onTime(timeNanos);
  }

  @Override
  public void onChunk(Flow flow, Direction direction, Chunk chunk) {
    next.onChunk(flow, direction, chunk);
  }

  @Override
  public void onGap(
      Flow flow, Direction direction, long streamOffset, long length, FrameMark where) {
    next.onGap(flow, direction, streamOffset, length, where);
  }

  @Override
  public void onDatagram(Flow flow, Direction direction, Chunk chunk) {
    next.onDatagram(flow, direction, chunk);
  }

  @Override
  public void onSignal(Flow flow, Direction direction, Signal signal, FrameMark mark) {
    next.onSignal(flow, direction, signal, mark);
  }

  @Override
  public void onPayloadIgnored(Flow flow) {
    next.onPayloadIgnored(flow);
  }

  @Override
  public void onFlowClosed(Flow flow) {
    next.onFlowClosed(flow);
  }
}
