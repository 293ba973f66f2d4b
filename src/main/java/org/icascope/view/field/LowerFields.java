package org.icascope.view.field;

import static org.icascope.view.field.LowerField.flag;
import static org.icascope.view.field.LowerField.flow;
import static org.icascope.view.field.LowerField.tcp;
import static org.icascope.view.field.LowerField.udp;
import static org.icascope.view.field.LowerField.when;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.decode.Headers;
import org.icascope.flow.SegmentKind;
import org.icascope.flow.SegmentRemark;
import org.icascope.model.Transport;
import org.icascope.view.field.FieldValue.Text;
import org.icascope.view.field.FieldValue.Whole;
import org.icascope.view.field.LowerField.Reader;

/** The fields of TCP, UDP and icascope itself, and all that is read by hand. */
final class LowerFields {

  private static final Map<String, LowerField> BY_NAME = new HashMap<>();

  private static final int UDP_HEADER = 8;
  private static final int TCP_OFFSET_AT = 12;

  static {
    LinkFields.addTo(LowerFields::add);
    TunnelFields.addTo(LowerFields::add);
    tcpFields();
    flags();
    analysis();
    udpFields();
    own();
  }

  private LowerFields() {}

  private static void add(
      String name, FieldType type, String title, String explanation, Reader reader) {
    BY_NAME.put(name, LowerField.of(name, type, title, explanation, reader));
  }

  private static void number(String name, String title, String explanation, Reader reader) {
    add(name, FieldType.NUMBER, title, explanation, reader);
  }

  static List<FieldInfo> infos() {
    Collection<LowerField> all = BY_NAME.values();
    return all.stream().map(LowerField::info).toList();
  }

  static Optional<LowerField> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  private static void tcpFields() {
    add(
        "tcp",
        FieldType.GROUP,
        "Transmission Control Protocol",
        "",
        when(frame -> frame.headers().filter(LowerField::isTcp).isPresent()));
    Reader source = tcp(Headers::sourcePort);
    Reader destination = tcp(Headers::destinationPort);
    number("tcp.srcport", "Source port", "", source);
    number("tcp.dstport", "Destination port", "", destination);
    number(
        "tcp.port",
        "Source or destination port",
        "Has two values.",
        LowerField.both(source, destination));
    number(
        "tcp.stream",
        "Stream index",
        "TCP flows are counted from 0, as in Wireshark.",
        flow((frame, flow, headers) -> isTcp(headers) ? flow.streamNumber() : LowerField.NONE));
    number(
        "tcp.seq",
        "Sequence number (relative)",
        "Relative to the SYN, or to the first segment seen.",
        flow(
            (frame, flow, headers) ->
                isTcp(headers) ? known(frame.relativeSequence()) : LowerField.NONE));
    number("tcp.seq_raw", "Sequence number (raw)", "", tcp(Headers::sequence));
    number(
        "tcp.ack",
        "Acknowledgement number (relative)",
        "Relative to the SYN of the other side; absent where that is not known.",
        flow(
            (frame, flow, headers) ->
                isTcp(headers) && headers.has(Headers.ACK)
                    ? known(frame.relativeAcknowledgement())
                    : LowerField.NONE));
    number("tcp.ack_raw", "Acknowledgement number (raw)", "", tcp(Headers::acknowledgement));
    number("tcp.len", "TCP segment length", "Bytes of payload.", tcp(Headers::payloadLength));
    number("tcp.hdr_len", "Header length", "Bytes.", tcp(LowerFields::headerLength));
    number("tcp.window_size_value", "Window", "As on the wire, not scaled.", tcp(Headers::window));
  }

  private static boolean isTcp(Headers headers) {
    return LowerField.isTcp(headers);
  }

  private static long known(long relative) {
    return relative < 0 ? LowerField.NONE : relative;
  }

  private static long headerLength(Headers headers) {
    int at = headers.transportStart() + TCP_OFFSET_AT;
    byte[] bytes = headers.frame().bytes();
    return at < bytes.length ? (bytes[at] >> 4 & 0xf) * 4 : LowerField.NONE;
  }

  private static void flags() {
    number("tcp.flags", "Flags", "", tcp(Headers::flags));
    bit("fin", "Fin", Headers.FIN);
    bit("syn", "Syn", Headers.SYN);
    bit("reset", "Reset", Headers.RST);
    bit("push", "Push", Headers.PSH);
    bit("ack", "Acknowledgement", Headers.ACK);
    bit("urg", "Urgent", Headers.URG);
  }

  private static void bit(String name, String title, int bit) {
    add("tcp.flags." + name, FieldType.BOOLEAN, title, "", flag(bit));
  }

  private static void analysis() {
    kind("fast_retransmission", "Fast retransmission", SegmentKind.FAST_RETRANSMISSION);
    kind("spurious_retransmission", "Spurious retransmission", SegmentKind.SPURIOUS_RETRANSMISSION);
    kind("out_of_order", "Out-of-order segment", SegmentKind.OUT_OF_ORDER);
    kind("duplicate_ack", "Duplicate ACK", SegmentKind.DUPLICATE_ACK);
    kind("keep_alive", "Keep-alive", SegmentKind.KEEP_ALIVE);
    kind("keep_alive_ack", "ACK to a keep-alive", SegmentKind.KEEP_ALIVE_ACK);
    kind("zero_window_probe", "Zero window probe", SegmentKind.WINDOW_PROBE);
    kind("zero_window_probe_ack", "ACK to a zero window probe", SegmentKind.WINDOW_PROBE_ACK);
    kind("window_update", "Window update", SegmentKind.WINDOW_UPDATE);
    remark("zero_window", "Zero window", SegmentRemark.ZERO_WINDOW);
    remark("window_full", "Window full", SegmentRemark.WINDOW_FULL);
    remark("lost_segment", "Previous segment not captured", SegmentRemark.PREVIOUS_NOT_CAPTURED);
    remark("ack_lost_segment", "ACKed segment not captured", SegmentRemark.ACKED_UNSEEN);
    add(
        "tcp.analysis.retransmission",
        FieldType.GROUP,
        "Retransmission",
        "Fast and spurious ones included.",
        when(
            frame ->
                frame.kind() == SegmentKind.RETRANSMISSION
                    || frame.kind() == SegmentKind.FAST_RETRANSMISSION
                    || frame.kind() == SegmentKind.SPURIOUS_RETRANSMISSION));
    add(
        "tcp.analysis.flags",
        FieldType.GROUP,
        "TCP analysis flags",
        "Any of the remarks but window updates.",
        when(
            frame ->
                frame.kind() != SegmentKind.NORMAL && frame.kind() != SegmentKind.WINDOW_UPDATE
                    || List.of(SegmentRemark.values()).stream().anyMatch(frame::has)));
  }

  private static void kind(String name, String title, SegmentKind kind) {
    add("tcp.analysis." + name, FieldType.GROUP, title, "", when(frame -> frame.kind() == kind));
  }

  private static void remark(String name, String title, SegmentRemark remark) {
    add("tcp.analysis." + name, FieldType.GROUP, title, "", when(frame -> frame.has(remark)));
  }

  private static void udpFields() {
    add(
        "udp",
        FieldType.GROUP,
        "User Datagram Protocol",
        "",
        when(frame -> frame.headers().filter(LowerField::isUdp).isPresent()));
    Reader source = udp(Headers::sourcePort);
    Reader destination = udp(Headers::destinationPort);
    number("udp.srcport", "Source port", "", source);
    number("udp.dstport", "Destination port", "", destination);
    number(
        "udp.port",
        "Source or destination port",
        "Has two values.",
        LowerField.both(source, destination));
    number(
        "udp.stream",
        "Stream index",
        "UDP flows are counted from 0, as in Wireshark.",
        flow(
            (frame, flow, headers) ->
                flow.transport() == Transport.UDP ? flow.streamNumber() : LowerField.NONE));
    number(
        "udp.length",
        "Length",
        "Bytes, the eight of the header included.",
        udp(headers -> headers.payloadLength() + UDP_HEADER));
  }

  private static void own() {
    number(
        "icascope.message",
        "Message number",
        "Of a tracked CGP message: counted from 1 in its direction, over all connections.",
        (at, sink) ->
            at.frame().units().stream()
                .filter(unit -> unit.number() > 0)
                .forEach(unit -> sink.accept(new Whole(unit.number()))));
    add(
        "ica.frame.protection",
        FieldType.TEXT,
        "Protection of the content",
        "What the record header says: clear, basic, secureica, keyExchange or modeChange.",
        (at, sink) ->
            at.frame().units().stream()
                .filter(unit -> !unit.variant().isEmpty())
                .forEach(unit -> sink.accept(new Text(unit.variant()))));
    number(
        "icascope.flow",
        "Flow",
        "Flows of TCP and UDP together, counted from 1.",
        flow((frame, flow, headers) -> flow.serial() + 1));
    add(
        "icascope.session",
        FieldType.TEXT,
        "Session",
        "As in analyze: s1. Known to commands that analyze the input first.",
        (at, sink) ->
            at.frame()
                .flow()
                .ifPresent(
                    flow ->
                        at.sessions()
                            .of(flow.serial())
                            .forEach(session -> sink.accept(new Text(session)))));
    add(
        "icascope.replayed",
        FieldType.GROUP,
        "Replayed message",
        "A CGP message that was sent before, on the connection that broke.",
        when(frame -> frame.units().stream().anyMatch(unit -> unit.again())));
  }
}
