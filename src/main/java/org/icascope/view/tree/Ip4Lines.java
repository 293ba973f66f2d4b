package org.icascope.view.tree;

import java.util.ArrayList;
import java.util.List;
import org.icascope.view.field.FieldValue;
import org.pcap4j.packet.IpV4Packet.IpV4Header;

/** The lines of an IPv4 header (RFC 791, section 3.1). */
final class Ip4Lines {

  private static final int WORD_BYTES = 4;
  private static final int FIXED_BYTES = 20;

  private Ip4Lines() {}

  static Draft of(IpV4Header header, int at) {
    FieldValue.Address source = HeaderLines.address(header.getSrcAddr());
    FieldValue.Address destination = HeaderLines.address(header.getDstAddr());
    Draft draft =
        new Draft(
                "Internet Protocol Version 4, Src: %s, Dst: %s"
                    .formatted(source.value(), destination.value()))
            .field("ip");
    int length = header.getIhlAsInt() * WORD_BYTES;
    draft.child("Version: 4").at(0, at, 1);
    draft.child("Header length: " + length + " bytes (" + header.getIhlAsInt() + ")").at(0, at, 1);
    service(draft, header.getTos().value() & 0xff, at + 1);
    draft.child("Total length: " + header.getTotalLengthAsInt()).at(0, at + 2, 2);
    int id = header.getIdentificationAsInt();
    draft
        .child("Identification: 0x%04x (%d)".formatted(id, id))
        .number("ip.id", id)
        .at(0, at + 4, 2);
    draft.child("Flags: " + flags(header)).at(0, at + 6, 1);
    draft.child("Fragment offset: " + 8 * header.getFragmentOffset() + " bytes").at(0, at + 6, 2);
    draft
        .child("Time to live: " + header.getTtlAsInt())
        .number("ip.ttl", header.getTtlAsInt())
        .at(0, at + 8, 1);
    int protocol = header.getProtocol().value() & 0xff;
    draft
        .child("Protocol: " + HeaderLines.named(header.getProtocol().name(), protocol))
        .number("ip.proto", protocol)
        .at(0, at + 9, 1);
    draft
        .child("Header checksum: 0x%04x".formatted(header.getHeaderChecksum() & 0xffff))
        .at(0, at + 10, 2);
    draft.child("Source address: " + source.value()).value("ip.src", source).at(0, at + 12, 4);
    draft
        .child("Destination address: " + destination.value())
        .value("ip.dst", destination)
        .at(0, at + 16, 4);
    if (length > FIXED_BYTES) {
      draft
          .child("Options, " + ValueText.count(length - FIXED_BYTES, "byte"))
          .at(0, at + FIXED_BYTES, length - FIXED_BYTES);
    }
    return draft;
  }

  private static void service(Draft draft, int octet, int at) {
    int codePoint = octet >> 2;
    int congestion = octet & 3;
    Draft field =
        draft
            .child(
                "Differentiated services field: 0x%02x (DSCP: %d, ECN: %d)"
                    .formatted(octet, codePoint, congestion))
            .at(0, at, 1);
    field
        .child("Differentiated services code point: " + codePoint)
        .number("ip.dsfield.dscp", codePoint)
        .at(0, at, 1);
    field.child("Explicit congestion notification: " + congestion).at(0, at, 1);
  }

  private static String flags(IpV4Header header) {
    List<String> set = new ArrayList<>();
    if (header.getReservedFlag()) {
      set.add("Reserved bit");
    }
    if (header.getDontFragmentFlag()) {
      set.add("Don't fragment");
    }
    if (header.getMoreFragmentFlag()) {
      set.add("More fragments");
    }
    return set.isEmpty() ? "none" : String.join(", ", set);
  }
}
