package org.icascope.session;

import org.icascope.flow.Close;
import org.icascope.flow.Flow;
import org.icascope.flow.PayloadWatch;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Transport;
import org.icascope.tunnel.tls.ClosingAlert;
import org.icascope.tunnel.tls.TlsFacts;

/** The life of a TLS or DTLS flow as seen from outside: who spoke when, and how it ended. */
final class TlsLife implements PayloadWatch {

  /**
   * A flow that lived shorter than this is no session. Chosen: a page of the web, or a download.
   */
  static final long LIVED_NANOS = 60_000_000_000L;

  /** A reset after so much silence is a time-out of somebody, not a break. Chosen. */
  static final long RECENT_NANOS = 30_000_000_000L;

  /**
   * Data without a sign of the other side for so long is lost. Chosen, with room: TCP acknowledges
   * within half a second (RFC 9293, 3.8.6.3).
   */
  static final long UNANSWERED_NANOS = 3_000_000_000L;

  /** The same where acknowledgements are those of what is inside. Chosen. */
  private static final long UNANSWERED_DATAGRAMS_NANOS = 10_000_000_000L;

  final Flow flow;
  final TlsFacts facts;
  private long clientData;
  private long serverData;
  private boolean clientSaidGoodbye;
  private boolean serverSaidGoodbye;

  TlsLife(Flow flow, TlsFacts facts) {
    this.flow = flow;
    this.facts = facts;
  }

  @Override
  public void onPayload(Direction direction, byte[] bytes, int start, int length, long timeNanos) {
    boolean goodbye = ClosingAlert.endsIn(bytes, start, length);
    if (direction == Direction.CLIENT_TO_SERVER) {
      clientData = timeNanos;
      clientSaidGoodbye = goodbye;
    } else {
      serverData = timeNanos;
      serverSaidGoodbye = goodbye;
    }
  }

  /** Time of the last payload of either side. */
  private long lastData() {
    return Math.max(clientData, serverData);
  }

  long livedNanos() {
    return lastData() - flow.first().timeNanos();
  }

  boolean bothSpoke() {
    return clientData > 0 && serverData > 0;
  }

  /** The flow is open, and there were signs of life in the time before {@code now}. */
  boolean isAlive(long now, long nanos) {
    return flow.close() == Close.NONE && now - flow.last().timeNanos() <= nanos;
  }

  /** The flow broke: it was reset while in use, or one side sends what the other does not get. */
  boolean isBroken() {
    if (!bothSpoke()
        || clientSaidGoodbye
        || serverSaidGoodbye
        || livedNanos() < LIVED_NANOS
        || flow.close() == Close.FIN) {
      return false;
    }
    return isUnanswered() || flow.close() == Close.RST && resetWhileInUse();
  }

  private boolean resetWhileInUse() {
    return flow.closed().orElseThrow().timeNanos() - lastData() <= RECENT_NANOS;
  }

  /** One side's data went unanswered at the end. */
  boolean isUnanswered() {
    long patience =
        flow.transport() == Transport.TCP ? UNANSWERED_NANOS : UNANSWERED_DATAGRAMS_NANOS;
    return clientData - lastPacket(Direction.SERVER_TO_CLIENT) >= patience
        || serverData - lastPacket(Direction.CLIENT_TO_SERVER) >= patience;
  }

  /** When both sides were last known to hear each other. */
  long endNanos() {
    return isUnanswered()
        ? Math.min(lastPacket(Direction.CLIENT_TO_SERVER), lastPacket(Direction.SERVER_TO_CLIENT))
        : lastData();
  }

  private long lastPacket(Direction direction) {
    return flow.side(direction).lastPacket().map(FrameMark::timeNanos).orElse(0L);
  }
}
