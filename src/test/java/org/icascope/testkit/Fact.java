package org.icascope.testkit;

import java.util.List;
import java.util.Optional;
import org.icascope.model.Direction;
import org.icascope.testkit.network.CapturedFrame;
import org.icascope.testkit.network.Connection;
import org.icascope.testkit.network.HostPort;

/** What is true about a scenario by construction; the definitions are those of the contract. */
public sealed interface Fact {

  /** A bound CGP connection broke; cause {@code reset}, {@code fin} or {@code silence}. */
  record Suspended(Connection flow, String cause) implements Fact {}

  /**
   * A resume BIND_REQUEST.
   *
   * @param attempt from 1, since the break
   * @param result {@code resumed}, {@code refused} or {@code unanswered}
   * @param request frame with the first byte of the request
   * @param lastArrivedMicros last frame of the old connection that reached its receiver
   * @param gapToleranceMicros how far the other readings of the gap are away
   * @param response frame that completes the BIND_RESPONSE
   */
  record Reconnected(
      Connection from,
      Connection to,
      int attempt,
      String result,
      CapturedFrame request,
      long lastArrivedMicros,
      long gapToleranceMicros,
      Optional<CapturedFrame> response)
      implements Fact {

    public long gapMicros() {
      return request.timeMicros() - lastArrivedMicros;
    }
  }

  /** Messages of one direction sent again after a resume. */
  record Replayed(
      Connection flow,
      Direction direction,
      long fromMessage,
      long toMessage,
      long bytes,
      long trimmed,
      String verified)
      implements Fact {

    public long messages() {
      return toMessage - fromMessage + 1;
    }
  }

  /** An attempt on the CGP port without BIND_RESPONSE; {@code resume}: a session waited for it. */
  record ConnectFailed(Connection flow, String cause, boolean resume) implements Fact {}

  /** ICA on 1494 after CGP failed: any of the flows and causes may be named. */
  record FellBack(List<Connection> failed, Connection to, List<String> causes) implements Fact {}

  /** EDT was tried in vain before a TCP connection worked. */
  record GaveUpEdt(Connection failed, Connection to) implements Fact {}

  /** EDT and TCP were both answered, and one was dropped. */
  record Raced(Connection winner, Connection loser) implements Fact {}

  /** CGP failed and what the client then tried on port 1494 failed too. */
  record Blocked(String cgpCause, String icaCause) implements Fact {}

  /** Nobody resumed within the reliability timeout; the first connection of that session. */
  record TimedOut(Connection first, int timeoutSeconds) implements Fact {}

  /**
   * A complete new set-up after a session was lost.
   *
   * @param lost connection of the session that was lost
   * @param to connection of the new one
   * @param lastArrivedMicros last frame of the lost connection that reached its receiver
   * @param gapToleranceMicros how far the other readings of the gap are away
   * @param automatic whether the client flagged it as an Auto Client Reconnect
   */
  record SetUpAgain(
      Connection lost,
      Connection to,
      long lastArrivedMicros,
      long gapToleranceMicros,
      boolean automatic)
      implements Fact {

    long gapMicros() {
      return to.recorded().get(0).timeMicros() - lastArrivedMicros;
    }
  }

  /** A server answered the request for a WebSocket with something other than 101. */
  record UpgradeRefused(Connection flow, int status, String reason) implements Fact {}

  /** The client of an encrypted connection that broke came back. */
  record TlsReturned(Connection from, Connection to) implements Fact {

    /** From the last frame of the old connection to the first of the new one. */
    long gapMicros() {
      long last = 0;
      for (CapturedFrame frame : from.recorded()) {
        last = frame.timeMicros();
      }
      return to.recorded().get(0).timeMicros() - last;
    }
  }

  /** A health check; one fact for all checks of a source, server and result. */
  record Probed(HostPort server, String result, int count) implements Fact {}

  /** Nothing got on in a direction for that long, about, and the connection held. */
  record StoodStill(Connection flow, Direction direction, String cause, double seconds)
      implements Fact {}

  /**
   * A router said by ICMP that a packet of a connection could not be delivered.
   *
   * @param mtu of the next link; 0 for a code that says nothing of size
   */
  record IcmpSaid(Connection flow, String router, Direction direction, int code, int mtu)
      implements Fact {}

  /** A NetScaler reset a connection. */
  record ResetCoded(Connection flow, String sender, int code) implements Fact {}

  /** An STA failed; the connection on which it did so first. */
  record StaFailed(Connection flow, String cause, int count, int notConnected) implements Fact {}

  /** An STA gave an address that was not reached; connections to the one and to the other. */
  record StaExchanged(Connection flow) implements Fact {}

  /** One STA did not know a ticket that another one knows. */
  record StaMixedUp(Connection refused, Connection known) implements Fact {}

  /** A name server had no address for what an STA named. */
  record NameFailed(Connection sta, String cause, int queries) implements Fact {}
}
