package org.icascope.tunnel.tls;

import java.util.Locale;
import java.util.Optional;
import org.icascope.flow.Close;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowSide;
import org.icascope.flow.Handshake;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Transport;

/**
 * Why a handshake of TLS or DTLS led to nothing (case 27 of the transport notes).
 *
 * <p>A client that leaves without an alert is none: so ends the loser of a race, too.
 *
 * @param by whose doing it was; of an answer that is missing, the server's
 * @param hello the ClientHello
 * @param at what shows it; of an answer that is missing, the last frame
 * @param alert name in the registry of IANA
 */
public record TlsFailure(
    Kind kind, Direction by, FrameMark hello, FrameMark at, Optional<String> alert) {

  /** How it failed. */
  public enum Kind {
    /** A fatal alert that can be read. */
    ALERT,
    /** An alert in TLS 1.3, of which only the length can be seen. */
    HIDDEN_ALERT,
    /** The server closed the connection in the middle of it. */
    CLOSED,
    /** The server said nothing, or too late. */
    UNANSWERED
  }

  /** Section 1.1 of the transport notes. */
  private static final String GATEWAY_SERVICE = ".nssvc.net";

  /** A handshake is shorter. Chosen: certificates of some kilobytes, each sent twice at worst. */
  private static final long MOST_HANDSHAKE_BYTES = 1 << 16;

  /** The name is one of the vendor's gateway service, to which delivery agents dial out. */
  public static boolean isGatewayService(String serverName) {
    return serverName.toLowerCase(Locale.ROOT).endsWith(GATEWAY_SERVICE);
  }

  /**
   * What became of a handshake that is not complete.
   *
   * @param nowNanos until when an answer could have come and be captured
   * @param patienceNanos a server that answers later does so too late
   */
  public static Optional<TlsFailure> of(
      Flow flow, TlsFacts facts, long nowNanos, long patienceNanos) {
    Optional<FrameMark> hello = facts.hello();
    if (hello.isEmpty() || facts.isComplete()) {
      return Optional.empty();
    }
    Optional<TlsFailure> byAlert = facts.fatalAlertAt().map(at -> byAlert(facts, hello.get(), at));
    if (byAlert.isPresent() || flow.transport() != Transport.TCP || !isWhole(flow)) {
      return byAlert;
    }
    Optional<FrameMark> closed =
        flow.closed().filter(c -> flow.closedBy().get() == Direction.SERVER_TO_CLIENT);
    if (closed.isPresent()) {
      return closed.map(at -> failure(Kind.CLOSED, hello.get(), at));
    }
    long end = flow.close() == Close.NONE ? nowNanos : flow.closed().get().timeNanos();
    long answered = facts.answered().map(FrameMark::timeNanos).orElse(end);
    return answered - hello.get().timeNanos() >= patienceNanos
        ? Optional.of(failure(Kind.UNANSWERED, hello.get(), flow.last()))
        : Optional.empty();
  }

  private static TlsFailure byAlert(TlsFacts facts, FrameMark hello, FrameMark at) {
    Direction by = facts.alertFrom().orElseThrow();
    Kind kind = facts.alert().isPresent() ? Kind.ALERT : Kind.HIDDEN_ALERT;
    return new TlsFailure(kind, by, hello, at, facts.alert());
  }

  private static TlsFailure failure(Kind kind, FrameMark hello, FrameMark at) {
    return new TlsFailure(kind, Direction.SERVER_TO_CLIENT, hello, at, Optional.empty());
  }

  /** The capture has all of it, and it is no more than a handshake. */
  private static boolean isWhole(Flow flow) {
    return flow.handshake() == Handshake.COMPLETE
        && isWhole(flow.side(Direction.CLIENT_TO_SERVER))
        && isWhole(flow.side(Direction.SERVER_TO_CLIENT));
  }

  private static boolean isWhole(FlowSide side) {
    return side.packets() > 0
        && side.previousNotCaptured() == 0
        && side.ackedUnseen() == 0
        && side.cutBytes() == 0
        && side.payloadBytes() < MOST_HANDSHAKE_BYTES;
  }
}
