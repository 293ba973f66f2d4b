package org.icascope.decode;

import org.icascope.capture.Frame;

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

  static boolean find(Frame frame, Headers headers, DecodeCounts counts) {
    boolean tcp = headers.protocol == ExtensionHeaders.TCP;
    int needed = tcp ? TCP_BYTES : UDP_BYTES;
    int at = headers.transportStart;
    int captured = frame.start() + frame.capturedLength() - at;
    if (headers.transportLength < needed) {
      counts.malformed++;
      return false;
    }
    if (captured < needed) {
      counts.cutHeaders++;
      return false;
    }
    headers.sourcePort = Wire.u16(frame.bytes(), at);
    headers.destinationPort = Wire.u16(frame.bytes(), at + 2);
    clearOptions(headers);
    int headerLength = tcp ? tcp(frame, headers, captured) : udp(frame, headers);
    if (headerLength < 0) {
      counts.malformed++;
      return false;
    }
    int inHeader = Math.min(captured, headerLength);
    headers.payloadStart = at + inHeader;
    headers.payloadLength = headers.transportLength - headerLength;
    headers.payloadCaptured = Math.min(captured - inHeader, headers.payloadLength);
    return true;
  }

  private static void clearOptions(Headers headers) {
    headers.mss = -1;
    headers.windowScale = -1;
    headers.sackPermitted = false;
    headers.sackBlocks = false;
  }

  /** Returns the length of the header, -1 when it cannot be right. */
  private static int udp(Frame frame, Headers headers) {
    headers.sequence = 0;
    headers.acknowledgement = 0;
    headers.flags = 0;
    headers.window = 0;
    int length = Wire.u16(frame.bytes(), headers.transportStart + 4);
    if (length == 0) {
      return UDP_BYTES; // a jumbogram (RFC 2675): the IP length tells
    }
    if (length < UDP_BYTES || length > headers.transportLength) {
      return -1;
    }
    headers.transportLength = length;
    return UDP_BYTES;
  }

  private static int tcp(Frame frame, Headers headers, int captured) {
    byte[] bytes = frame.bytes();
    int at = headers.transportStart;
    int offsetAndFlags = Wire.u16(bytes, at + 12);
    int headerLength = (offsetAndFlags >> 12) * 4;
    if (headerLength < TCP_BYTES || headerLength > headers.transportLength) {
      return -1;
    }
    headers.sequence = Wire.u32(bytes, at + 4);
    headers.acknowledgement = Wire.u32(bytes, at + 8);
    headers.flags = offsetAndFlags & FLAGS_MASK;
    headers.window = Wire.u16(bytes, at + 14);
    if (headerLength > TCP_BYTES) {
      options(bytes, at + TCP_BYTES, at + Math.min(headerLength, captured), headers);
    }
    return headerLength;
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
