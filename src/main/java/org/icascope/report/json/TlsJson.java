package org.icascope.report.json;

import org.icascope.model.Direction;
import org.icascope.tunnel.tls.ServerCertificate;
import org.icascope.tunnel.tls.TlsFacts;

/** What is known of a TLS or DTLS connection. */
final class TlsJson {

  private TlsJson() {}

  static void write(Json json, TlsFacts tls) {
    json.text("version", tls.version());
    json.text("cipherSuite", tls.cipherSuite());
    json.text("group", tls.group());
    json.text("serverName", tls.serverName());
    json.text("alpn", tls.alpn());
    json.text("ja3", tls.ja3());
    json.text("ja4", tls.ja4());
    json.text("alert", tls.alert());
    json.text("alertFrom", tls.alertFrom().map(Direction::sender));
    json.figure("handshakeMs", tls.handshakeMillis());
    tls.certificate().ifPresent(it -> json.object("certificate", () -> certificate(json, it)));
    if (tls.content() == TlsFacts.Content.OPEN) {
      json.object(
          "decrypted",
          () -> {
            json.number("clientToServer", tls.decrypted(Direction.CLIENT_TO_SERVER));
            json.number("serverToClient", tls.decrypted(Direction.SERVER_TO_CLIENT));
          });
    }
  }

  private static void certificate(Json json, ServerCertificate certificate) {
    certificate.content().ifPresent(content -> content(json, content));
    json.number("chain", certificate.chainLength());
    json.text("sha256", certificate.sha256());
  }

  private static void content(Json json, ServerCertificate.Content content) {
    json.text("subject", content.subject());
    json.text("issuer", content.issuer());
    json.texts("names", content.names());
    json.text("notBefore", content.notBefore().toString());
    json.text("notAfter", content.notAfter().toString());
    json.text("key", content.keyAlgorithm());
    json.number("keyBits", content.keyBits());
    json.text("signature", content.signatureAlgorithm());
  }
}
