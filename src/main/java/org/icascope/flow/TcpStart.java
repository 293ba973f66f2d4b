package org.icascope.flow;

import org.icascope.decode.Headers;

/** Where the streams of a TCP flow begin: initial sequence numbers and the options of the SYN. */
final class TcpStart {

  private TcpStart() {}

  /**
   * A SYN that begins a new flow on an old five-tuple: its initial sequence number differs from
   * that of its sender, known or concluded.
   */
  static boolean isReuse(TcpSideState sender, Headers headers) {
    return headers.has(Headers.SYN)
        && !headers.has(Headers.ACK)
        && sender.initialKnown
        && sender.initialSequence != (int) headers.sequence();
  }

  /** Finds out the sender's stream offset 0 at its first segment. */
  static void anchor(TcpSideState sender, TcpSideState receiver, FlowSide side, Headers headers) {
    int sequence = (int) headers.sequence();
    if (headers.has(Headers.SYN)) {
      syn(sender, receiver, side, headers);
      return;
    }
    if (!sender.anchored()) {
      sender.anchor(sequence);
      sender.initial(sequence - 1);
    }
    if (headers.has(Headers.ACK)) {
      receiver.initial((int) headers.acknowledgement() - 1);
    }
  }

  private static void syn(
      TcpSideState sender, TcpSideState receiver, FlowSide side, Headers headers) {
    int sequence = (int) headers.sequence();
    sender.initial(sequence);
    if (headers.has(Headers.ACK)) {
      receiver.answered((int) headers.acknowledgement() - 1);
    }
    side.mss = headers.mss();
    side.windowScale = headers.windowScale();
    side.sack = headers.sackPermitted();
    sender.offerScale(headers.windowScale(), receiver);
    boolean earlierPayload = side.payloadBytes > headers.payloadLength();
    if (!sender.anchored() || !earlierPayload && sender.offsetOf(sequence + 1) != 0) {
      // captured behind a bare ACK, or from a server that keeps no state: such a one answers each
      // SYN with another number, and the last one holds
      sender.nextKnown &= !(sender.synSeen && sequence != sender.initialSequence);
      sender.initialSequence = sequence;
      sender.anchor(sequence + 1);
    }
  }
}
