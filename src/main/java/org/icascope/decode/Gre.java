package org.icascope.decode;

/**
 * Generic routing encapsulation (RFC 2784, RFC 2890, source routes of RFC 1701, version 1 for PPTP
 * of RFC 2637), NVGRE included, and ERSPAN in it.
 */
final class Gre {

  private static final int BYTES = 4;
  private static final int CHECKSUM = 0x8000;
  private static final int ROUTING = 0x4000;
  private static final int KEY = 0x2000;
  private static final int SEQUENCE = 0x1000;

  /** Version 1 only. */
  private static final int ACKNOWLEDGEMENT = 0x0080;

  private static final int VERSION_MASK = 7;
  private static final int FIELD_BYTES = 4;
  private static final int WCCP = 0x883e;

  /** Type I has no header, and so no sequence number; type II has. */
  private static final int ERSPAN_II_BYTES = 8;

  private static final int ERSPAN_III_BYTES = 12;

  /** Last bit of the header of type III: eight bytes about the platform follow. */
  private static final int ERSPAN_PLATFORM = 1;

  private static final int ERSPAN_PLATFORM_BYTES = 8;

  private Gre() {}

  static boolean find(Cursor cursor) {
    if (!cursor.has(BYTES)) {
      return false;
    }
    int flags = cursor.u16(0);
    int protocol = cursor.u16(2);
    int version = flags & VERSION_MASK;
    if (version > 1) {
      return cursor.stop(Stop.NOT_IP, Protocols.GRE);
    }
    int fields = version == 0 ? KEY | SEQUENCE : KEY | SEQUENCE | ACKNOWLEDGEMENT;
    int length = BYTES + Integer.bitCount(flags & fields) * FIELD_BYTES;
    length += (flags & (CHECKSUM | ROUTING)) != 0 ? FIELD_BYTES : 0;
    if (!cursor.skipWhole(length, protocol)) {
      return false;
    }
    if ((flags & ROUTING) != 0 && !skipRoutes(cursor)) {
      return false;
    }
    return payload(cursor, protocol, (flags & SEQUENCE) != 0);
  }

  /** Address family, offset, length and addresses; the last has family and length 0. */
  private static boolean skipRoutes(Cursor cursor) {
    while (cursor.has(BYTES)) {
      int length = cursor.u8(3);
      boolean last = length == 0;
      if (!cursor.has(BYTES + length)) {
        return false;
      }
      cursor.at += BYTES + length;
      if (last) {
        return true;
      }
    }
    return false;
  }

  private static boolean payload(Cursor cursor, int protocol, boolean sequence) {
    return switch (protocol) {
      case Protocols.ERSPAN -> cursor.skipWhole(sequence ? ERSPAN_II_BYTES : 0, Protocols.ETHERNET);
      case Protocols.ERSPAN_III -> erspan3(cursor);
      case Protocols.CISCO_METADATA -> metadata(cursor);
      case WCCP -> wccp(cursor);
      default -> protocol > Protocols.LARGEST_LENGTH || cursor.stop(Stop.NOT_IP, Protocols.GRE);
    };
  }

  private static boolean erspan3(Cursor cursor) {
    if (!cursor.has(ERSPAN_III_BYTES)) {
      return false;
    }
    int last = cursor.u16(ERSPAN_III_BYTES - 2);
    int frameType = last >> 10 & 31;
    if (frameType != 0 && frameType != 2) {
      return cursor.stop(Stop.NOT_IP, Protocols.ERSPAN_III);
    }
    int platform = (last & ERSPAN_PLATFORM) != 0 ? ERSPAN_PLATFORM_BYTES : 0;
    return cursor.skipWhole(
        ERSPAN_III_BYTES + platform, frameType == 0 ? Protocols.ETHERNET : Protocols.IP);
  }

  /** Unlike in Ethernet, the next type stands before the rest (real captures, and tshark). */
  private static boolean metadata(Cursor cursor) {
    return cursor.has(EtherTypes.CISCO_METADATA_BYTES)
        && cursor.skip(EtherTypes.CISCO_METADATA_BYTES, Protocols.ofType(cursor.u16(0)));
  }

  /** Web cache redirection: version 2 has four bytes before the IP header. */
  private static boolean wccp(Cursor cursor) {
    if (!cursor.has(1)) {
      return false;
    }
    return cursor.skipWhole(cursor.u8(0) >> 4 == 4 ? 0 : 4, Protocols.IPV4);
  }
}
