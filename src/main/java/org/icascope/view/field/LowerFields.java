package org.icascope.view.field;

import static org.icascope.view.field.LowerField.flag;
import static org.icascope.view.field.LowerField.flow;
import static org.icascope.view.field.LowerField.tcp;
import static org.icascope.view.field.LowerField.udp;
import static org.icascope.view.field.LowerField.when;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.icascope.decode.Headers;
import org.icascope.model.Transport;
import org.icascope.view.field.FieldValue.Text;
import org.icascope.view.field.FieldValue.Whole;
import org.icascope.view.field.LowerField.Reader;

/** Reads the fields of {@link LowerTable}: here those of TCP, UDP and icascope itself. */
final class LowerFields {

  private static final Map<String, Reader> BY_NAME = new HashMap<>();

  private static final int UDP_HEADER = 8;
  private static final int TCP_OFFSET_AT = 12;

  /** RFC 3168, section 6.1. */
  private static final int ECE = 0x40;

  private static final int CWR = 0x80;

  static {
    LinkFields.addTo(LowerFields::add);
    TraceFields.addTo(LowerFields::add);
    IpFields.addTo(LowerFields::add);
    OtherFields.addTo(LowerFields::add);
    TunnelFields.addTo(LowerFields::add);
    ColumnFields.addTo(LowerFields::add);
    TcpAnalysisFields.addTo(LowerFields::add);
    tcpFields();
    flags();
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
    add("tcp", transport(true));
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
    add(
        "tcp.window_size",
        flow(
            (frame, flow, headers) ->
                isTcp(headers)
                    ? (long) headers.window() << Math.max(0, frame.windowShift())
                    : LowerField.NONE));
    add("tcp.time_relative", times(Transport.TCP, StreamTimes::giveRelative));
    add("tcp.time_delta", times(Transport.TCP, StreamTimes::giveDelta));
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

  private static LowerField.Reader transport(boolean tcp) {
    return (at, sink) -> {
      if (at.frame().isDecoded() && tcp == LowerField.isTcp(at.frame().partialHeaders())) {
        sink.accept(at.layers().transport(tcp));
      }
    };
  }

  @FunctionalInterface
  private interface OfTimes {
    void give(StreamTimes times, Consumer<FieldValue> sink);
  }

  private static LowerField.Reader times(Transport transport, OfTimes value) {
    return (at, sink) -> {
      StreamTimes times = at.lookBack().times();
      if (times != null && at.frame().flow().filter(f -> f.transport() == transport).isPresent()) {
        value.give(times, sink);
      }
    };
  }

  private static void flags() {
    add("tcp.flags", tcp(LowerFields::flags));
    bit("fin", Headers.FIN);
    bit("syn", Headers.SYN);
    bit("reset", Headers.RST);
    bit("push", Headers.PSH);
    bit("ack", Headers.ACK);
    bit("urg", Headers.URG);
    bit("ece", ECE);
    bit("cwr", CWR);
  }

  private static void bit(String name, int bit) {
    add("tcp.flags." + name, flag(bit));
  }

  private static void udpFields() {
    add("udp", transport(false));
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
    add("udp.time_relative", times(Transport.UDP, StreamTimes::giveRelative));
    add("udp.time_delta", times(Transport.UDP, StreamTimes::giveDelta));
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

  /** Twelve bits, those among them that RFC 9293 reserves. */
  private static long flags(Headers headers) {
    return TunnelBytes.u16(headers.frame().bytes(), headers.transportStart() + 12) & 0xfff;
  }
}
