package org.icascope.decode;

/**
 * Numbers of what may stand next in a frame, in one range: Ethernet types as they are (IEEE
 * registry), IP protocols (IANA) from {@link #IP_PROTOCOL} on, link types (tcpdump.org/linktypes)
 * from {@link #LINK_TYPE} on, and headers that have no number of these.
 */
final class Protocols {

  /** Smaller values of an Ethernet type field are lengths (IEEE 802.3). */
  static final int LARGEST_LENGTH = 1500;

  static final int IPV4 = 0x0800;
  static final int IPV6 = 0x86dd;
  static final int VLAN = 0x8100;
  static final int PROVIDER_VLAN = 0x88a8;

  /** Stacked tags before IEEE 802.1ad, one vendor's number each. */
  static final int OLD_VLAN_1 = 0x9100;

  static final int OLD_VLAN_2 = 0x9200;
  static final int MPLS = 0x8847;
  static final int MPLS_MULTICAST = 0x8848;
  static final int PPPOE_SESSION = 0x8864;
  static final int PPP_IN_GRE = 0x880b;
  static final int TRILL = 0x22f3;
  static final int BRIDGED_ETHERNET = 0x6558;
  static final int ERSPAN = 0x88be;
  static final int ERSPAN_III = 0x22eb;
  static final int PROVIDER_BACKBONE = 0x88e7;
  static final int FABRIC_PATH = 0x8903;
  static final int CISCO_METADATA = 0x8909;
  static final int VN_TAG = 0x8926;
  static final int E_TAG = 0x893f;
  static final int NETWORK_SERVICE_HEADER = 0x894f;

  /** IPv4 or IPv6, by the version in the first four bits. */
  static final int IP = 0x10000;

  static final int ETHERNET = 0x10001;
  static final int LLC = 0x10002;
  static final int PPP = 0x10003;
  static final int WLAN = 0x10004;
  static final int GRE = 0x10005;
  static final int VXLAN = 0x10006;
  static final int VXLAN_GPE = 0x10007;
  static final int GENEVE = 0x10008;
  static final int GTP_U = 0x10009;
  static final int TEREDO = 0x1000a;
  static final int AYIYA = 0x1000b;

  /** The TCP or UDP header is found, and so is its payload. */
  static final int FOUND = 0x1ffff;

  static final int IP_PROTOCOL = 0x20000;
  static final int TCP = IP_PROTOCOL + 6;
  static final int UDP = IP_PROTOCOL + 17;
  static final int LINK_TYPE = 0x30000;

  private Protocols() {}

  /** What an Ethernet type field says: values that are a length mean an LLC header. */
  static int ofType(int typeOrLength) {
    return typeOrLength > LARGEST_LENGTH ? typeOrLength : LLC;
  }

  /** Name for counts; the bare number where there is none. */
  static String name(int number) {
    return switch (number) {
      case 0x0806 -> "ARP";
      case 0x8035 -> "RARP or SLARP";
      case 0x8137 -> "IPX";
      case 0x8809 -> "slow protocols (LACP)";
      case 0x8863 -> "PPPoE discovery";
      case PPPOE_SESSION -> "PPPoE";
      case 0x888e -> "EAPOL";
      case 0x88cc -> "LLDP";
      case 0x88e5 -> "MACsec";
      case 0x88f7 -> "PTP";
      case 0x9000 -> "loopback test";
      case MPLS, MPLS_MULTICAST -> "MPLS";
      case ERSPAN, ERSPAN_III -> "ERSPAN";
      case CISCO_METADATA -> "Cisco MetaData";
      case NETWORK_SERVICE_HEADER -> "NSH";
      case IP -> "IP of unknown version";
      case LLC -> "LLC";
      case PPP -> "PPP";
      case WLAN -> "IEEE 802.11 without readable content";
      case GRE -> "GRE";
      default -> "0x%04x".formatted(number);
    };
  }
}
