package org.icascope.testkit.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Upgrades and frames as a browser and a server write them (RFC 6455). */
public final class WebSocketWriter {

  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int CLOSE = 8;
  public static final int PING = 9;
  public static final int PONG = 10;

  public static final int FIN = 0x80;
  public static final int COMPRESSED = 0x40;

  private WebSocketWriter() {}

  /** A request for an upgrade; further header lines end with CR LF. */
  public static byte[] request(String host, String origin, String key, String more) {
    return text(
        "GET / HTTP/1.1\r\nHost: %s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: %s\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: %s\r\n%s\r\n",
        host, origin, key, more);
  }

  /** The answer that agrees to it. */
  public static byte[] agreed(String key, String more) {
    return text(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: %s\r\n%s\r\n",
        accept(key), more);
  }

  /** An answer that does not, with a short body. */
  public static byte[] refused(int status, String reason) {
    return text(
        "HTTP/1.1 %d %s\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nno\r\n",
        status, reason);
  }

  private static byte[] text(String form, Object... values) {
    return String.format(java.util.Locale.ROOT, form, values).getBytes(StandardCharsets.US_ASCII);
  }

  /** The answer to a key. */
  public static String accept(String key) {
    try {
      byte[] text =
          (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A frame without a mask, as servers send it.
   *
   * @param first the first byte: {@link #FIN} and the kind of frame
   */
  public static byte[] frame(int first, byte[] payload) {
    return header(first, 0, payload.length).raw(payload).toArray();
  }

  /** A frame with a mask, as clients send it. */
  public static byte[] masked(int first, byte[] key, byte[] payload) {
    byte[] hidden = payload.clone();
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] ^= key[i % 4];
    }
    return header(first, 0x80, payload.length).raw(key).raw(hidden).toArray();
  }

  private static Bytes header(int first, int mask, int length) {
    Bytes bytes = new Bytes().u8(first);
    if (length < 126) {
      return bytes.u8(mask | length);
    } else if (length < 0x10000) {
      return bytes.u8(mask | 126).u8(length >>> 8).u8(length & 0xff);
    }
    bytes.u8(mask | 127).raw(new byte[4]);
    return bytes
        .u8(length >>> 24)
        .u8(length >>> 16 & 0xff)
        .u8(length >>> 8 & 0xff)
        .u8(length & 0xff);
  }
}
