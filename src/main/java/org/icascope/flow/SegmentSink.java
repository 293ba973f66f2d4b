package org.icascope.flow;

import org.icascope.decode.Headers;
import org.icascope.model.Direction;

/** What the flow stage pushes, in capture order. */
public interface SegmentSink {

  /** A flow that was not there before; its first frame follows. */
  void onFlowOpened(Flow flow);

  /**
   * One TCP segment or UDP datagram, also without payload. The flow's counters already include it.
   * {@code headers} is valid during the call only.
   *
   * <p>Of a flow that is aside ({@link Flow#isAside}) the offsets are 0 and {@link Long#MIN_VALUE}.
   *
   * @param relativeSequence for TCP: stream offset of the first payload byte, 0 being the byte
   *     after the SYN (or the first byte seen where no SYN was); negative for older bytes; not
   *     wrapped at 2^32; for UDP: bytes of the datagrams before in this direction
   * @param relativeAcknowledgement stream offset of the other direction up to which the sender has
   *     everything; {@link Long#MIN_VALUE} without ACK flag or when that direction is unseen
   */
  void onSegment(
      Flow flow,
      Direction direction,
      Headers headers,
      long relativeSequence,
      long relativeAcknowledgement);

  /** A turn in the flow's life, after the segment that brought it. */
  void onSignal(Flow flow, Direction direction, Signal signal, Headers headers);

  /** No frame will follow: the five-tuple was used again, or the input ended. */
  void onFlowClosed(Flow flow);
}
