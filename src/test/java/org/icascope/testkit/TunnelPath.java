package org.icascope.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.icascope.testkit.network.Network;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.protocol.SealedTls;

/** The layers between TCP and a session, outermost first; every connection opens all of them. */
final class TunnelPath {
  private final Network network;
  private final List<TunnelCarrier> layers = new ArrayList<>();

  TunnelPath(Network network) {
    this.network = network;
  }

  void tls(SealedTls.Kind kind, String host) {
    layers.add(new TlsCarrier(network, kind, host));
  }

  void webSocket(String origin) {
    layers.add(new WebSocketCarrier(network, origin));
  }

  void compressedWebSocket(String origin, String more) {
    layers.add(new WebSocketCarrier(network, origin, more, true));
  }

  void socks(String host, int port) {
    layers.add(new SocksCarrier(host, port));
  }

  TcpConversation open(TcpConversation connected) {
    for (TunnelCarrier layer : layers) {
      layer.open(connected);
    }
    return connected;
  }

  /** How long the first handshake of the outermost TLS took. */
  OptionalDouble tlsMillis() {
    return layers.stream()
        .filter(TlsCarrier.class::isInstance)
        .mapToDouble(layer -> ((TlsCarrier) layer).handshakeMillis())
        .findFirst();
  }

  /** {@code TCP > TLS > }, for what comes behind it. */
  String stack() {
    StringBuilder stack = new StringBuilder("TCP > ");
    layers.forEach(layer -> stack.append(layer.layer()).append(" > "));
    return stack.toString();
  }
}
