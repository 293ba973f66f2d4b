package org.icascope.decode;

import org.icascope.capture.Frame;

/**
 * Goes past what may stand between the IP header and TCP or UDP: IPv6 extension headers (RFC 8200
 * section 4) and the authentication header (RFC 4302), which IPv4 has too.
 */
final class ExtensionHeaders {

  static final int TCP = 6;
  static final int UDP = 17;

  private static final int HOP_BY_HOP = 0;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int AUTHENTICATION = 51;
  private static final int DESTINATION_OPTIONS = 60;

  private static final int FRAGMENT_BYTES = 8;

  /** Offset and more-fragments flag of the fragment header. */
  private static final int FRAGMENT_MASK = 0xfff9;

  private ExtensionHeaders() {}

  static boolean skip(Frame frame, Headers headers, DecodeCounts counts) {
    while (headers.protocol != TCP && headers.protocol != UDP) {
      int protocol = headers.protocol;
      if (protocol != AUTHENTICATION && (headers.ipVersion == 4 || !isExtension(protocol))) {
        counts.otherProtocol(protocol);
        return false;
      }
      int at = headers.transportStart;
      if (frame.start() + frame.capturedLength() - at < 8) {
        counts.cutHeaders++;
        return false;
      }
      int length = length(frame.bytes(), at, protocol);
      if (length > headers.transportLength) {
        counts.malformed++;
        return false;
      }
      if (protocol == FRAGMENT && (Wire.u16(frame.bytes(), at + 2) & FRAGMENT_MASK) != 0) {
        counts.fragments++;
        return false;
      }
      headers.pseudoHeaderKnown &= !changesAddresses(frame.bytes(), at, protocol);
      headers.protocol = Wire.u8(frame.bytes(), at);
      headers.transportStart = at + length;
      headers.transportLength -= length;
    }
    return true;
  }

  private static boolean isExtension(int protocol) {
    return protocol == HOP_BY_HOP
        || protocol == ROUTING
        || protocol == FRAGMENT
        || protocol == DESTINATION_OPTIONS;
  }

  private static int length(byte[] bytes, int at, int protocol) {
    return switch (protocol) {
      case FRAGMENT -> FRAGMENT_BYTES;
      case AUTHENTICATION -> (Wire.u8(bytes, at + 1) + 2) * 4;
      default -> (Wire.u8(bytes, at + 1) + 1) * 8;
    };
  }

  /** A route still to go, or a home address (RFC 6275): the checksum is about other addresses. */
  private static boolean changesAddresses(byte[] bytes, int at, int protocol) {
    return protocol == DESTINATION_OPTIONS || protocol == ROUTING && Wire.u8(bytes, at + 3) != 0;
  }
}
