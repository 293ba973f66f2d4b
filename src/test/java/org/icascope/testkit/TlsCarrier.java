package org.icascope.testkit;

import org.icascope.testkit.network.Network;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.protocol.SealedTls;

/** TLS with a gateway: a full handshake on each connection, then a record around every write. */
final class TlsCarrier implements TunnelCarrier {
  private static final double THINKING_MILLIS =
      1.2; // chosen: time an end takes for its cryptography

  private final Network network;
  private final SealedTls.Kind kind;
  private final String host;

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
    for (SealedTls.Flight flight : tls.handshake(host)) {
      tcp.send(flight.sender(), flight.bytes(), () -> {});
      tcp.awaitDelivery(flight.sender());
      network.clock().advanceMillis(THINKING_MILLIS);
    }
    return tcp.wrapIn(tls::wrap);
  }
}
