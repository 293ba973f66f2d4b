package org.icascope.testkit.protocol;

import static org.icascope.testkit.protocol.TlsLayout.counted;
import static org.icascope.testkit.protocol.TlsLayout.message;
import static org.icascope.testkit.protocol.TlsLayout.record;

import java.util.Random;

/**
 * TLS 1.2 as it looks from outside: hellos as in RFC 5246, and behind ChangeCipherSpec random bytes
 * where records would be encrypted. Nothing can be decrypted, since there is no key.
 */
public final class TlsWriter {

  private final Random random;
  private String version = "0303";
  private String suite = "c02f";

  public TlsWriter(long seed) {
    random = new Random(seed);
  }

  /** The server chooses that version, and before TLS 1.2 a suite that was there then. */
  public void version(int minor) {
    version = "030" + minor;
    suite = minor < 3 ? "c013" : "c02f"; // TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA
  }

  /** A ClientHello for {@code host}, offering application protocols if any are given. */
  public byte[] clientHello(String host, String... protocols) {
    Bytes extensions = TlsLayout.clientExtensions(host, protocols);
    Bytes body = new Bytes().raw(Bytes.ofHex("0303")).raw(noise(32)).u8(0);
    body.raw(Bytes.ofHex("0006 c02f c030 009c 01 00")).raw(counted(extensions.toArray()));
    return record(22, message(1, body.toArray()));
  }

  /** ServerHello with TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, a certificate, and the rest of it. */
  public byte[] serverFlight() {
    Bytes hello = new Bytes().raw(Bytes.ofHex(version)).raw(noise(32)).u8(32).raw(noise(32));
    hello.raw(Bytes.ofHex(suite + " 00"));
    byte[] certificate = new Bytes().u8(0).raw(counted(noise(900))).toArray();
    Bytes flight = new Bytes().raw(message(2, hello.toArray()));
    flight.raw(message(11, new Bytes().u8(0).raw(counted(certificate)).toArray()));
    flight.raw(message(12, noise(329))).raw(message(14, new byte[0]));
    return record(22, flight.toArray());
  }

  /** ClientKeyExchange, ChangeCipherSpec and Finished. */
  public byte[] clientFlight() {
    return new Bytes()
        .raw(record(22, message(16, new Bytes().u8(32).raw(noise(32)).toArray())))
        .raw(finished())
        .toArray();
  }

  /** ChangeCipherSpec and Finished. */
  public byte[] finished() {
    return new Bytes().raw(record(20, new byte[] {1})).raw(record(22, noise(40))).toArray();
  }

  /** A record with that many encrypted application bytes. */
  public byte[] application(int bytes) {
    return record(23, noise(8 + bytes + 16)); // nonce, content, tag
  }

  /** An encrypted alert, as before an orderly end. */
  public byte[] alert() {
    return record(21, noise(8 + 2 + 16));
  }

  /** A fatal alert in clear. */
  public byte[] fatal(int description) {
    return record(21, new byte[] {2, (byte) description});
  }

  /** A protected record of TLS 1.3 that is so long. */
  public byte[] sealed(int bytes) {
    return record(23, noise(bytes));
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
