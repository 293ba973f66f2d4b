package org.icascope.tunnel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.icascope.flow.Flow;
import org.icascope.flow.Signal;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ChunkSink;

/**
 * The tunnel stage: takes the streams and datagrams of flows out of whatever layers they are
 * wrapped in. What is in none goes through as it is.
 */
public final class TunnelStage implements ChunkSink {

  private final Opening.Setting setting;
  private final TunnelSink sink;
  private final HeldBytes.Total held;
  private final Map<Flow, Opening> layers = new HashMap<>();
  private Flow lastFlow;
  private Layer lastLayer;

  /**
   * @param streams kinds of tunnels in streams; the first one that says yes gets it
   * @param datagrams kinds of tunnels in datagrams, likewise
   * @param tap looks on while layers are taken apart
   */
  public TunnelStage(
      List<StreamTunnel> streams,
      List<DatagramTunnel> datagrams,
      TunnelSink sink,
      DiagnosticSink diagnostics,
      UnitTap tap) {
    this(streams, datagrams, sink, diagnostics, tap, HeldBytes.MOST_BYTES);
  }

  TunnelStage(
      List<StreamTunnel> streams,
      List<DatagramTunnel> datagrams,
      TunnelSink sink,
      DiagnosticSink diagnostics,
      UnitTap tap,
      long mostHeldBytes) {
    this.held = new HeldBytes.Total(mostHeldBytes);
    this.setting = new Opening.Setting(streams, datagrams, sink, diagnostics, tap);
    this.sink = sink;
  }

  /** The same without anybody who looks on. */
  public TunnelStage(
      List<StreamTunnel> streams,
      List<DatagramTunnel> datagrams,
      TunnelSink sink,
      DiagnosticSink diagnostics) {
    this(streams, datagrams, sink, diagnostics, UnitTap.NONE);
  }

  @Override
  public void onFlowOpened(Flow flow) {
    sink.onFlowOpened(flow);
  }

  @Override
  public void onTime(long timeNanos) {
    sink.onTime(timeNanos);
  }

  @Override
  public void onChunk(Flow flow, Direction direction, Chunk chunk) {
    layer(flow).onChunk(direction, chunk);
  }

  @Override
  public void onGap(
      Flow flow, Direction direction, long streamOffset, long length, FrameMark where) {
    layer(flow).onGap(direction, streamOffset, length, where);
  }

  @Override
  public void onDatagram(Flow flow, Direction direction, Chunk chunk) {
    layer(flow).onDatagram(direction, chunk);
  }

  @Override
  public void onSignal(Flow flow, Direction direction, Signal signal, FrameMark mark) {
    Layer layer = layers.get(flow);
    if (layer != null && (signal == Signal.FIN || signal == Signal.RST)) {
      layer.onEnd(direction, mark);
      if (signal == Signal.RST) {
        layer.onEnd(direction.opposite(), mark);
      }
    }
    sink.onSignal(flow, direction, signal, mark);
  }

  @Override
  public void onPayloadIgnored(Flow flow) {
    Opening layer = layers.remove(flow);
    if (layer != null) {
      layer.account().drop();
    }
    lastFlow = null;
    setting.tap().onIgnored(flow);
    sink.onPayloadIgnored(flow);
  }

  @Override
  public void onFlowClosed(Flow flow) {
    Opening layer = layers.remove(flow);
    if (layer != null) {
      layer.onClosed();
      layer.account().drop();
    }
    lastFlow = null;
    sink.onFlowClosed(flow);
  }

  /** Bytes that all flows keep. */
  long heldBytes() {
    return held.bytes();
  }

  /** Most chunks belong to the flow of the one before. */
  private Layer layer(Flow flow) {
    if (flow != lastFlow) {
      lastLayer =
          layers.computeIfAbsent(flow, f -> new Opening(setting, f, 0, new HeldBytes(held)));
      lastFlow = flow;
    }
    return lastLayer;
  }
}
