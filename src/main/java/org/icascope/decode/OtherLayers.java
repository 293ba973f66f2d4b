package org.icascope.decode;

/** The headers that have no Ethernet type: which class reads which. */
final class OtherLayers {

  private static final int IPV4_IN_IP = Protocols.IP_PROTOCOL + 4;
  private static final int IPV6_IN_IP = Protocols.IP_PROTOCOL + 41;
  private static final int GRE_IN_IP = Protocols.IP_PROTOCOL + 47;
  private static final int ETHER_IP = Protocols.IP_PROTOCOL + 97;
  private static final int MPLS_IN_IP = Protocols.IP_PROTOCOL + 137;
  private static final int ETHERNET_IN_IP = Protocols.IP_PROTOCOL + 143;

  private static final int ETHER_IP_BYTES = 2;

  private OtherLayers() {}

  static boolean find(Cursor cursor) {
    return switch (cursor.next) {
      case Protocols.IP -> ip(cursor);
      case Protocols.ETHERNET -> Ethernet.find(cursor);
      case Protocols.LLC -> Llc.find(cursor);
      case Protocols.PPP -> Ppp.find(cursor);
      case Protocols.WLAN -> Wlan.find(cursor);
      case Protocols.GRE, GRE_IN_IP -> Gre.find(cursor);
      case Protocols.VXLAN -> UdpTunnels.vxlan(cursor);
      case Protocols.VXLAN_GPE -> UdpTunnels.vxlanGpe(cursor);
      case Protocols.GENEVE -> UdpTunnels.geneve(cursor);
      case Protocols.GTP_U -> GtpU.find(cursor);
      case Protocols.TEREDO -> UdpTunnels.teredo(cursor);
      case Protocols.AYIYA -> UdpTunnels.ayiya(cursor);
      case IPV4_IN_IP -> cursor.to(Protocols.IPV4);
      case IPV6_IN_IP -> cursor.to(Protocols.IPV6);
      case MPLS_IN_IP -> cursor.to(Protocols.MPLS);
      case ETHERNET_IN_IP -> cursor.to(Protocols.ETHERNET);
      case ETHER_IP -> cursor.skipWhole(ETHER_IP_BYTES, Protocols.ETHERNET); // RFC 3378
      default ->
          cursor.next >= Protocols.LINK_TYPE
              ? LinkLayer.find(cursor, cursor.next - Protocols.LINK_TYPE)
              : cursor.stop(Stop.OTHER_PROTOCOL, cursor.next - Protocols.IP_PROTOCOL);
    };
  }

  /** IPv4 or IPv6, as the first four bits say. */
  private static boolean ip(Cursor cursor) {
    if (!cursor.has(1)) {
      return false;
    }
    return switch (cursor.u8(0) >> 4) {
      case 4 -> cursor.to(Protocols.IPV4);
      case 6 -> cursor.to(Protocols.IPV6);
      default -> cursor.stop(Stop.NOT_IP, Protocols.IP);
    };
  }
}
