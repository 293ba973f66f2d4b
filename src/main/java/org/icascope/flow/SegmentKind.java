package org.icascope.flow;

/**
 * What a TCP segment is in the light of those before it, by the rules of Wireshark's User's Guide,
 * section "TCP Analysis". A segment is of one kind only, as there the more specific rule wins.
 */
public enum SegmentKind {
  /** Nothing special; also every UDP datagram. */
  NORMAL,
  /** No or one byte just before the next expected one: asks whether the other side is alive. */
  KEEP_ALIVE,
  /** Bare acknowledgement right after a keep-alive of the other side. */
  KEEP_ALIVE_ACK,
  /** One byte sent into a closed window. */
  WINDOW_PROBE,
  /** Bare acknowledgement right after a window probe of the other side: the window stays closed. */
  WINDOW_PROBE_ACK,
  /** Bare acknowledgement that changes nothing but the window, which is open. */
  WINDOW_UPDATE,
  DUPLICATE_ACK,
  /** Old bytes for the sender, though possibly new for the capture. */
  RETRANSMISSION,
  /** Retransmission provoked by duplicate acknowledgements. */
  FAST_RETRANSMISSION,
  /** Retransmission of bytes that were acknowledged already. */
  SPURIOUS_RETRANSMISSION,
  /** Overtaken by a later segment. */
  OUT_OF_ORDER;

  /** Counts as {@code tcp.analysis.retransmission}. */
  boolean isRetransmission() {
    return this == RETRANSMISSION || this == FAST_RETRANSMISSION || this == SPURIOUS_RETRANSMISSION;
  }

  /** The payload only tests the other side. */
  boolean isProbe() {
    return this == KEEP_ALIVE || this == WINDOW_PROBE;
  }
}
