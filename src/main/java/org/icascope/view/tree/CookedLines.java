package org.icascope.view.tree;

import org.icascope.view.field.CookedHeader;
import org.icascope.view.field.FieldValue;

/** The node of the header of a Linux "cooked" capture. */
final class CookedLines {

  private static final int ETHERNET_ADDRESS_BYTES = 6;

  private CookedLines() {}

  static Draft of(CookedHeader header, byte[] bytes) {
    boolean first = header.version() == 1;
    Draft draft =
        new Draft("Linux cooked capture v" + header.version())
            .field("sll")
            .at(0, 0, header.length());
    draft
        .child("Packet type: " + header.packetType() + " (" + packetType(header) + ")")
        .number("sll.pkttype", header.packetType())
        .at(0, first ? 0 : 10, first ? 2 : 1);
    draft
        .child("Link-layer address type: " + header.addressType())
        .number("sll.hatype", header.addressType())
        .at(0, first ? 2 : 8, 2);
    draft
        .child("Link-layer address length: " + header.addressBytes())
        .number("sll.halen", header.addressBytes())
        .at(0, first ? 4 : 11, first ? 2 : 1);
    if (!first) {
      draft
          .child("Interface index: " + header.interfaceIndex())
          .number("sll.ifindex", header.interfaceIndex())
          .at(0, 4, 4);
    }
    if (header.addressBytes() == ETHERNET_ADDRESS_BYTES) {
      source(draft, header, bytes);
    }
    Draft protocol =
        draft.child("Protocol: 0x%04x".formatted(header.protocol())).at(0, header.protocolAt(), 2);
    if (header.hasEthernetType()) {
      protocol.number("sll.etype", header.protocol());
    }
    return draft;
  }

  private static void source(Draft draft, CookedHeader header, byte[] bytes) {
    long address = 0;
    StringBuilder text = new StringBuilder("Source: ");
    for (int i = 0; i < ETHERNET_ADDRESS_BYTES; i++) {
      int octet = bytes[header.addressAt() + i] & 0xff;
      address = address << 8 | octet;
      text.append(i == 0 ? "" : ":").append("%02x".formatted(octet));
    }
    draft
        .child(text.toString())
        .value("sll.src.eth", new FieldValue.Ethernet(address))
        .at(0, header.addressAt(), ETHERNET_ADDRESS_BYTES);
  }

  private static String packetType(CookedHeader header) {
    return switch (header.packetType()) {
      case 0 -> "unicast to us";
      case 1 -> "broadcast";
      case 2 -> "multicast";
      case 3 -> "unicast to another host";
      case 4 -> "sent by us";
      default -> "unknown";
    };
  }
}
