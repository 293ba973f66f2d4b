package org.icascope.testkit.protocol;

import static org.icascope.testkit.protocol.TlsLayout.counted;

import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What both sides say for the key exchange up to TLS 1.2, in the form of its kind, with noise for
 * keys and signatures.
 *
 * @param suite its name in the registry of IANA
 * @param noise gives bytes
 */
record TlsKeyExchange(String suite, IntFunction<byte[]> noise) {

  boolean hasCertificate() {
    return !suite.contains("PSK") && !suite.contains("anon");
  }

  /** RFC 8422, section 5.4; other kinds are left out, as nobody here reads them. */
  Optional<byte[]> ofServer() {
    if (!suite.startsWith("TLS_ECDHE_") || suite.contains("PSK")) {
      return Optional.empty();
    }
    Bytes body = new Bytes().u8(3).raw(Bytes.ofHex("001d")).raw(point());
    return Optional.of(body.raw(Bytes.ofHex("0804")).raw(counted(noise.apply(256))).toArray());
  }

  byte[] ofClient() {
    Bytes body = new Bytes();
    if (suite.contains("PSK")) {
      body.raw(counted(new Bytes().ascii("somebody").toArray()));
    }
    if (suite.contains("_ECDH")) {
      body.raw(point());
    } else if (!suite.startsWith("TLS_PSK_")) {
      body.raw(counted(noise.apply(256)));
    }
    return body.toArray();
  }

  private byte[] point() {
    return new Bytes().u8(32).raw(noise.apply(32)).toArray();
  }
}
