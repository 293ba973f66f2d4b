package org.icascope.decode;

/** Tunnels over UDP, by port (IANA), of either side: the answering side may use it as well. */
final class UdpTunnels {

  private static final int VXLAN_BYTES = 8;

  /** The network number is valid (RFC 7348 section 5). */
  private static final int VXLAN_VALID = 0x08;

  private static final int GENEVE_BYTES = 8;
  private static final int TEREDO_AUTHENTICATION = 1;
  private static final int TEREDO_AUTHENTICATION_BYTES = 13;
  private static final int TEREDO_ORIGIN = 0;
  private static final int TEREDO_ORIGIN_BYTES = 8;
  private static final int AYIYA_BYTES = 8;
  private static final int AYIYA_IPV6 = 41;
  private static final int AYIYA_FORWARD = 1;

  private UdpTunnels() {}

  /** What a datagram on these ports may carry; {@link Protocols#FOUND} when it is just UDP. */
  static int protocol(Headers headers) {
    int protocol = ofPort(headers.destinationPort);
    return protocol == Protocols.FOUND ? ofPort(headers.sourcePort) : protocol;
  }

  private static int ofPort(int port) {
    return switch (port) {
      case 2152 -> Protocols.GTP_U;
      case 3544 -> Protocols.TEREDO;
      case 4754 -> Protocols.GRE; // RFC 8086
      case 4789, 8472 -> Protocols.VXLAN; // 8472: Linux before IANA gave a number
      case 4790 -> Protocols.VXLAN_GPE;
      case 5072 -> Protocols.AYIYA;
      case 6081 -> Protocols.GENEVE;
      case 6635 -> Protocols.MPLS; // RFC 7510
      default -> Protocols.FOUND;
    };
  }

  static boolean vxlan(Cursor cursor) {
    if (!cursor.has(VXLAN_BYTES)) {
      return false;
    }
    return (cursor.u8(0) & VXLAN_VALID) != 0
        ? cursor.skip(VXLAN_BYTES, Protocols.ETHERNET)
        : cursor.stop(Stop.MALFORMED);
  }

  /** The same with a protocol in its fourth byte. */
  static boolean vxlanGpe(Cursor cursor) {
    if (!cursor.has(VXLAN_BYTES)) {
      return false;
    }
    return switch (cursor.u8(3)) {
      case 1 -> cursor.skip(VXLAN_BYTES, Protocols.IPV4);
      case 2 -> cursor.skip(VXLAN_BYTES, Protocols.IPV6);
      case 3 -> cursor.skip(VXLAN_BYTES, Protocols.ETHERNET);
      case 4 -> cursor.skip(VXLAN_BYTES, Protocols.NETWORK_SERVICE_HEADER);
      default -> cursor.stop(Stop.MALFORMED);
    };
  }

  /** RFC 8926. */
  static boolean geneve(Cursor cursor) {
    if (!cursor.has(GENEVE_BYTES)) {
      return false;
    }
    if (cursor.u8(0) >> 6 != 0) {
      return cursor.stop(Stop.MALFORMED);
    }
    int options = (cursor.u8(0) & 63) * 4;
    return cursor.skipWhole(GENEVE_BYTES + options, cursor.u16(2));
  }

  /** RFC 4380 section 5.1.1: authentication and origin may stand before the IPv6 header. */
  static boolean teredo(Cursor cursor) {
    if (!cursor.has(2)) {
      return false;
    }
    if (cursor.u16(0) == TEREDO_AUTHENTICATION) {
      if (!cursor.has(4)) {
        return false;
      }
      int identifiers = cursor.u8(2) + cursor.u8(3);
      if (!cursor.skipWhole(TEREDO_AUTHENTICATION_BYTES + identifiers, 0) || !cursor.has(2)) {
        return false;
      }
    }
    int origin = cursor.u16(0) == TEREDO_ORIGIN ? TEREDO_ORIGIN_BYTES : 0;
    return cursor.skipWhole(origin, Protocols.IPV6);
  }

  /** draft-massar-v6ops-ayiya-02 section 4.1: identity and signature, then IPv6. */
  static boolean ayiya(Cursor cursor) {
    if (!cursor.has(AYIYA_BYTES)) {
      return false;
    }
    int identity = 1 << (cursor.u8(0) >> 4);
    int signature = (cursor.u8(1) >> 4) * 4;
    if ((cursor.u8(2) & 15) != AYIYA_FORWARD || cursor.u8(3) != AYIYA_IPV6) {
      return cursor.stop(Stop.MALFORMED);
    }
    return cursor.skipWhole(AYIYA_BYTES + identity + signature, Protocols.IPV6);
  }
}
