package org.icascope.view.tree;

import java.net.InetAddress;
import org.icascope.decode.Headers;
import org.icascope.dissect.WireText;
import org.icascope.model.IpAddress;
import org.icascope.view.field.FieldValue;
import org.pcap4j.packet.Dot1qVlanTagPacket;
import org.pcap4j.packet.EthernetPacket;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.IpV6Packet;
import org.pcap4j.packet.Packet;
import org.pcap4j.util.MacAddress;

/** The lines of one header, as Wireshark writes them; what is not listed here as pcap4j does. */
final class HeaderLines {

  /** Longest header text that is taken over (chosen). */
  private static final int MOST_LINES = 64;

  private static final int ADDRESS_BYTES = 6;

  private HeaderLines() {}

  /**
   * @param at index of the header in the frame
   */
  static Draft of(Packet packet, int at) {
    if (packet instanceof EthernetPacket ethernet) {
      return ethernet(ethernet.getHeader(), at);
    }
    if (packet instanceof Dot1qVlanTagPacket vlan) {
      return vlan(vlan.getHeader(), at);
    }
    if (packet instanceof IpV4Packet ip) {
      return Ip4Lines.of(ip.getHeader(), at);
    }
    return packet instanceof IpV6Packet ip ? ip6(ip.getHeader(), at) : other(packet);
  }

  private static Draft ethernet(EthernetPacket.EthernetHeader header, int at) {
    String source = header.getSrcAddr().toString();
    String destination = header.getDstAddr().toString();
    Draft draft = new Draft("Ethernet II, Src: " + source + ", Dst: " + destination).field("eth");
    draft
        .child("Destination: " + destination)
        .value("eth.dst", mac(header.getDstAddr()))
        .at(0, at, ADDRESS_BYTES);
    draft
        .child("Source: " + source)
        .value("eth.src", mac(header.getSrcAddr()))
        .at(0, at + ADDRESS_BYTES, ADDRESS_BYTES);
    draft
        .child("Type: " + numbered(header.getType().name(), header.getType().value() & 0xffff))
        .at(0, at + 2 * ADDRESS_BYTES, 2);
    return draft;
  }

  private static Draft vlan(Dot1qVlanTagPacket.Dot1qVlanTagHeader header, int at) {
    int id = header.getVidAsInt();
    Draft draft =
        new Draft("802.1Q Virtual LAN, PRI: " + header.getPriority() + ", ID: " + id).field("vlan");
    draft.child("Priority: " + header.getPriority()).at(0, at, 1);
    draft.child("DEI: " + (header.getCfi() ? "set" : "not set")).at(0, at, 1);
    draft.child("ID: " + id).number("vlan.id", id).at(0, at, 2);
    draft
        .child("Type: " + numbered(header.getType().name(), header.getType().value() & 0xffff))
        .at(0, at + 2, 2);
    return draft;
  }

  private static Draft ip6(IpV6Packet.IpV6Header header, int at) {
    FieldValue.Address source = address(header.getSrcAddr());
    FieldValue.Address destination = address(header.getDstAddr());
    Draft draft =
        new Draft(
                "Internet Protocol Version 6, Src: %s, Dst: %s"
                    .formatted(source.value(), destination.value()))
            .field("ipv6");
    draft.child("Version: 6").at(0, at, 1);
    draft.child("Traffic class: " + header.getTrafficClass()).at(0, at, 2);
    draft.child("Flow label: " + header.getFlowLabel()).at(0, at + 1, 3);
    draft.child("Payload length: " + header.getPayloadLengthAsInt()).at(0, at + 4, 2);
    draft
        .child(
            "Next header: "
                + named(header.getNextHeader().name(), header.getNextHeader().value() & 0xff))
        .at(0, at + 6, 1);
    draft
        .child("Hop limit: " + header.getHopLimitAsInt())
        .number("ipv6.hlim", header.getHopLimitAsInt())
        .at(0, at + 7, 1);
    draft.child("Source address: " + source.value()).value("ipv6.src", source).at(0, at + 8, 16);
    draft
        .child("Destination address: " + destination.value())
        .value("ipv6.dst", destination)
        .at(0, at + 24, 16);
    return draft;
  }

  /** The innermost addresses, where the headers around them are not known here. */
  static Draft innermostIp(Headers headers) {
    int version = headers.ipVersion();
    String name = version == 4 ? "ip" : "ipv6";
    var source = new IpAddress(headers.sourceHigh(), headers.sourceLow(), version);
    var destination = new IpAddress(headers.destinationHigh(), headers.destinationLow(), version);
    Draft draft =
        new Draft(
                "Internet Protocol Version %d, Src: %s, Dst: %s"
                    .formatted(version, source, destination))
            .field(name);
    draft.child("Source address: " + source).value(name + ".src", new FieldValue.Address(source));
    draft
        .child("Destination address: " + destination)
        .value(name + ".dst", new FieldValue.Address(destination));
    return draft;
  }

  /** {@code [ARP Header (28 bytes)]} and lines of name and value. */
  private static Draft other(Packet packet) {
    String[] lines = packet.getHeader().toString().split("\\R");
    Draft draft =
        new Draft(WireText.printable(lines[0].replaceAll("^\\[|\\]$", "").replace(" Header", "")));
    for (int i = 1; i < Math.min(lines.length, MOST_LINES); i++) {
      draft.child(WireText.printable(lines[i].strip().replace(": /", ": ")));
    }
    return draft;
  }

  static FieldValue.Address address(InetAddress address) {
    byte[] bytes = address.getAddress();
    return new FieldValue.Address(
        bytes.length == 4
            ? new IpAddress(0, number(bytes, 0, 4), 4)
            : new IpAddress(number(bytes, 0, 8), number(bytes, 8, 8), 6));
  }

  private static FieldValue mac(MacAddress address) {
    return new FieldValue.Ethernet(number(address.getAddress(), 0, ADDRESS_BYTES));
  }

  private static long number(byte[] bytes, int start, int length) {
    long number = 0;
    for (int i = start; i < start + length; i++) {
      number = number << 8 | bytes[i] & 0xff;
    }
    return number;
  }

  static String numbered(String name, int value) {
    return WireText.printable(name) + " (0x%04x)".formatted(value);
  }

  static String named(String name, int value) {
    return WireText.printable(name) + " (" + value + ")";
  }
}
