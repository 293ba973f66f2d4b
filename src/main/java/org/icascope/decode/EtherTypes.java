package org.icascope.decode;

/** What stands behind an Ethernet type other than IP: tags and headers in between. */
final class EtherTypes {

  /** Tag control (IEEE 802.1Q), then the next type. */
  private static final int VLAN_BYTES = 4;

  /** Version, length, one option of type and security group tag, then the next type. */
  static final int CISCO_METADATA_BYTES = 8;

  /** Direction, destination and source interface (VN-tag), then the next type. */
  private static final int VN_TAG_BYTES = 6;

  /** Ingress and egress channel (IEEE 802.1BR), then the next type. */
  private static final int E_TAG_BYTES = 8;

  /** Forwarding tag and time to live; an Ethernet frame follows. */
  private static final int FABRIC_PATH_BYTES = 2;

  /** Service number (IEEE 802.1ah); an Ethernet frame follows. */
  private static final int PROVIDER_BACKBONE_BYTES = 4;

  /** Version and flags, egress and ingress name (RFC 6325); options, an Ethernet frame. */
  private static final int TRILL_BYTES = 6;

  /** Base and service path header (RFC 8300). */
  private static final int SERVICE_HEADER_BYTES = 8;

  private EtherTypes() {}

  static boolean find(Cursor cursor) {
    return switch (cursor.next) {
      case Protocols.VLAN, Protocols.PROVIDER_VLAN, Protocols.OLD_VLAN_1, Protocols.OLD_VLAN_2 ->
          vlan(cursor);
      case Protocols.MPLS, Protocols.MPLS_MULTICAST -> Mpls.find(cursor);
      case Protocols.PPPOE_SESSION -> Ppp.overEthernet(cursor);
      case Protocols.PPP_IN_GRE -> cursor.to(Protocols.PPP);
      case Protocols.CISCO_METADATA -> tag(cursor, CISCO_METADATA_BYTES);
      case Protocols.VN_TAG -> tag(cursor, VN_TAG_BYTES);
      case Protocols.E_TAG -> tag(cursor, E_TAG_BYTES);
      case Protocols.FABRIC_PATH -> cursor.skipWhole(FABRIC_PATH_BYTES, Protocols.ETHERNET);
      case Protocols.PROVIDER_BACKBONE ->
          cursor.skipWhole(PROVIDER_BACKBONE_BYTES, Protocols.ETHERNET);
      case Protocols.TRILL -> trill(cursor);
      case Protocols.BRIDGED_ETHERNET -> cursor.to(Protocols.ETHERNET);
      case Protocols.NETWORK_SERVICE_HEADER -> serviceHeader(cursor);
      default -> cursor.stop(Stop.NOT_IP, cursor.next);
    };
  }

  static boolean vlan(Cursor cursor) {
    if (!cursor.has(VLAN_BYTES)) {
      return false;
    }
    cursor.headers.tagged(cursor.u16(0));
    return cursor.skip(VLAN_BYTES, Protocols.ofType(cursor.u16(2)));
  }

  /** A tag whose last two bytes are the next type. */
  private static boolean tag(Cursor cursor, int length) {
    return cursor.has(length) && cursor.skip(length, Protocols.ofType(cursor.u16(length - 2)));
  }

  private static boolean trill(Cursor cursor) {
    if (!cursor.has(TRILL_BYTES)) {
      return false;
    }
    int options = (cursor.u16(0) >> 6 & 31) * 4;
    return cursor.skipWhole(TRILL_BYTES + options, Protocols.ETHERNET);
  }

  private static boolean serviceHeader(Cursor cursor) {
    if (!cursor.has(SERVICE_HEADER_BYTES)) {
      return false;
    }
    int length = (cursor.u8(1) & 63) * 4;
    if (length < SERVICE_HEADER_BYTES) {
      return cursor.stop(Stop.MALFORMED);
    }
    return switch (cursor.u8(3)) {
      case 1 -> cursor.skipWhole(length, Protocols.IPV4);
      case 2 -> cursor.skipWhole(length, Protocols.IPV6);
      case 3 -> cursor.skipWhole(length, Protocols.ETHERNET);
      case 5 -> cursor.skipWhole(length, Protocols.MPLS);
      default -> cursor.stop(Stop.NOT_IP, Protocols.NETWORK_SERVICE_HEADER);
    };
  }
}
