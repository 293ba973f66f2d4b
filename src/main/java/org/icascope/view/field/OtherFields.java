package org.icascope.view.field;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.icascope.decode.Headers;
import org.icascope.view.field.LinkFields.Table;
import org.icascope.view.frame.ViewedFrame;

/** Protocols beside TCP and UDP, which are told by number only: what stands behind the headers. */
final class OtherFields {

  /** Both service access points of spanning tree (IEEE 802.1D). */
  private static final int SPANNING_TREE = 0x4242;

  /** Names of Wireshark by Ethernet types (IEEE registry). */
  private static final Map<Integer, String> ETHERNET = new LinkedHashMap<>();

  /** Names of Wireshark by IP protocols (IANA). */
  private static final Map<Integer, String> IP = new LinkedHashMap<>();

  static {
    ETHERNET.put(0x0806, "arp");
    ETHERNET.put(0x8137, "ipx");
    ETHERNET.put(0x8809, "slow");
    ETHERNET.put(0x8863, "pppoed");
    ETHERNET.put(0x888e, "eapol");
    ETHERNET.put(0x88cc, "lldp");
    ETHERNET.put(0x88e5, "macsec");
    ETHERNET.put(0x88f7, "ptp");
    ETHERNET.put(0x9000, "loop");
    IP.put(1, "icmp");
    IP.put(2, "igmp");
    IP.put(50, "esp");
    IP.put(58, "icmpv6");
    IP.put(88, "eigrp");
    IP.put(89, "ospf");
    IP.put(103, "pim");
    IP.put(112, "vrrp");
    IP.put(132, "sctp");
  }

  private OtherFields() {}

  static void addTo(Table table) {
    ETHERNET.values().forEach(name -> protocol(table, name));
    IP.values().forEach(name -> protocol(table, name));
    protocol(table, "llc");
    table.add(
        "stp",
        (at, sink) -> {
          if (isSpanningTree(at.frame())) {
            sink.accept(at.layers().rest());
          }
        });
    number(table, "arp.opcode", "arp", 6, 2);
    number(table, "icmp.type", "icmp", 0, 1);
    number(table, "icmp.code", "icmp", 1, 1);
    number(table, "icmpv6.type", "icmpv6", 0, 1);
    number(table, "icmpv6.code", "icmpv6", 1, 1);
  }

  private static void protocol(Table table, String name) {
    table.add(
        name,
        (at, sink) -> {
          if (of(at.frame()).filter(name::equals).isPresent()) {
            sink.accept(at.layers().rest());
          }
        });
  }

  private static void number(Table table, String name, String protocol, int offset, int length) {
    table.add(
        name,
        (at, sink) -> {
          Headers headers = at.frame().partialHeaders();
          if (of(at.frame()).filter(protocol::equals).isPresent()
              && headers.restCaptured() >= offset + length) {
            byte[] bytes = headers.frame().bytes();
            int first = headers.restStart() + offset;
            sink.accept(
                new FieldValue.Whole(
                    length == 1 ? TunnelBytes.u8(bytes, first) : TunnelBytes.u16(bytes, first)));
          }
        });
  }

  /** The protocol of a frame that is of neither TCP nor UDP, as far as its number is known. */
  static Optional<String> of(ViewedFrame frame) {
    Headers headers = frame.partialHeaders();
    if (frame.isDecoded() || headers.restIsFragment() || headers.restCaptured() == 0) {
      return Optional.empty();
    }
    int protocol = headers.restProtocol();
    if (protocol == Headers.LLC) {
      return Optional.of("llc");
    }
    boolean ip = headers.ipVersion() != 0;
    return Optional.ofNullable(
        ip ? IP.get(protocol - Headers.IP_PROTOCOL) : ETHERNET.get(protocol));
  }

  private static boolean isSpanningTree(ViewedFrame frame) {
    Headers headers = frame.partialHeaders();
    return of(frame).filter("llc"::equals).isPresent()
        && headers.restCaptured() >= 2
        && TunnelBytes.u16(headers.frame().bytes(), headers.restStart()) == SPANNING_TREE;
  }
}
