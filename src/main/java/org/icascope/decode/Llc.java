package org.icascope.decode;

/** IEEE 802.2 logical link control, with the SNAP header that holds an Ethernet type. */
final class Llc {

  private static final int BYTES = 3;
  private static final int SNAP_BYTES = 8;

  /** Both service access points are SNAP's, unnumbered information. */
  private static final int SNAP = 0xaaaa03;

  /** Both are those of IP (RFC 1042 had not yet replaced that by SNAP). */
  private static final int IP = 0x060603;

  private static final int ETHERNET_TYPES = 0;

  /** Types of bridged networks (IEEE 802.1H). */
  private static final int BRIDGE_TUNNEL = 0x0000f8;

  /** IEEE 802.1: whole frames behind the header (RFC 2684 section 5.2). */
  private static final int BRIDGED = 0x0080c2;

  private static final int BRIDGED_ETHERNET_WITH_CHECK = 1;
  private static final int BRIDGED_ETHERNET = 7;

  private Llc() {}

  static boolean find(Cursor cursor) {
    if (!cursor.has(BYTES)) {
      return false;
    }
    int accessPoints = cursor.u16(0) << 8 | cursor.u8(2);
    if (accessPoints == IP) {
      return cursor.skip(BYTES, Protocols.IP);
    }
    if (accessPoints != SNAP) {
      return cursor.stop(Stop.NOT_IP, Protocols.LLC);
    }
    return cursor.has(SNAP_BYTES) && snap(cursor, BYTES);
  }

  /**
   * Organisation and protocol number.
   *
   * @param offset where they stand; five bytes of which the caller knows that they are there
   */
  static boolean snap(Cursor cursor, int offset) {
    int organisation = cursor.u16(offset) << 8 | cursor.u8(offset + 2);
    int protocol = cursor.u16(offset + 3);
    int length = offset + 5;
    if (organisation == ETHERNET_TYPES || organisation == BRIDGE_TUNNEL) {
      return protocol > Protocols.LARGEST_LENGTH
          ? cursor.skip(length, protocol)
          : cursor.stop(Stop.NOT_IP, Protocols.LLC);
    }
    boolean ethernet = protocol == BRIDGED_ETHERNET || protocol == BRIDGED_ETHERNET_WITH_CHECK;
    return organisation == BRIDGED && ethernet
        ? cursor.skip(length, Protocols.ETHERNET)
        : cursor.stop(Stop.NOT_IP, Protocols.LLC);
  }
}
