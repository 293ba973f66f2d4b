package org.icascope.report.json;

import org.icascope.model.Direction;
import org.icascope.tunnel.tls.TlsFacts;

/** What is known of a TLS or DTLS connection. */
final class TlsJson {

  private TlsJson() {}

  static void write(Json json, TlsFacts tls) {
    json.text("version", tls.version());
    json.text("cipherSuite", tls.cipherSuite());
    json.text("serverName", tls.serverName());
    json.text("alpn", tls.alpn());
    json.text("ja3", tls.ja3());
    json.text("ja4", tls.ja4());
    json.text("alert", tls.alert());
    json.figure("handshakeMs", tls.handshakeMillis());
    if (tls.content() == TlsFacts.Content.OPEN) {
      json.object(
          "decrypted",
          () -> {
            json.number("clientToServer", tls.decrypted(Direction.CLIENT_TO_SERVER));
            json.number("serverToClient", tls.decrypted(Direction.SERVER_TO_CLIENT));
          });
    }
  }
}
