package org.icascope.testkit;

import java.util.Optional;
import org.icascope.testkit.network.CapturedFrame;
import org.icascope.testkit.network.Network;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.network.Transmission;
import org.icascope.testkit.protocol.SealedTls;

/** TLS with a gateway: a full handshake on each connection, then a record around every write. */
final class TlsCarrier implements TunnelCarrier {
  private static final double THINKING_MILLIS =
      1.2; // chosen: time an end takes for its cryptography

  private final Network network;
  private final SealedTls.Kind kind;
  private final String host;
  private Optional<Transmission> first = Optional.empty();
  private Optional<Transmission> last = Optional.empty();

  TlsCarrier(Network network, SealedTls.Kind kind, String host) {
    this.network = network;
    this.kind = kind;
    this.host = host;
  }

  @Override
  public String layer() {
    return "TLS";
  }

  @Override
  public TcpConversation open(TcpConversation tcp) {
    SealedTls tls = new SealedTls(kind, network.random());
    network.recording().addKeys(tls.keyLog());
    boolean isFirst = last.isEmpty();
    for (SealedTls.Flight flight : tls.handshake(host)) {
      Transmission sent = tcp.send(flight.sender(), flight.bytes(), () -> {});
      if (isFirst) {
        first = first.isPresent() ? first : Optional.of(sent);
        last = Optional.of(sent);
      }
      tcp.awaitDelivery(flight.sender());
      network.clock().advanceMillis(THINKING_MILLIS);
    }
    return tcp.wrapIn(tls::wrap);
  }

  /** From the first frame of the first handshake to its last one. */
  double handshakeMillis() {
    CapturedFrame from = first.flatMap(Transmission::firstFrame).orElseThrow();
    CapturedFrame to = last.flatMap(Transmission::lastFrame).orElseThrow();
    return (to.timeMicros() - from.timeMicros()) / 1000.0;
  }
}
