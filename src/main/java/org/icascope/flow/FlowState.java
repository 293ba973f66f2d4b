package org.icascope.flow;

import org.icascope.model.Direction;

/** A flow in the table: what the table needs to find it, and what TCP analysis remembers of it. */
final class FlowState {

  final FlowKey key;
  final Flow flow;
  final TcpState tcp; // of no use for UDP, where it is shared and never touched
  private final boolean clientIsLow;

  /** Time of the last packet. Here and not in the flow, as all flows are searched for it. */
  long lastNanos;

  /** Only one side was heard; for the same reason. */
  boolean unanswered;

  /** A side sent payload; for the same reason. */
  boolean hasPayload;

  /**
   * @param senderIsClient whether the frame that {@code key} was filled from came from the client
   */
  FlowState(FlowKey key, Flow flow, boolean senderIsClient, TcpState tcp) {
    this.key = key.copy();
    this.flow = flow;
    this.clientIsLow = key.lowSent() == senderIsClient;
    this.tcp = tcp;
  }

  /** Direction of a frame whose sender is, or is not, the end point that comes first in the key. */
  Direction direction(boolean lowSent) {
    return lowSent == clientIsLow ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT;
  }

  /** Later stages may remember something of its payload. */
  boolean isRead() {
    return hasPayload && !flow.isReleased();
  }
}
