package org.icascope.tunnel.tls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a client offers: RFC 5246 7.4.1.2, 8446 4.1.2, 6347 4.2.1, and the hello of SSL 2.0 (RFC
 * 6101 appendix E). A hello that ends too early keeps what was read.
 */
final class ClientHello {

  /** Suites, extensions and the like, at most; a real hello has some dozens. Chosen. */
  private static final int MOST_EXTENSIONS = 256;

  private static final int MOST_NUMBERS = 2048;

  int version;
  byte[] random = {};
  byte[] sessionId = {};
  int[] suites = {};

  /** Types in the order on the wire. */
  int[] extensions = {};

  int[] versions = {};
  int[] groups = {};
  int[] pointFormats = {};
  int[] signatureAlgorithms = {};
  List<byte[]> protocols = List.of();
  Optional<String> serverName = Optional.empty();
  byte[] ticket = {};
  boolean extendedMasterSecret;
  boolean encryptThenMac;
  boolean earlyData;
  int connectionIdBytes = -1;
  boolean malformed;

  /** In the form of SSL 2.0, which neither JA3 nor JA4 defines. */
  boolean ssl2;

  /** The body of a handshake message, without its header. */
  static ClientHello read(ByteCursor body, boolean datagrams) {
    ClientHello hello = new ClientHello();
    hello.version = body.u16();
    hello.random = body.take(32);
    hello.sessionId = body.vector8().rest();
    if (datagrams) {
      body.vector8(); // cookie
    }
    hello.suites = hello.numbers16(body.vector16());
    body.vector8(); // compression methods
    if (!body.isEmpty() && !body.failed()) {
      hello.extensions(body.vector16());
    }
    hello.malformed |= body.failed();
    return hello;
  }

  /** A message of SSL 2.0, from its type on. */
  static ClientHello readSsl2(ByteCursor body) {
    ClientHello hello = new ClientHello();
    hello.ssl2 = true;
    body.skip(1);
    hello.version = body.u16();
    int suiteBytes = body.u16();
    int sessionBytes = body.u16();
    int challengeBytes = body.u16();
    ByteCursor kinds = new ByteCursor(body.take(suiteBytes), 0, body.failed() ? 0 : suiteBytes);
    int[] suites = new int[kinds.left() / 3];
    int count = 0;
    while (kinds.left() >= 3) {
      int kind = kinds.u24();
      if (kind <= 0xffff) { // others are of SSL 2.0 itself
        suites[count++] = kind;
      }
    }
    hello.suites = Arrays.copyOf(suites, count);
    hello.sessionId = body.take(sessionBytes);
    byte[] challenge = body.take(challengeBytes);
    hello.random = new byte[32];
    int length = Math.min(32, challenge.length);
    System.arraycopy(challenge, challenge.length - length, hello.random, 32 - length, length);
    hello.malformed = body.failed();
    return hello;
  }

  private void extensions(ByteCursor list) {
    int[] types = new int[16];
    int count = 0;
    while (!list.isEmpty() && count < MOST_EXTENSIONS) {
      int type = list.u16();
      ByteCursor content = list.vector16();
      if (list.failed()) {
        break;
      }
      if (count == types.length) {
        types = Arrays.copyOf(types, 2 * count);
      }
      types[count++] = type;
      extension(type, content);
      malformed |= content.failed();
    }
    extensions = Arrays.copyOf(types, count);
    malformed |= list.failed() || !list.isEmpty();
  }

  private void extension(int type, ByteCursor content) {
    switch (type) {
      case Numbers.SERVER_NAME -> serverName = serverName(content);
      case Numbers.GROUPS -> groups = numbers16(content.vector16());
      case Numbers.POINT_FORMATS -> pointFormats = numbers8(content.vector8());
      case Numbers.SIGNATURE_ALGORITHMS -> signatureAlgorithms = numbers16(content.vector16());
      case Numbers.ALPN -> protocols = protocols(content);
      case Numbers.SUPPORTED_VERSIONS -> versions = content.vector8().numbers16();
      case Numbers.SESSION_TICKET -> ticket = content.rest();
      case Numbers.EXTENDED_MASTER_SECRET -> extendedMasterSecret = true;
      case Numbers.ENCRYPT_THEN_MAC -> encryptThenMac = true;
      case Numbers.EARLY_DATA -> earlyData = true;
      case Numbers.CONNECTION_ID -> connectionIdBytes = content.u8();
      default -> {
        // only its type is of interest
      }
    }
  }

  /** A list too long for any client is left out, and the hello is none that has a fingerprint. */
  private int[] numbers16(ByteCursor list) {
    if (list.left() > 2 * MOST_NUMBERS) {
      malformed = true;
      return new int[0];
    }
    return list.numbers16();
  }

  private static Optional<String> serverName(ByteCursor content) {
    ByteCursor list = content.vector16();
    while (list.left() > 3) {
      int kind = list.u8();
      byte[] name = list.vector16().rest();
      if (kind == 0 && name.length > 0) {
        return Optional.of(Printable.of(name));
      }
    }
    return Optional.empty();
  }

  /** The names of an ALPN extension, RFC 7301. */
  static List<byte[]> protocols(ByteCursor content) {
    ByteCursor list = content.vector16();
    List<byte[]> protocols = new ArrayList<>();
    while (!list.isEmpty() && protocols.size() < 32) {
      byte[] name = list.vector8().rest();
      if (name.length > 0) {
        protocols.add(name);
      }
    }
    return protocols;
  }

  private static int[] numbers8(ByteCursor list) {
    int[] numbers = new int[list.left()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.u8();
    }
    return numbers;
  }
}
