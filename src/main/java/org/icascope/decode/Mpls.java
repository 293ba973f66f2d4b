package org.icascope.decode;

/**
 * A stack of MPLS labels (RFC 3032). Nothing in it says what follows: IP is told by its version, an
 * Ethernet pseudowire (RFC 4448) by a type of IP or of a tag in the right place, with or without a
 * control word. What cannot be told is counted.
 */
final class Mpls {

  private static final int LABEL_BYTES = 4;
  private static final int BOTTOM_OF_STACK = 0x100;
  private static final int CONTROL_WORD_BYTES = 4;

  private Mpls() {}

  static boolean find(Cursor cursor) {
    boolean bottom = false;
    while (!bottom) {
      if (!cursor.has(LABEL_BYTES)) {
        return false;
      }
      bottom = (cursor.s32(0) & BOTTOM_OF_STACK) != 0;
      cursor.at += LABEL_BYTES;
    }
    return cursor.has(1) && payload(cursor);
  }

  private static boolean payload(Cursor cursor) {
    if (isEthernet(cursor, 0)) {
      return cursor.to(Protocols.ETHERNET);
    }
    int version = cursor.u8(0) >> 4;
    if (version == 0 && isEthernet(cursor, CONTROL_WORD_BYTES)) {
      return cursor.skip(CONTROL_WORD_BYTES, Protocols.ETHERNET);
    }
    return switch (version) {
      case 4 -> cursor.to(Protocols.IPV4);
      case 6 -> cursor.to(Protocols.IPV6);
      default -> cursor.stop(Stop.NOT_IP, Protocols.MPLS);
    };
  }

  /** A type where Ethernet has it, and behind it what the type says. */
  private static boolean isEthernet(Cursor cursor, int offset) {
    if (cursor.end - cursor.at <= offset + Ethernet.BYTES || looksLikeIp(cursor, offset)) {
      return false;
    }
    int version = cursor.u8(offset + Ethernet.BYTES) >> 4;
    return switch (cursor.u16(offset + Ethernet.TYPE)) {
      case Protocols.IPV4 -> version == 4;
      case Protocols.IPV6 -> version == 6;
      case Protocols.VLAN, Protocols.PROVIDER_VLAN, Protocols.MPLS -> true;
      default -> false;
    };
  }

  /** A version and a length that fits, rather than a MAC address. */
  private static boolean looksLikeIp(Cursor cursor, int offset) {
    int length = cursor.wireEnd - cursor.at - offset;
    return switch (cursor.u8(offset) >> 4) {
      case 4 -> cursor.u16(offset + 2) <= length;
      case 6 -> cursor.u16(offset + 4) + 40 <= length;
      default -> false;
    };
  }
}
