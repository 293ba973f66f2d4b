package org.icascope.decode;

/** PPP (RFC 1661, in HDLC framing RFC 1662) and PPPoE sessions (RFC 2516). */
final class Ppp {

  /** Address and control of HDLC framing, left out where both sides agreed. */
  private static final int ALL_STATIONS_UNNUMBERED = 0xff03;

  private static final int IPV4 = 0x0021;
  private static final int IPV6 = 0x0057;
  private static final int MPLS = 0x0281;
  private static final int MPLS_MULTICAST = 0x0283;

  private static final int OVER_ETHERNET_BYTES = 6;

  /** Version 1, type 1, code 0: session data. */
  private static final int SESSION = 0x1100;

  private Ppp() {}

  static boolean overEthernet(Cursor cursor) {
    if (!cursor.has(OVER_ETHERNET_BYTES)) {
      return false;
    }
    return cursor.u16(0) == SESSION
        ? cursor.skip(OVER_ETHERNET_BYTES, Protocols.PPP)
        : cursor.stop(Stop.NOT_IP, Protocols.PPPOE_SESSION);
  }

  static boolean find(Cursor cursor) {
    if (!cursor.has(2)) {
      return false;
    }
    if (cursor.u16(0) == ALL_STATIONS_UNNUMBERED) {
      cursor.at += 2;
    }
    if (!cursor.has(1)) {
      return false;
    }
    // an odd first byte is a protocol number without its leading zero (RFC 1661 section 6.5)
    int length = (cursor.u8(0) & 1) == 1 ? 1 : 2;
    if (!cursor.has(length)) {
      return false;
    }
    return switch (length == 1 ? cursor.u8(0) : cursor.u16(0)) {
      case IPV4 -> cursor.skip(length, Protocols.IPV4);
      case IPV6 -> cursor.skip(length, Protocols.IPV6);
      case MPLS, MPLS_MULTICAST -> cursor.skip(length, Protocols.MPLS);
      default -> cursor.stop(Stop.NOT_IP, Protocols.PPP);
    };
  }
}
