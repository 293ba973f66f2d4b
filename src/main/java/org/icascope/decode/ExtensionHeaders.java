package org.icascope.decode;

/**
 * Goes past what may stand between the IP header and the next protocol: IPv6 extension headers (RFC
 * 8200 section 4) and the authentication header (RFC 4302), which IPv4 has too.
 */
final class ExtensionHeaders {

  private static final int HOP_BY_HOP = 0;
  static final int TCP = 6;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  static final int AUTHENTICATION = 51;
  private static final int DESTINATION_OPTIONS = 60;

  private static final int MIN_BYTES = 8;

  /** Offset and more-fragments flag of the fragment header. */
  private static final int FRAGMENT_MASK = 0xfff9;

  /** RFC 2675 section 2. */
  private static final int JUMBO_OPTION = 0xc2;

  private static final int PADDING_OPTION = 0;

  private ExtensionHeaders() {}

  static boolean ipv4(Cursor cursor) {
    while (cursor.headers.protocol == AUTHENTICATION) {
      if (!skip(cursor, AUTHENTICATION)) {
        return false;
      }
    }
    return cursor.to(Protocols.IP_PROTOCOL + cursor.headers.protocol);
  }

  /**
   * Goes to the first header that is no extension.
   *
   * @param lengthUnknown the length field of the IPv6 header was 0
   */
  static boolean ipv6(Cursor cursor, Fragments fragments, boolean lengthUnknown) {
    Headers headers = cursor.headers;
    while (isExtension(headers.protocol)) {
      int protocol = headers.protocol;
      if (!cursor.has(MIN_BYTES)) {
        return false;
      }
      if (protocol == FRAGMENT && (cursor.u16(2) & FRAGMENT_MASK) != 0) {
        if (!fragments.ipv6(cursor)) {
          return false;
        }
        continue;
      }
      if (protocol == HOP_BY_HOP && lengthUnknown && !jumbogram(cursor)) {
        return false;
      }
      headers.pseudoHeaderKnown &= !changesAddresses(cursor, protocol);
      if (!skip(cursor, protocol)) {
        return false;
      }
    }
    return cursor.to(Protocols.IP_PROTOCOL + headers.protocol);
  }

  private static boolean isExtension(int protocol) {
    return switch (protocol) {
      case HOP_BY_HOP, ROUTING, FRAGMENT, AUTHENTICATION, DESTINATION_OPTIONS -> true;
      default -> false;
    };
  }

  private static boolean skip(Cursor cursor, int protocol) {
    if (!cursor.has(MIN_BYTES)) {
      return false;
    }
    int length = length(cursor, protocol);
    if (length > cursor.wireEnd - cursor.at) {
      return cursor.stop(Stop.MALFORMED);
    }
    cursor.headers.protocol = cursor.u8(0);
    cursor.at += length; // the next header finds out whether it was captured
    return true;
  }

  private static int length(Cursor cursor, int protocol) {
    return switch (protocol) {
      case FRAGMENT -> MIN_BYTES;
      case AUTHENTICATION -> (cursor.u8(1) + 2) * 4;
      default -> (cursor.u8(1) + 1) * 8;
    };
  }

  /** A route still to go, or a home address (RFC 6275): the checksum is about other addresses. */
  private static boolean changesAddresses(Cursor cursor, int protocol) {
    return protocol == DESTINATION_OPTIONS || protocol == ROUTING && cursor.u8(3) != 0;
  }

  /** Takes the length of the datagram from the jumbo payload option, if there is one. */
  private static boolean jumbogram(Cursor cursor) {
    int end = Math.min(cursor.end - cursor.at, length(cursor, HOP_BY_HOP));
    int option = 2;
    while (option + 6 <= end) {
      int type = cursor.u8(option);
      if (type == JUMBO_OPTION) {
        long length = cursor.s32(option + 2) & 0xffffffffL;
        if (length > cursor.wireEnd - cursor.at) {
          return cursor.stop(Stop.MALFORMED);
        }
        cursor.limit((int) length);
        return true;
      }
      option += type == PADDING_OPTION ? 1 : 2 + cursor.u8(option + 1);
    }
    return true;
  }
}
