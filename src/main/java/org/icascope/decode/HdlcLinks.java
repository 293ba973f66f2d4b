package org.icascope.decode;

/** Serial lines: PPP and Cisco's HDLC. */
final class HdlcLinks {

  private static final int CISCO_BYTES = 4;
  private static final int CISCO_UNICAST = 0x0f00;
  private static final int CISCO_MULTICAST = 0x8f00;
  private static final int ALL_STATIONS = 0xff;
  private static final int UNNUMBERED = 3;

  private HdlcLinks() {}

  /** LINKTYPE_C_HDLC: address, control, Ethernet type. */
  static boolean cisco(Cursor cursor) {
    return cursor.has(CISCO_BYTES) && cursor.skip(CISCO_BYTES, cursor.u16(2));
  }

  /** LINKTYPE_PPP and LINKTYPE_PPP_HDLC: the first bytes tell PPP from Cisco's HDLC. */
  static boolean pppOrCisco(Cursor cursor) {
    if (!cursor.has(2)) {
      return false;
    }
    int start = cursor.u16(0);
    return start == CISCO_UNICAST || start == CISCO_MULTICAST
        ? cisco(cursor)
        : cursor.to(Protocols.PPP);
  }

  /** LINKTYPE_PPP_PPPD has a direction in place of the address, LINKTYPE_PPP_WITH_DIR before it. */
  static boolean pppWithDirection(Cursor cursor) {
    if (!cursor.has(3)) {
      return false;
    }
    boolean inPlace = cursor.u8(1) == UNNUMBERED && cursor.u8(0) != ALL_STATIONS;
    return cursor.skip(inPlace ? 2 : 1, Protocols.PPP);
  }
}
