package org.icascope.view.info;

import org.icascope.capture.Frame;
import org.icascope.decode.Headers;
import org.icascope.view.frame.ViewedFrame;

/** Frames that are neither TCP nor UDP: what stands behind the headers that were read. */
final class OtherInfo {

  private static final int ICMP = Headers.IP_PROTOCOL + 1;
  private static final int IGMP = Headers.IP_PROTOCOL + 2;
  private static final int TCP = Headers.IP_PROTOCOL + 6;
  private static final int UDP = Headers.IP_PROTOCOL + 17;
  private static final int ICMP_V6 = Headers.IP_PROTOCOL + 58;
  private static final int LARGEST_IP_PROTOCOL = Headers.IP_PROTOCOL + 255;

  /** Names of Ethernet types (IEEE registry) as Wireshark shows them. */
  private static final String[][] ETHERNET_TYPES = {
    {"0806", "ARP"},
    {"8035", "RARP"},
    {"8137", "IPX"},
    {"8809", "Slow Protocols"},
    {"8863", "PPPoED"},
    {"888e", "EAPOL"},
    {"88cc", "LLDP"},
    {"88e5", "MACSEC"},
    {"88f7", "PTP"},
    {"9000", "LOOP"}
  };

  /** Names of IP protocols (IANA). */
  private static final String[][] IP_PROTOCOLS = {
    {"2", "IGMP"},
    {"47", "GRE"},
    {"50", "ESP"},
    {"51", "AH"},
    {"88", "EIGRP"},
    {"89", "OSPF"},
    {"103", "PIM"},
    {"112", "VRRP"},
    {"132", "SCTP"}
  };

  private OtherInfo() {}

  static void fill(ViewedFrame frame, Summary summary) {
    Headers headers = frame.partialHeaders();
    int protocol = headers.restProtocol();
    if (headers.restIsFragment()) {
      fragment(headers, summary);
    } else if (protocol == Arp.TYPE) {
      Arp.fill(headers, summary);
    } else if (protocol == ICMP && headers.ipVersion() != 0) {
      Icmp.version4(headers, summary);
    } else if (protocol == ICMP_V6 && headers.ipVersion() != 0) {
      Icmp.version6(headers, summary);
    } else if (protocol == IGMP && headers.ipVersion() != 0) {
      Igmp.fill(headers, summary);
    } else {
      named(frame, protocol, summary);
    }
  }

  private static void fragment(Headers headers, Summary summary) {
    summary.protocol(headers.ipVersion() == 6 ? "IPv6" : "IPv4");
    int number = headers.protocol();
    String name = number == 6 ? "TCP" : number == 17 ? "UDP" : ipProtocol(number);
    summary.info().text("Fragmented IP protocol (proto=").text(name).sign(' ').number(number);
    if (headers.ipId() >= 0) {
      summary.info().text(", ID=").hex(headers.ipId(), 4);
    }
    summary.info().sign(')');
  }

  private static void named(ViewedFrame frame, int protocol, Summary summary) {
    LineBuffer info = summary.info();
    if (protocol == TCP || protocol == UDP) {
      summary.protocol(protocol == TCP ? "TCP" : "UDP");
      Headers headers = frame.partialHeaders();
      if (headers.restCaptured() >= 4) {
        info.number(u16(headers, 0)).raw(Words.ARROW).number(u16(headers, 2)).sign(' ');
      }
      info.text("[header cut or malformed]");
    } else if (protocol >= Headers.IP_PROTOCOL && protocol <= LARGEST_IP_PROTOCOL) {
      String name = ipProtocol(protocol - Headers.IP_PROTOCOL);
      summary.protocol(name.isEmpty() ? "IP" : name);
      info.text("IP protocol ").number(protocol - Headers.IP_PROTOCOL);
      info.text(", ").number(frame.partialHeaders().restCaptured()).raw(Words.BYTES);
    } else if (protocol == Headers.LLC) {
      summary.protocol(isSpanningTree(frame.partialHeaders()) ? "STP" : "LLC");
      info.number(frame.partialHeaders().restCaptured()).raw(Words.BYTES);
    } else if (protocol > 0 && protocol <= 0xffff) {
      String name = find(ETHERNET_TYPES, String.format("%04x", protocol));
      summary.protocol(name.isEmpty() ? "Ethernet" : name);
      info.text("Ethernet type 0x").hex(protocol, 4);
      info.text(", ").number(frame.partialHeaders().restCaptured()).raw(Words.BYTES);
    } else {
      summary.protocol("Frame");
      info.text("link type ").number(frame.frame().linkType()).text(", not decoded");
    }
  }

  /** Both service access points are those of spanning tree (IEEE 802.1D). */
  private static boolean isSpanningTree(Headers headers) {
    return headers.restCaptured() >= 2 && u16(headers, 0) == 0x4242;
  }

  private static String ipProtocol(int number) {
    return find(IP_PROTOCOLS, Integer.toString(number));
  }

  private static String find(String[][] names, String number) {
    for (String[] name : names) {
      if (name[0].equals(number)) {
        return name[1];
      }
    }
    return "";
  }

  /** A byte behind the headers; the caller checks that it is there. */
  static int u8(Headers headers, int offset) {
    return headers.frame().bytes()[headers.restStart() + offset] & 0xff;
  }

  static int u16(Headers headers, int offset) {
    return u8(headers, offset) << 8 | u8(headers, offset + 1);
  }

  static long u32(Headers headers, int offset) {
    return (long) u16(headers, offset) << 16 | u16(headers, offset + 2);
  }

  /** An address of the link layer. */
  static void hardware(LineBuffer out, byte[] bytes, int at) {
    for (int i = 0; i < 6; i++) {
      if (i > 0) {
        out.sign(':');
      }
      out.hex(bytes[at + i], 2);
    }
  }

  static boolean has(Frame frame, int bytes) {
    return frame.capturedLength() >= bytes;
  }
}
