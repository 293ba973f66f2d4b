package org.icascope.decode;

import static org.icascope.decode.FrameBytes.ETHERNET_IPV4;
import static org.icascope.decode.FrameBytes.ETHERNET_IPV6;
import static org.icascope.decode.FrameBytes.ethernet;
import static org.icascope.decode.FrameBytes.frame;
import static org.icascope.decode.FrameBytes.ipv4;
import static org.icascope.decode.FrameBytes.ipv6;
import static org.icascope.decode.FrameBytes.tcp;

import java.util.LinkedHashMap;
import java.util.Map;
import org.icascope.capture.Frame;

/** One frame for each kind of header, all with the same TCP segment of three bytes in it. */
final class SampleFrames {

  static final String SEGMENT = ipv4(6, 7, 23) + tcp(1, 2, 0x18) + "aabbcc";
  static final String SEGMENT6 = ipv6(6, 23) + tcp(1, 2, 0x18) + "aabbcc";

  /** The segment in an Ethernet frame. */
  static final String INNER = ETHERNET_IPV4 + SEGMENT;

  private static final String ADDRESSES = ETHERNET_IPV4.substring(0, 24);

  private SampleFrames() {}

  /** Behind the Ethernet type. */
  static Map<String, Frame> ethernetTypes() {
    Map<String, Frame> frames = new LinkedHashMap<>();
    frames.put("Ethernet", ethernet(INNER));
    frames.put("trailer", ethernet(INNER + "00".repeat(20))); // of a switch, or padding
    frames.put("802.1Q", typed("8100" + "0064" + "0800" + SEGMENT));
    frames.put("802.1ad", typed("88a8" + "0064" + "8100" + "0001" + "86dd" + SEGMENT6));
    frames.put(
        "QinQinQ", typed("9100" + "0064" + "9200" + "0001" + "8100" + "0002" + "0800" + SEGMENT));
    // 802.3: length, LLC of SNAP, organisation 0, type
    frames.put("SNAP", typed("0047" + "aaaa03" + "000000" + "0800" + SEGMENT));
    frames.put("LLC of IP", typed("0042" + "060603" + SEGMENT));
    // two labels, the second is the bottom of the stack
    String labels = "00064" + "0ff" + "00065" + "1ff";
    frames.put("MPLS", typed("8847" + labels + SEGMENT));
    frames.put("MPLS IPv6", typed("8847" + labels + SEGMENT6));
    frames.put("pseudowire", typed("8847" + labels + INNER));
    frames.put("control word", typed("8847" + labels + "00000000" + INNER));
    // version and type 1, code 0, session 7, length; PPP protocol
    frames.put("PPPoE", typed("8864" + "11" + "00" + "0007" + "0041" + "0021" + SEGMENT));
    // version, length, option, security group 5, next type
    frames.put("Cisco MetaData", typed("8909" + "01" + "01" + "0001" + "0005" + "0800" + SEGMENT));
    frames.put("VN-tag", typed("8926" + "00010002" + "8100" + "0064" + "0800" + SEGMENT));
    frames.put("E-tag", typed("893f" + "000000010000" + "0800" + SEGMENT));
    frames.put("FabricPath", typed("8903" + "0041" + INNER));
    frames.put("802.1ah", typed("88e7" + "00000007" + INNER));
    // no options, 10 hops, egress 1, ingress 2
    frames.put("TRILL", typed("22f3" + "000a" + "0001" + "0002" + INNER));
    // ISL: destination and kind, source, length, SNAP, source again, VLAN 100, index, reserved
    String isl = "01000c0000" + "00" + "020000000002" + "0060" + "aaaa03" + "020000";
    frames.put("ISL", ethernet(isl + "00c8" + "0000" + "0000" + INNER + "01020304"));
    // version 0, time to live, length of six words; MD type 2, next is IPv4; service path
    frames.put("NSH", typed("894f" + "0002" + "02" + "01" + "00000001" + SEGMENT));
    return frames;
  }

  /** Other link types. */
  static Map<String, Frame> linkTypes() {
    Map<String, Frame> frames = new LinkedHashMap<>();
    frames.put("null little", frame(0, "02000000" + SEGMENT));
    frames.put("null big", frame(0, "0000001e" + SEGMENT6));
    frames.put("loop", frame(108, "00000002" + SEGMENT));
    frames.put("raw", frame(101, SEGMENT));
    frames.put("raw IPv6", frame(101, SEGMENT6));
    frames.put("IPv4", frame(228, SEGMENT));
    frames.put("IPv6", frame(229, SEGMENT6));
    // kind, device type, address length, address, protocol
    String address = "0006" + "0200000000010000";
    frames.put("SLL", frame(113, "0000" + "0001" + address + "0800" + SEGMENT));
    String tagged = "8100" + "0064" + "0800";
    frames.put("SLL, VLAN", frame(113, "0000" + "0001" + address + tagged + SEGMENT));
    String device = "0000" + "00000002" + "0001" + "00" + "06" + "0200000000010000";
    frames.put("SLL2", frame(276, "86dd" + device + SEGMENT6));
    frames.put("PPP", frame(9, "ff03" + "0021" + SEGMENT));
    frames.put("PPP without address", frame(9, "0057" + SEGMENT6));
    frames.put("PPP, short protocol", frame(9, "21" + SEGMENT));
    frames.put("PPP in HDLC", frame(50, "ff03" + "0021" + SEGMENT));
    frames.put("Cisco HDLC as PPP", frame(50, "0f00" + "0800" + SEGMENT));
    frames.put("pppd", frame(166, "01" + "03" + "0021" + SEGMENT));
    frames.put("PPP, direction", frame(204, "01" + "ff03" + "0021" + SEGMENT));
    frames.put("PPPoE", frame(51, "11000007" + "0041" + "0021" + SEGMENT));
    frames.put("Cisco HDLC", frame(104, "8f00" + "86dd" + SEGMENT6));
    frames.put("Cisco HDLC, direction", frame(205, "00" + "0f00" + "0800" + SEGMENT));
    // address of two bytes; of four
    frames.put("frame relay", frame(107, "1861" + "03" + "cc" + SEGMENT));
    frames.put("frame relay, padded", frame(107, "18000001" + "03" + "00" + "8e" + SEGMENT6));
    frames.put("frame relay, SNAP", frame(107, "1861" + "03" + "80" + "0000000800" + SEGMENT));
    frames.put(
        "frame relay, bridged", frame(107, "1861" + "03" + "00" + "80" + "0080c20007" + INNER));
    frames.put("frame relay, Cisco", frame(107, "1861" + "0800" + SEGMENT));
    frames.put("ATM", frame(100, "aaaa03" + "000000" + "0800" + SEGMENT));
    return frames;
  }

  /** What a capturing system puts before the frame. */
  static Map<String, Frame> prefixes() {
    Map<String, Frame> frames = new LinkedHashMap<>();
    // family, version, resource; prefix of 3 bytes and padding; payload
    frames.put(
        "NFLOG little", frame(239, "02000028" + "07000a00" + "61620000" + "43000900" + SEGMENT));
    frames.put(
        "NFLOG big", frame(239, "02000028" + "0007000a" + "61620000" + "00430009" + SEGMENT));
    String snap = "aaaa03" + "000000" + "0800";
    String three = "020000000001".repeat(3);
    frames.put("802.11", frame(105, "0801" + "0000" + three + "1000" + snap + SEGMENT));
    // QoS: two bytes more; four addresses: six more
    frames.put(
        "802.11 QoS", frame(105, "8802" + "0000" + three + "1000" + "0000" + snap + SEGMENT));
    String four = "1000" + "020000000004" + "0000" + "00000000";
    frames.put("802.11 relayed", frame(105, "8883" + "0000" + three + four + snap + SEGMENT));
    // version, length 18, present: time, flags; time; flags: padded header; 24 + 2 + 2
    String time = "0102030405060708";
    String radiotap = "0000" + "1200" + "03000000" + time + "20" + "00";
    String padded = "8802" + "0000" + three + "1000" + "0000" + "0000";
    frames.put("radiotap", frame(127, radiotap + padded + snap + SEGMENT));
    // two bitmaps of what is present
    String bitmaps = "0000" + "0d00" + "020000a0" + "00000000" + "10";
    frames.put(
        "radiotap, long", frame(127, bitmaps + "0801" + "0000" + three + "1000" + snap + SEGMENT));
    String data = "0801" + "0000" + three + "1000" + snap + SEGMENT;
    frames.put("Prism", frame(119, "44000000" + "90000000" + "00".repeat(136) + data));
    frames.put("AVS", frame(163, "80211001" + "00000040" + "00".repeat(56) + data));
    frames.put("PPI", frame(192, "0000" + "0c00" + "01000000" + "ffffffff" + INNER));
    String pktap = "14000000" + "01000000" + "01000000" + "00".repeat(8);
    frames.put("PKTAP", frame(258, pktap + INNER));
    frames.put("PFLOG", frame(117, "3d" + "02" + "00".repeat(62) + SEGMENT));
    return frames;
  }

  /** Tunnels. */
  static Map<String, Frame> tunnels() {
    Map<String, Frame> frames = new LinkedHashMap<>();
    frames.put("IP in IP", ip(4, SEGMENT));
    frames.put("6in4", ip(41, SEGMENT6));
    frames.put("4in6", ip6(4, SEGMENT));
    frames.put("6in6", ip6(41, SEGMENT6));
    frames.put("EtherIP", ip(97, "3000" + INNER));
    frames.put("MPLS in IP", ip(137, "000641ff" + SEGMENT));
    frames.put("Ethernet in IPv6", ip6(143, INNER));
    frames.put("GRE", ip(47, "0000" + "0800" + SEGMENT));
    // checksum, key, sequence number
    String fields = "00000000" + "00000007" + "00000001";
    frames.put("GRE, all fields", ip(47, "b000" + "86dd" + fields + SEGMENT6));
    // source routes: family, offset, length and two words; the end
    String routes = "0800" + "00" + "08" + "0a0000010a000002" + "00000000";
    frames.put("GRE, routed", ip(47, "4000" + "0800" + "00000000" + routes + SEGMENT));
    frames.put("NVGRE", ip(47, "2000" + "6558" + "00000701" + INNER));
    // version 1: length and call, sequence and acknowledgement numbers
    String call = "00410007" + "00000001" + "00000002";
    frames.put("PPTP", ip(47, "3081" + "880b" + call + "ff030021" + SEGMENT));
    frames.put("ERSPAN I", ip(47, "0000" + "88be" + INNER));
    frames.put("ERSPAN II", ip(47, "1000" + "88be" + "00000001" + "1064000100000000" + INNER));
    String session = "20640001" + "00000000" + "0000";
    frames.put("ERSPAN III", ip(47, "1000" + "22eb" + "00000001" + session + "0000" + INNER));
    frames.put(
        "ERSPAN III, platform",
        ip(47, "1000" + "22eb" + "00000001" + session + "0001" + "00".repeat(8) + INNER));
    // next type, version, length, option, security group
    frames.put("MetaData in GRE", ip(47, "0000" + "8909" + "0800" + "01010001" + "0005" + SEGMENT));
    frames.put("WCCP 2", ip(47, "0000" + "883e" + "00000000" + SEGMENT));
    return frames;
  }

  /** Tunnels over UDP, where the outer datagram remains when the inner one cannot be read. */
  static Map<String, Frame> udpTunnels() {
    Map<String, Frame> frames = new LinkedHashMap<>();
    frames.put("VXLAN", udp(4789, "08000000" + "00000700" + INNER));
    frames.put("VXLAN, Linux", udp(8472, "08000000" + "00000700" + INNER));
    frames.put("VXLAN-GPE", udp(4790, "0c000002" + "00000700" + SEGMENT6));
    // one option of four bytes; Ethernet
    frames.put("Geneve", udp(6081, "02" + "00" + "6558" + "00000700" + "0102800101020304" + INNER));
    frames.put("Geneve, IP", udp(6081, "00" + "00" + "0800" + "00000700" + SEGMENT));
    frames.put("GTP-U", udp(2152, "30" + "ff" + "003f" + "00000001" + SEGMENT));
    // sequence number, then a header of one word and one of two, as the type fields say
    String extensions = "0001" + "00" + "85" + "01" + "1009" + "c0" + "02" + "000000000000" + "00";
    frames.put(
        "GTP-U, extensions", udp(2152, "36" + "ff" + "0051" + "00000001" + extensions + SEGMENT6));
    frames.put("Teredo", udp(3544, SEGMENT6));
    String authentication = "0001" + "00" + "00" + "0000000000000001" + "00";
    String origin = "0000" + "1234" + "f5fffffe";
    frames.put("Teredo, all headers", udp(3544, authentication + origin + SEGMENT6));
    frames.put("GRE in UDP", udp(4754, "0000" + "0800" + SEGMENT));
    frames.put("MPLS in UDP", udp(6635, "000641ff" + SEGMENT));
    // identity of 16 bytes, signature of 5 words, forward, IPv6
    frames.put(
        "AYIYA", udp(5072, "41" + "52" + "11" + "29" + "00000000" + "00".repeat(36) + SEGMENT6));
    frames.put(
        "VXLAN in GTP-U",
        udp(2152, "30ff003f00000001" + datagram(4789, "0800000000000700" + INNER)));
    return frames;
  }

  static Map<String, Frame> all() {
    Map<String, Frame> frames = new LinkedHashMap<>(ethernetTypes());
    linkTypes().forEach((name, frame) -> frames.put("link type " + name, frame));
    frames.putAll(prefixes());
    frames.putAll(tunnels());
    frames.putAll(udpTunnels());
    return frames;
  }

  private static Frame typed(String typeAndContent) {
    return ethernet(ADDRESSES + typeAndContent);
  }

  static Frame ip(int protocol, String content) {
    return ethernet(ETHERNET_IPV4 + ipv4(protocol, 9, content.length() / 2) + content);
  }

  private static Frame ip6(int protocol, String content) {
    return ethernet(ETHERNET_IPV6 + ipv6(protocol, content.length() / 2) + content);
  }

  static Frame udp(int port, String content) {
    return ethernet(ETHERNET_IPV4 + datagram(port, content));
  }

  /** An IPv4 datagram to a UDP port. */
  static String datagram(int port, String content) {
    int length = 8 + content.length() / 2;
    String udp = "c351" + FrameBytes.u16(port) + FrameBytes.u16(length) + "0000";
    return ipv4(17, 9, length) + udp + content;
  }
}
