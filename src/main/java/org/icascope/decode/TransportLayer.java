package org.icascope.decode;

/** TCP (RFC 9293) and UDP (RFC 768) headers: ports, numbers, options, payload. */
final class TransportLayer {

  private static final int TCP_BYTES = 20;
  private static final int UDP_BYTES = 8;
  private static final int FLAGS_MASK = 0x1ff;

  private static final int OPTION_END = 0;
  private static final int OPTION_PADDING = 1;
  private static final int OPTION_MSS = 2;
  private static final int OPTION_WINDOW_SCALE = 3;
  private static final int OPTION_SACK_PERMITTED = 4;
  private static final int OPTION_SACK = 5;

  /** Larger shift counts mean this one (RFC 7323 section 2.3). */
  private static final int MAX_WINDOW_SCALE = 14;

  private TransportLayer() {}

  static boolean udp(Cursor cursor) {
    if (!cursor.has(UDP_BYTES)) {
      return false;
    }
    int length = cursor.u16(4);
    // 0: a jumbogram (RFC 2675), the IP length tells
    if (length != 0) {
      if (length < UDP_BYTES || length > cursor.wireEnd - cursor.at) {
        return cursor.stop(Stop.MALFORMED);
      }
      cursor.limit(length);
    }
    Headers headers = cursor.headers;
    start(cursor, headers);
    headers.sequence = 0;
    headers.acknowledgement = 0;
    headers.flags = 0;
    headers.window = 0;
    cursor.at += UDP_BYTES;
    payload(cursor, headers);
    return true;
  }

  static boolean tcp(Cursor cursor) {
    if (!cursor.has(TCP_BYTES)) {
      return false;
    }
    byte[] bytes = cursor.bytes;
    int at = cursor.at;
    int offsetAndFlags = Wire.u16(bytes, at + 12);
    int headerLength = (offsetAndFlags >> 12) * 4;
    if (headerLength < TCP_BYTES || headerLength > cursor.wireEnd - at) {
      return cursor.stop(Stop.MALFORMED);
    }
    Headers headers = cursor.headers;
    start(cursor, headers);
    headers.sequence = Wire.u32(bytes, at + 4);
    headers.acknowledgement = Wire.u32(bytes, at + 8);
    headers.flags = offsetAndFlags & FLAGS_MASK;
    headers.window = Wire.u16(bytes, at + 14);
    if (headerLength > TCP_BYTES) {
      options(bytes, at + TCP_BYTES, Math.min(at + headerLength, cursor.end), headers);
    }
    cursor.at += headerLength;
    payload(cursor, headers);
    cursor.next = Protocols.FOUND;
    return true;
  }

  private static void start(Cursor cursor, Headers headers) {
    headers.transportStart = cursor.at;
    headers.transportLength = cursor.wireEnd - cursor.at;
    headers.sourcePort = cursor.u16(0);
    headers.destinationPort = cursor.u16(2);
    headers.mss = -1;
    headers.windowScale = -1;
    headers.sackPermitted = false;
    headers.sackBlocks = false;
  }

  private static void payload(Cursor cursor, Headers headers) {
    headers.payloadStart = Math.min(cursor.at, cursor.end);
    headers.payloadCaptured = cursor.end - headers.payloadStart;
    headers.payloadLength = cursor.wireEnd - cursor.at;
    headers.firstPayloadByte =
        headers.payloadCaptured > 0 ? cursor.bytes[headers.payloadStart] & 0xff : -1;
  }

  private static void options(byte[] bytes, int first, int end, Headers headers) {
    int at = first;
    while (at < end) {
      int kind = bytes[at];
      if (kind == OPTION_PADDING) {
        at++;
        continue;
      }
      int length = kind == OPTION_END || at + 1 >= end ? 0 : Wire.u8(bytes, at + 1);
      if (length < 2 || at + length > end) {
        return;
      }
      option(bytes, at, kind, length, headers);
      at += length;
    }
  }

  private static void option(byte[] bytes, int at, int kind, int length, Headers headers) {
    if (kind == OPTION_MSS && length == 4) {
      headers.mss = Wire.u16(bytes, at + 2);
    } else if (kind == OPTION_WINDOW_SCALE && length == 3) {
      headers.windowScale = Math.min(MAX_WINDOW_SCALE, Wire.u8(bytes, at + 2));
    } else if (kind == OPTION_SACK_PERMITTED) {
      headers.sackPermitted = true;
    } else if (kind == OPTION_SACK) {
      headers.sackBlocks = true;
    }
  }
}
