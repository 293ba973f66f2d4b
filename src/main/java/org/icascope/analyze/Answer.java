package org.icascope.analyze;

import org.icascope.flow.Flow;
import org.icascope.flow.Handshake;
import org.icascope.model.Direction;
import org.icascope.model.Transport;

/** What became of the attempt to reach a port, as far as the capture tells. */
public enum Answer {
  /** Something listens there, and it answered. */
  ANSWERED,
  /** A RST came back, or an ICMP message that the port cannot be reached. */
  REFUSED,
  /** Nothing came back though there was time for it. */
  UNANSWERED,
  /** There is no telling: the capture or the client ended too early, or has one direction only. */
  UNCLEAR;

  /**
   * Time to wait for an answer, nanoseconds. Chosen: the first SYN retransmission comes after 1 to
   * 3 s, as for failed attempts.
   */
  private static final long PATIENCE_NANOS = 3_000_000_000L;

  /**
   * Datagrams that a client sends in vain, at most. Chosen: handshakes are repeated for seconds; of
   * a conversation of which only one direction was captured there are soon more.
   */
  private static final long MOST_DATAGRAMS = 64;

  /**
   * @param nowNanos until when an answer could have come and be captured
   */
  public static Answer of(Flow flow, long nowNanos) {
    return flow.transport() == Transport.TCP ? ofTcp(flow, nowNanos) : ofUdp(flow, nowNanos);
  }

  private static Answer ofTcp(Flow flow, long nowNanos) {
    Handshake handshake = flow.handshake();
    if (handshake == Handshake.REFUSED || handshake == Handshake.UNANSWERED && isRefused(flow)) {
      return REFUSED;
    }
    if (handshake == Handshake.COMPLETE || flow.synAck().isPresent()) {
      return ANSWERED;
    }
    if (handshake == Handshake.NOT_SEEN) { // in use since before the capture, or a stray packet
      return flow.side(Direction.SERVER_TO_CLIENT).payloadBytes() > 0 ? ANSWERED : UNCLEAR;
    }
    long end = flow.closed().map(mark -> mark.timeNanos()).orElse(nowNanos);
    return end - flow.first().timeNanos() >= PATIENCE_NANOS ? UNANSWERED : UNCLEAR;
  }

  private static boolean isRefused(Flow flow) {
    return flow.synAck().isEmpty() && Refusal.of(flow).isPresent();
  }

  private static Answer ofUdp(Flow flow, long nowNanos) {
    if (flow.side(Direction.SERVER_TO_CLIENT).packets() > 0) {
      return ANSWERED;
    }
    if (Refusal.of(flow).isPresent()) {
      return REFUSED;
    }
    boolean inVain =
        nowNanos - flow.first().timeNanos() >= PATIENCE_NANOS
            && flow.side(Direction.CLIENT_TO_SERVER).packets() <= MOST_DATAGRAMS;
    return inVain ? UNANSWERED : UNCLEAR;
  }
}
