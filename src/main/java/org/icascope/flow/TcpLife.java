package org.icascope.flow;

import org.icascope.decode.Headers;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/** Handshake and end of a TCP flow. */
final class TcpLife {

  private static final int FLAGS = Headers.SYN | Headers.FIN | Headers.RST;

  private TcpLife() {}

  /**
   * Takes note of what a segment changes.
   *
   * @return the signals it gives, bit n standing for {@code Signal.values()[n]}
   */
  static int update(Flow flow, TcpState tcp, Direction direction, Headers headers) {
    boolean settled = flow.handshakeAck != null || flow.handshake == Handshake.NOT_SEEN;
    if (settled && !headers.has(FLAGS)) {
      return 0;
    }
    int signals = 0;
    if (headers.has(Headers.SYN)) {
      signals |= syn(flow, direction, headers);
    } else if (!headers.has(Headers.RST)) {
      signals |= afterSyn(flow, tcp, direction, headers);
    }
    if (headers.has(Headers.RST)) {
      signals |= reset(flow, direction, headers);
    } else if (headers.has(Headers.FIN) && flow.side(direction).fin == null) {
      FrameMark mark = headers.frame().mark();
      flow.side(direction).fin = mark;
      close(flow, Close.FIN, direction, mark);
      signals |= bit(Signal.FIN);
    }
    return signals;
  }

  static int bit(Signal signal) {
    return 1 << signal.ordinal();
  }

  private static int syn(Flow flow, Direction direction, Headers headers) {
    boolean byClient = direction == Direction.CLIENT_TO_SERVER;
    if (byClient == headers.has(Headers.ACK)) {
      return 0; // simultaneous open: the first SYN made the roles
    }
    FrameMark mark = headers.frame().mark();
    if (flow.handshake == Handshake.NOT_SEEN) {
      flow.handshake = Handshake.UNANSWERED;
    }
    if (!byClient) {
      flow.synAck = flow.synAck == null ? mark : flow.synAck;
      return bit(Signal.SYN_ACK);
    }
    flow.syn = flow.syn == null ? mark : flow.syn;
    flow.answeredSyn = flow.synAck == null ? mark : flow.answeredSyn;
    return bit(Signal.SYN);
  }

  private static int afterSyn(Flow flow, TcpState tcp, Direction direction, Headers headers) {
    if (flow.handshake == Handshake.NOT_SEEN || !headers.has(Headers.ACK)) {
      return 0;
    }
    if (direction == Direction.CLIENT_TO_SERVER) {
      int acknowledged = (int) headers.acknowledgement();
      boolean answers =
          flow.synAck == null || acknowledged - tcp.server.initialSequence > 0; // counts the SYN
      if (flow.handshakeAck != null || !answers) {
        return 0;
      }
      flow.handshakeAck = headers.frame().mark();
      if (flow.answeredSyn != null && flow.synAck != null) {
        tcp.initialRttNanos = flow.handshakeAck.timeNanos() - flow.answeredSyn.timeNanos();
      }
      return complete(flow);
    }
    // a server sends payload once its SYN,ACK was acknowledged, captured or not
    return flow.synAck != null && headers.payloadLength() > 0 ? complete(flow) : 0;
  }

  private static int complete(Flow flow) {
    if (flow.handshake == Handshake.COMPLETE) {
      return 0;
    }
    if (flow.handshake == Handshake.REFUSED) { // the same SYN was sent again and accepted
      flow.close = Close.NONE;
      flow.closedBy = null;
      flow.closed = null;
      flow.serverSide.rst = null;
      flow.serverSide.reset = null;
    }
    flow.handshake = Handshake.COMPLETE;
    return bit(Signal.ESTABLISHED);
  }

  private static int reset(Flow flow, Direction direction, Headers headers) {
    FlowSide side = flow.side(direction);
    if (side.rst != null) {
      return 0;
    }
    side.rst = headers.frame().mark();
    boolean byServer = direction == Direction.SERVER_TO_CLIENT;
    if (byServer && flow.handshake == Handshake.UNANSWERED && flow.synAck == null) {
      flow.handshake = Handshake.REFUSED;
    }
    close(flow, Close.RST, direction, side.rst);
    return bit(Signal.RST);
  }

  private static void close(Flow flow, Close how, Direction direction, FrameMark mark) {
    if (flow.close == Close.NONE) {
      flow.close = how;
      flow.closedBy = direction;
      flow.closed = mark;
    }
  }
}
