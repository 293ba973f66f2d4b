package org.icascope.dissect;

import org.icascope.dissect.cgp.CgpSink;
import org.icascope.flow.Flow;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.TunnelFacts;

/** What the dissect stage pushes: what each flow is, its messages, and its life. */
public interface MessageSink {

  void onFlowOpened(Flow flow);

  void onTime(long timeNanos);

  void onSignal(Flow flow, Direction direction, Signal signal, FrameMark mark);

  /** A tunnel was recognised, as {@link org.icascope.tunnel.TunnelSink#onTunnel} says. */
  void onTunnel(Flow flow, TunnelFacts facts, FrameMark where);

  /**
   * What the first bytes of a direction say; once per direction that has payload.
   *
   * @param mark frame with the first byte
   */
  void onFirstBytes(Flow flow, Direction direction, StreamKind kind, FrameMark mark);

  /** Where the messages of a CGP direction go; asked once, when it is recognised. */
  CgpSink cgpSink(Flow flow, Direction direction);

  /**
   * The steady state of ICA was found in a flow that began before the capture.
   *
   * @param where frame with the first bytes that were recognised
   */
  void onIcaMidStream(Flow flow, FrameMark where);

  /** Bytes of an ICA stream that lies directly on the flow, banner included. */
  void onIcaChunk(Flow flow, Direction direction, Chunk chunk);

  /** Bytes of such a stream that were not captured. */
  void onIcaGap(Flow flow, Direction direction, long length, FrameMark where);

  /** A UDP datagram with payload. */
  void onDatagram(Flow flow, Direction direction, Chunk chunk);

  void onFlowClosed(Flow flow);
}
