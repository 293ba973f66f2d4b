package org.icascope.tunnel.tls;

import java.util.Arrays;
import java.util.Optional;

/** What a server chose: RFC 5246 7.4.1.3, 8446 4.1.3. A hello cut short keeps what was read. */
final class ServerHello {

  /** SHA-256 of "HelloRetryRequest", RFC 8446 4.1.3. */
  private static final byte[] RETRY = {
    (byte) 0xcf,
    0x21,
    (byte) 0xad,
    0x74,
    (byte) 0xe5,
    (byte) 0x9a,
    0x61,
    0x11,
    (byte) 0xbe,
    0x1d,
    (byte) 0x8c,
    0x02,
    0x1e,
    0x65,
    (byte) 0xb8,
    (byte) 0x91,
    (byte) 0xc2,
    (byte) 0xa2,
    0x11,
    0x16,
    0x7a,
    (byte) 0xbb,
    (byte) 0x8c,
    0x5e,
    0x07,
    (byte) 0x9e,
    0x09,
    (byte) 0xe2,
    (byte) 0xc8,
    (byte) 0xa8,
    0x33,
    (byte) 0x9c
  };

  /** The version that counts: of the extension, where there is one. */
  int version;

  byte[] random = {};
  byte[] sessionId = {};
  int suite;
  boolean extendedMasterSecret;
  boolean encryptThenMac;
  boolean preSharedKey;
  boolean truncatedMac;
  int compression;
  int maxFragmentLength;
  int connectionIdBytes = -1;

  /** Group of the server's key share, or -1. */
  int group = -1;

  Optional<String> protocol = Optional.empty();
  boolean malformed;

  /** The body of a handshake message, without its header. */
  static ServerHello read(ByteCursor body) {
    ServerHello hello = new ServerHello();
    hello.version = body.u16();
    hello.random = body.take(32);
    if (hello.version >>> 8 == 0x7f && (hello.version & 0xff) < 22) { // has no session id then
      hello.suite = body.u16();
    } else {
      hello.sessionId = body.vector8().rest();
      hello.suite = body.u16();
      hello.compression = body.u8();
    }
    hello.malformed = body.failed();
    if (!body.isEmpty()) {
      hello.extensions(body.vector16());
      hello.malformed |= body.failed();
    }
    return hello;
  }

  boolean isRetry() {
    return Arrays.equals(random, RETRY);
  }

  /** A list of extensions without the length before it; also that of EncryptedExtensions. */
  void extensions(ByteCursor list) {
    while (list.left() >= 4) {
      int type = list.u16();
      ByteCursor content = list.vector16();
      switch (type) {
        case Numbers.SUPPORTED_VERSIONS -> version = content.u16();
        case Numbers.EXTENDED_MASTER_SECRET -> extendedMasterSecret = true;
        case Numbers.ENCRYPT_THEN_MAC -> encryptThenMac = true;
        case Numbers.TRUNCATED_MAC -> truncatedMac = true;
        case Numbers.PRE_SHARED_KEY -> preSharedKey = true;
        case Numbers.MAX_FRAGMENT_LENGTH -> maxFragmentLength = fragmentLength(content.u8());
        case Numbers.KEY_SHARE -> group = content.u16();
        case Numbers.KEY_SHARE_OF_DRAFTS -> group = version >>> 8 == 0x7f ? content.u16() : group;
        case Numbers.CONNECTION_ID -> connectionIdBytes = content.u8();
        case Numbers.ALPN ->
            protocol = ClientHello.protocols(content).stream().findFirst().map(Printable::of);
        default -> {
          // decides about nothing that is read here
        }
      }
      malformed |= content.failed();
    }
    malformed |= list.failed();
  }

  /** RFC 6066, 4: 1 to 4 stand for 2^9 to 2^12. */
  private static int fragmentLength(int code) {
    return code >= 1 && code <= 4 ? 256 << code : 0;
  }
}
