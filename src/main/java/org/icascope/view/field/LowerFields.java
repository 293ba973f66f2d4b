package org.icascope.view.field;

import static org.icascope.view.field.LowerField.flag;
import static org.icascope.view.field.LowerField.flow;
import static org.icascope.view.field.LowerField.tcp;
import static org.icascope.view.field.LowerField.udp;
import static org.icascope.view.field.LowerField.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.icascope.decode.Headers;
import org.icascope.flow.SegmentKind;
import org.icascope.flow.SegmentRemark;
import org.icascope.model.Transport;
import org.icascope.view.field.FieldValue.Text;
import org.icascope.view.field.FieldValue.Whole;
import org.icascope.view.field.LowerField.Reader;

/** Reads the fields of {@link LowerTable}: here those of TCP, UDP and icascope itself. */
final class LowerFields {

  private static final Map<String, Reader> BY_NAME = new HashMap<>();

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

  private static void add(String name, Reader reader) {
    BY_NAME.put(name, reader);
  }

  /** Names of all that can be read. */
  static Set<String> names() {
    return BY_NAME.keySet();
  }

  /** What reads a field; null where it is none of these. Asked for every frame. */
  static Reader find(String name) {
    return BY_NAME.get(name);
  }

  private static void tcpFields() {
    add("tcp", when(frame -> frame.headers().filter(LowerField::isTcp).isPresent()));
    Reader source = tcp(Headers::sourcePort);
    Reader destination = tcp(Headers::destinationPort);
    add("tcp.srcport", source);
    add("tcp.dstport", destination);
    add("tcp.port", LowerField.both(source, destination));
    add(
        "tcp.stream",
        flow((frame, flow, headers) -> isTcp(headers) ? flow.streamNumber() : LowerField.NONE));
    add(
        "tcp.seq",
        flow(
            (frame, flow, headers) ->
                isTcp(headers) ? known(frame.relativeSequence()) : LowerField.NONE));
    add("tcp.seq_raw", tcp(Headers::sequence));
    add(
        "tcp.ack",
        flow(
            (frame, flow, headers) ->
                !isTcp(headers)
                    ? LowerField.NONE
                    : headers.has(Headers.ACK) ? known(frame.relativeAcknowledgement()) : 0));
    add("tcp.ack_raw", tcp(Headers::acknowledgement));
    add("tcp.len", tcp(Headers::payloadLength));
    add("tcp.hdr_len", tcp(LowerFields::headerLength));
    add("tcp.window_size_value", tcp(Headers::window));
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
    add("tcp.flags", tcp(Headers::flags));
    bit("fin", Headers.FIN);
    bit("syn", Headers.SYN);
    bit("reset", Headers.RST);
    bit("push", Headers.PSH);
    bit("ack", Headers.ACK);
    bit("urg", Headers.URG);
  }

  private static void bit(String name, int bit) {
    add("tcp.flags." + name, flag(bit));
  }

  private static void analysis() {
    kind("fast_retransmission", SegmentKind.FAST_RETRANSMISSION);
    kind("spurious_retransmission", SegmentKind.SPURIOUS_RETRANSMISSION);
    kind("out_of_order", SegmentKind.OUT_OF_ORDER);
    kind("duplicate_ack", SegmentKind.DUPLICATE_ACK);
    kind("keep_alive", SegmentKind.KEEP_ALIVE);
    kind("keep_alive_ack", SegmentKind.KEEP_ALIVE_ACK);
    kind("zero_window_probe", SegmentKind.WINDOW_PROBE);
    kind("zero_window_probe_ack", SegmentKind.WINDOW_PROBE_ACK);
    kind("window_update", SegmentKind.WINDOW_UPDATE);
    remark("zero_window", SegmentRemark.ZERO_WINDOW);
    remark("window_full", SegmentRemark.WINDOW_FULL);
    remark("lost_segment", SegmentRemark.PREVIOUS_NOT_CAPTURED);
    remark("ack_lost_segment", SegmentRemark.ACKED_UNSEEN);
    add(
        "tcp.analysis.retransmission",
        when(
            frame ->
                frame.kind() == SegmentKind.RETRANSMISSION
                    || frame.kind() == SegmentKind.FAST_RETRANSMISSION
                    || frame.kind() == SegmentKind.SPURIOUS_RETRANSMISSION));
    add(
        "tcp.analysis.flags",
        when(
            frame ->
                frame.kind() != SegmentKind.NORMAL && frame.kind() != SegmentKind.WINDOW_UPDATE
                    || List.of(SegmentRemark.values()).stream().anyMatch(frame::has)));
  }

  private static void kind(String name, SegmentKind kind) {
    add("tcp.analysis." + name, when(frame -> frame.kind() == kind));
  }

  private static void remark(String name, SegmentRemark remark) {
    add("tcp.analysis." + name, when(frame -> frame.has(remark)));
  }

  private static void udpFields() {
    add("udp", when(frame -> frame.headers().filter(LowerField::isUdp).isPresent()));
    Reader source = udp(Headers::sourcePort);
    Reader destination = udp(Headers::destinationPort);
    add("udp.srcport", source);
    add("udp.dstport", destination);
    add("udp.port", LowerField.both(source, destination));
    add(
        "udp.stream",
        flow(
            (frame, flow, headers) ->
                flow.transport() == Transport.UDP ? flow.streamNumber() : LowerField.NONE));
    add("udp.length", udp(headers -> headers.payloadLength() + UDP_HEADER));
  }

  private static void own() {
    add(
        "icascope.message",
        (at, sink) ->
            at.frame().units().stream()
                .filter(unit -> unit.number() > 0)
                .forEach(unit -> sink.accept(new Whole(unit.number()))));
    add(
        "ica.frame.protection",
        (at, sink) ->
            at.frame().units().stream()
                .filter(unit -> !unit.variant().isEmpty())
                .forEach(unit -> sink.accept(new Text(unit.variant()))));
    add("icascope.flow", flow((frame, flow, headers) -> flow.serial() + 1));
    add(
        "icascope.session",
        (at, sink) ->
            at.frame()
                .flow()
                .ifPresent(
                    flow ->
                        at.sessions()
                            .of(flow.serial())
                            .forEach(session -> sink.accept(new Text(session)))));
    add("icascope.replayed", when(frame -> frame.units().stream().anyMatch(unit -> unit.again())));
  }
}
