package org.icascope.flow;

import org.icascope.model.Direction;

/** What TCP analysis remembers of one flow. */
final class TcpState {

  /** Stands for UDP's lack of a state; never written to. */
  static final TcpState NONE = new TcpState();

  final TcpSideState client = new TcpSideState();
  final TcpSideState server = new TcpSideState();

  /** Duration of the handshake, 0 when it was not seen. */
  long initialRttNanos;

  TcpSideState side(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? client : server;
  }
}
