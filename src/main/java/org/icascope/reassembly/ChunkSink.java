package org.icascope.reassembly;

import org.icascope.flow.Flow;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/** What the reassembly stage pushes: bytes of each direction in order, gaps, and flow life. */
public interface ChunkSink {

  void onFlowOpened(Flow flow);

  /** A segment or datagram was seen, whatever it carries; before its chunks. For timers. */
  void onTime(long timeNanos);

  /** In-order bytes of a TCP stream. */
  void onChunk(Flow flow, Direction direction, Chunk chunk);

  /**
   * Bytes that no frame contains: never captured though acknowledged, cut off by the snap length,
   * or given up because of a limit.
   *
   * @param streamOffset offset of the first missing byte
   * @param length number of bytes, at least 1
   * @param where the frame that showed the gap
   */
  void onGap(Flow flow, Direction direction, long streamOffset, long length, FrameMark where);

  /** A UDP datagram with payload; the stream offset counts the datagrams' bytes. */
  void onDatagram(Flow flow, Direction direction, Chunk chunk);

  /** A turn in a TCP flow's life. The chunks that came before it in the stream are out already. */
  void onSignal(Flow flow, Direction direction, Signal signal, FrameMark mark);

  /** Nobody wants payload of this flow any more: no chunk and no datagram of it follows. */
  default void onPayloadIgnored(Flow flow) {}

  /** Everything of the flow is out; no call for it follows. */
  void onFlowClosed(Flow flow);
}
