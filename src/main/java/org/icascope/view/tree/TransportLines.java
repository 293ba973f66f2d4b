package org.icascope.view.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.icascope.decode.Headers;
import org.icascope.dissect.WireReader;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.FieldValue;
import org.icascope.view.field.Fields;
import org.icascope.view.field.FrameFields;
import org.icascope.view.frame.ViewedFrame;
import org.pcap4j.packet.IllegalRawDataException;
import org.pcap4j.packet.TcpPacket;
import org.pcap4j.packet.TcpPacket.TcpOption;

/** The lines of TCP (RFC 9293, section 3.1) and UDP, with what was found out about the segment. */
final class TransportLines {

  private static final int TCP = 6; // IANA protocol number
  private static final int TCP_HEADER = 20;
  private static final int UDP_HEADER = 8;

  private record Bit(String name, String title, String shortName, int mask) {}

  private static final List<Bit> BITS =
      List.of(
          new Bit("urg", "Urgent", "URG", Headers.URG),
          new Bit("ack", "Acknowledgement", "ACK", Headers.ACK),
          new Bit("push", "Push", "PSH", Headers.PSH),
          new Bit("reset", "Reset", "RST", Headers.RST),
          new Bit("syn", "Syn", "SYN", Headers.SYN),
          new Bit("fin", "Fin", "FIN", Headers.FIN));

  private final ViewedFrame viewed;
  private final Headers headers;
  private final FrameFields fields;
  private final int pane;
  private final BytePane bytes;

  /** Index of the header in the pane. */
  private final int at;

  private final int headerBytes;
  private Draft checksum;

  TransportLines(
      ViewedFrame viewed, Headers headers, FrameFields fields, int pane, BytePane bytes) {
    this.viewed = viewed;
    this.headers = headers;
    this.fields = fields;
    this.pane = pane;
    this.bytes = bytes;
    at = headers.transportStart() - headers.frame().start();
    headerBytes =
        headers.protocol() == TCP ? headers.payloadStart() - headers.transportStart() : UDP_HEADER;
  }

  Draft draft() {
    Draft draft = headers.protocol() == TCP ? tcp() : udp();
    bytes.show(at, headerBytes);
    draft.at(pane, at, headerBytes);
    int payload = headers.payloadCaptured();
    if (payload > 0) {
      String text = headers.protocol() == TCP ? "TCP payload" : "UDP payload";
      draft
          .child(text + ": " + ValueText.count(headers.payloadLength(), "byte"))
          .at(pane, headers.payloadStart() - headers.frame().start(), payload);
    }
    return draft;
  }

  /**
   * To be called when it is known which bytes are shown: from a checksum and all bytes under it but
   * one or two, those could be told.
   */
  void hideChecksumOfHidden() {
    int payload = headers.payloadStart() - headers.frame().start();
    for (int i = payload; i < payload + headers.payloadCaptured(); i++) {
      if (!bytes.isShown(i)) {
        checksum.title("Checksum: not shown, as bytes under it are not");
        bytes.hide(headers.protocol() == TCP ? at + 16 : at + 6, 2);
        return;
      }
    }
  }

  private Draft udp() {
    Draft draft =
        new Draft(
                "User Datagram Protocol, Src Port: %d, Dst Port: %d"
                    .formatted(headers.sourcePort(), headers.destinationPort()))
            .field("udp");
    line(draft, "udp.srcport", "Source port: ", 0, 2);
    line(draft, "udp.dstport", "Destination port: ", 2, 2);
    line(draft, "udp.length", "Length: ", 4, 2);
    checksum = draft.child("Checksum: 0x%04x".formatted(u16(6))).at(pane, at + 6, 2);
    concluded(draft, "udp.stream", "Stream index: ");
    return draft;
  }

  private Draft tcp() {
    Draft draft = new Draft("").field("tcp");
    StringBuilder title = new StringBuilder("Transmission Control Protocol, Src Port: ");
    title.append(headers.sourcePort()).append(", Dst Port: ").append(headers.destinationPort());
    number("tcp.seq", value -> title.append(", Seq: ").append(value));
    number("tcp.ack", value -> title.append(", Ack: ").append(value));
    draft.title(title.append(", Len: ").append(headers.payloadLength()).toString());
    line(draft, "tcp.srcport", "Source port: ", 0, 2);
    line(draft, "tcp.dstport", "Destination port: ", 2, 2);
    concluded(draft, "tcp.stream", "Stream index: ");
    concluded(draft, "tcp.len", "TCP segment length: ");
    line(draft, "tcp.seq", "Sequence number (relative): ", 4, 4);
    line(draft, "tcp.seq_raw", "Sequence number (raw): ", 4, 4);
    line(draft, "tcp.ack", "Acknowledgement number (relative): ", 8, 4);
    line(draft, "tcp.ack_raw", "Acknowledgement number (raw): ", 8, 4);
    line(draft, "tcp.hdr_len", "Header length (bytes): ", 12, 1);
    flags(draft);
    line(draft, "tcp.window_size_value", "Window: ", 14, 2);
    checksum = draft.child("Checksum: 0x%04x".formatted(u16(16))).at(pane, at + 16, 2);
    if (headers.badChecksum()) {
      checksum.remark("Wrong; offload to the network card at the sender is a common reason");
    }
    draft.child("Urgent pointer: " + u16(18)).at(pane, at + 18, 2);
    if (headerBytes > TCP_HEADER) {
      options(draft);
    }
    TcpRemarkLines.of(viewed)
        .forEach((name, text) -> draft.remark("TCP Analysis: " + text).field(name));
    return draft;
  }

  private void flags(Draft draft) {
    List<String> set = new ArrayList<>();
    for (int i = BITS.size() - 1; i >= 0; i--) {
      if (headers.has(BITS.get(i).mask())) {
        set.add(BITS.get(i).shortName());
      }
    }
    Draft flags =
        draft
            .child("Flags: 0x%03x (%s)".formatted(headers.flags(), String.join(", ", set)))
            .number("tcp.flags", headers.flags())
            .at(pane, at + 12, 2);
    for (Bit bit : BITS) {
      boolean isSet = headers.has(bit.mask());
      flags
          .child(bit.title() + ": " + (isSet ? "Set" : "Not set"))
          .value("tcp.flags." + bit.name(), new FieldValue.Truth(isSet))
          .at(pane, at + 13, 1);
    }
  }

  private void options(Draft draft) {
    int length = headerBytes - TCP_HEADER;
    Draft options =
        draft
            .child("Options: " + ValueText.count(length, "byte"))
            .at(pane, at + TCP_HEADER, length);
    WireReader.failureOf(() -> addOptions(options))
        .ifPresent(text -> options.remark("Malformed options: " + text));
  }

  private void addOptions(Draft draft) {
    int start = at + TCP_HEADER;
    try {
      TcpPacket packet = TcpPacket.newPacket(bytes.bytes(), at, headerBytes);
      for (TcpOption option : packet.getHeader().getOptions()) {
        int length = option.length();
        draft
            .child(option.getKind().name() + ", " + ValueText.count(length, "byte"))
            .at(pane, start, length);
        start += length;
      }
    } catch (IllegalRawDataException e) {
      throw new IllegalArgumentException(e); // told as a remark by the caller
    }
  }

  private int u16(int offset) {
    byte[] array = bytes.bytes();
    int index = at + offset;
    return index + 1 < array.length ? (array[index] & 0xff) << 8 | array[index + 1] & 0xff : 0;
  }

  private void number(String name, Consumer<Long> sink) {
    FieldInfo field = Fields.catalog().find(name).orElseThrow();
    fields.values(
        field,
        value -> {
          if (value instanceof FieldValue.Whole number) {
            sink.accept(number.value());
          }
        });
  }

  private void line(Draft draft, String name, String title, int offset, int length) {
    number(
        name,
        value -> draft.child(title + value).number(name, value).at(pane, at + offset, length));
  }

  private void concluded(Draft draft, String name, String title) {
    number(name, value -> draft.child("[" + title + value + "]").number(name, value));
  }
}
