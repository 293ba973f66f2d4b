package org.icascope.view.field;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.dissect.WireText;

/**
 * Headers of TLS records (RFC 8446, section 5.1), DTLS records (RFC 6347, section 4.1) and
 * WebSocket frames (RFC 6455, section 5.2), read by hand out of whole units.
 */
public final class TunnelBytes {

  /** Bytes of a record header. */
  public static final int TLS_HEADER = 5;

  public static final int DTLS_HEADER = 13;

  private static final int DTLS_LENGTH_AT = 11;
  private static final int HANDSHAKE = 22;
  private static final int CLIENT_HELLO = 1;
  private static final int DTLS_HANDSHAKE_HEADER = 12;
  private static final int TLS_HANDSHAKE_HEADER = 4;
  private static final int RANDOM_AND_VERSION = 34;
  private static final int SERVER_NAME = 0;

  /** Takes the records of a datagram. */
  @FunctionalInterface
  public interface RecordSink {
    /**
     * @param start index of the header
     * @param length bytes behind it
     */
    void onRecord(int start, int length);
  }

  private TunnelBytes() {}

  /** One byte, or -1. */
  public static int u8(byte[] bytes, int at) {
    return at >= 0 && at < bytes.length ? bytes[at] & 0xff : -1;
  }

  /** Two bytes, big endian, or -1. */
  public static int u16(byte[] bytes, int at) {
    return at >= 0 && at + 1 < bytes.length ? (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff : -1;
  }

  /** Walks the DTLS records of a datagram. */
  public static void dtlsRecords(byte[] bytes, RecordSink sink) {
    int at = 0;
    while (at + DTLS_HEADER <= bytes.length) {
      int length = u16(bytes, at + DTLS_LENGTH_AT);
      sink.onRecord(at, length);
      at += DTLS_HEADER + length;
    }
  }

  /**
   * The type of the handshake message that begins a record, as far as that is in clear: nothing
   * tells an encrypted one but that its length does not fit.
   *
   * @param start index of the record
   * @param header bytes of the record's header
   */
  public static int handshakeType(byte[] bytes, int start, int header) {
    int body = start + header;
    if (u8(bytes, start) != HANDSHAKE || body + 4 > bytes.length) {
      return -1;
    }
    int length = u8(bytes, body + 1) << 16 | u16(bytes, body + 2);
    int record = u16(bytes, body - 2);
    int type = u8(bytes, body);
    boolean known = LowerNames.of("tls.handshake.type").containsKey((long) type);
    boolean spans = type == 11 || type == 22; // certificates may be longer than a record
    return known && (length + TLS_HANDSHAKE_HEADER <= record || spans) ? type : -1;
  }

  /**
   * The server name of a Client Hello (RFC 6066, section 3).
   *
   * @param start index of the record
   * @param header bytes of the record's header
   */
  public static Optional<String> serverName(byte[] bytes, int start, int header) {
    if (handshakeType(bytes, start, header) != CLIENT_HELLO) {
      return Optional.empty();
    }
    boolean dtls = header == DTLS_HEADER;
    int at = start + header + (dtls ? DTLS_HANDSHAKE_HEADER : TLS_HANDSHAKE_HEADER);
    at += RANDOM_AND_VERSION;
    at = skip(bytes, at, 1);
    at = dtls ? skip(bytes, at, 1) : at;
    at = skip(bytes, at, 2);
    at = skip(bytes, at, 1);
    int end = u16(bytes, at) < 0 ? -1 : at + 2 + u16(bytes, at);
    at += 2;
    while (at > 0 && at + 4 <= Math.min(end, bytes.length)) {
      int length = u16(bytes, at + 2);
      if (u16(bytes, at) == SERVER_NAME) {
        return name(bytes, at + 4, length);
      }
      at += 4 + length;
    }
    return Optional.empty();
  }

  /** List length, type 0, name length, name. */
  private static Optional<String> name(byte[] bytes, int at, int length) {
    int size = u16(bytes, at + 3);
    if (u8(bytes, at + 2) != 0 || size <= 0 || size + 5 > length || at + 5 + size > bytes.length) {
      return Optional.empty();
    }
    String name = new String(bytes, at + 5, size, StandardCharsets.US_ASCII);
    return Optional.of(WireText.printable(name));
  }

  /** Behind a vector with a length field of some bytes; far behind where it is cut. */
  private static int skip(byte[] bytes, int at, int width) {
    int length = width == 1 ? u8(bytes, at) : u16(bytes, at);
    return length < 0 ? bytes.length : at + width + length;
  }

  /** Bytes of the header of a WebSocket frame. */
  public static int webSocketHeader(byte[] bytes) {
    int extension = webSocketExtension(bytes);
    return Math.min(bytes.length, 2 + extension + (isMasked(bytes) ? 4 : 0));
  }

  /** Bytes of the extended length. */
  public static int webSocketExtension(byte[] bytes) {
    int first = u8(bytes, 1) & 0x7f;
    return first == 126 ? 2 : first == 127 ? 8 : 0;
  }

  public static boolean isMasked(byte[] bytes) {
    return bytes.length > 1 && bytes[1] < 0;
  }

  /** Payload length of a WebSocket frame, or {@link LowerField#NONE}. */
  static long webSocketLength(byte[] bytes) {
    int extension = webSocketExtension(bytes);
    if (bytes.length < 2 + extension) {
      return LowerField.NONE;
    }
    long length = extension == 0 ? bytes[1] & 0x7f : 0;
    for (int i = 0; i < extension; i++) {
      length = length << 8 | bytes[2 + i] & 0xff;
    }
    return length;
  }

  static void number(long value, Consumer<FieldValue> sink) {
    if (value >= 0) {
      sink.accept(new FieldValue.Whole(value));
    }
  }
}
