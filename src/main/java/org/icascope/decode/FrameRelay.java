package org.icascope.decode;

/**
 * Frame relay (RFC 2427): an address of two to four bytes, then either control and a protocol
 * number, or, on Cisco's devices, an Ethernet type.
 */
final class FrameRelay {

  private static final int LAST_ADDRESS_BYTE = 1;
  private static final int MAX_ADDRESS_BYTES = 4;
  private static final int UNNUMBERED = 3;
  private static final int PADDING = 0;

  /** Network layer protocol numbers (ISO/IEC TR 9577). */
  private static final int IPV4 = 0xcc;

  private static final int IPV6 = 0x8e;
  private static final int SNAP = 0x80;

  private FrameRelay() {}

  static boolean find(Cursor cursor) {
    int length = 0;
    do {
      if (!cursor.has(length + 1)) {
        return false;
      }
      if (length == MAX_ADDRESS_BYTES) {
        return cursor.stop(Stop.MALFORMED);
      }
    } while ((cursor.u8(length++) & LAST_ADDRESS_BYTE) == 0);
    cursor.at += length;
    if (!cursor.has(2)) {
      return false;
    }
    return cursor.u8(0) == UNNUMBERED ? numbered(cursor) : cursor.skip(2, cursor.u16(0));
  }

  private static boolean numbered(Cursor cursor) {
    cursor.at += cursor.u8(1) == PADDING ? 2 : 1;
    if (!cursor.has(1)) {
      return false;
    }
    return switch (cursor.u8(0)) {
      case IPV4 -> cursor.skip(1, Protocols.IPV4);
      case IPV6 -> cursor.skip(1, Protocols.IPV6);
      case SNAP -> cursor.has(6) && Llc.snap(cursor, 1);
      default -> cursor.stop(Stop.NOT_IP, Protocols.LLC);
    };
  }
}
