package org.icascope.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** What flows carry that have nothing to do with Citrix. */
final class Payloads {
  static final int MSS = 1460;

  /** Kinds of background traffic, with the port of the server. */
  enum Kind {
    HTTP(80),
    TLS(443),
    VARINT(9000),
    DNS(53);

    final int port;

    Kind(int port) {
      this.port = port;
    }
  }

  private final Random random;
  private final byte[] noise = new byte[1 << 20];
  private final byte[] messages;

  Payloads(Random random) {
    this.random = random;
    random.nextBytes(noise);
    messages = varints(1 << 20);
  }

  /** Messages with a length of one or two bytes before each, 7 bits a byte. */
  private byte[] varints(int size) {
    ByteBuffer all = ByteBuffer.allocate(size + 512);
    while (all.position() < size) {
      int length = 20 + random.nextInt(300);
      if (length > 127) {
        all.put((byte) (length & 0x7f | 0x80)).put((byte) (length >> 7));
      } else {
        all.put((byte) length);
      }
      all.put(noise, random.nextInt(noise.length - length), length);
    }
    return all.array();
  }

  /** The first segment of what a client asks. */
  ByteBuffer request(Kind kind) {
    return switch (kind) {
      case HTTP -> {
        String head =
            "GET /%x HTTP/1.1\r\nHost: www.example.com\r\nAccept: */*\r\nCookie: %s\r\n\r\n";
        yield text(head.formatted(random.nextInt(), "x".repeat(random.nextInt(500))));
      }
      case TLS -> record(100 + random.nextInt(900));
      case VARINT -> part(messages, 150 + random.nextInt(1100));
      case DNS -> query(false);
    };
  }

  /** The first segment of an answer. */
  ByteBuffer response(Kind kind, int totalBytes) {
    return switch (kind) {
      case HTTP ->
          text(
              "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: %d\r\n\r\n"
                  .formatted(totalBytes));
      case TLS -> record(Math.min(totalBytes, MSS));
      case VARINT -> part(messages, 150 + random.nextInt(1100));
      case DNS -> query(true);
    };
  }

  /** A later segment of an answer. */
  ByteBuffer continuation(int length) {
    return part(noise, length);
  }

  private ByteBuffer record(int length) {
    byte[] bytes = new byte[length];
    part(noise, length).get(bytes);
    ByteBuffer.wrap(bytes).put((byte) 23).putShort((short) 0x0303).putShort((short) (length - 5));
    return ByteBuffer.wrap(bytes);
  }

  /** RFC 1035: one question for an A record of a name that differs each time, and its answer. */
  private ByteBuffer query(boolean answer) {
    ByteBuffer message = ByteBuffer.allocate(80);
    message.putShort((short) random.nextInt()).putShort((short) (answer ? 0x8180 : 0x0100));
    message.putShort((short) 1).putShort((short) (answer ? 1 : 0)).putInt(0);
    byte[] label = "h%08x".formatted(random.nextInt()).getBytes(StandardCharsets.US_ASCII);
    message.put((byte) label.length).put(label);
    message.put((byte) 7).put("example".getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
    message.putShort((short) 1).putShort((short) 1);
    if (answer) {
      message.putShort((short) 0xc00c).putShort((short) 1).putShort((short) 1).putInt(60);
      message.putShort((short) 4).putInt(0x0a0a0504);
    }
    return message.flip();
  }

  private ByteBuffer part(byte[] of, int length) {
    return ByteBuffer.wrap(of, random.nextInt(of.length - length), length);
  }

  private static ByteBuffer text(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
