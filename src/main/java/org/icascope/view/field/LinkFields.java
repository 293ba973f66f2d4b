package org.icascope.view.field;

import static org.icascope.view.field.LowerField.number;
import static org.icascope.view.field.LowerField.when;

import java.util.function.Consumer;
import org.icascope.capture.Frame;
import org.icascope.decode.Headers;
import org.icascope.model.IpAddress;
import org.icascope.view.field.LowerField.Reader;

/** Reads the fields of the frame, of Ethernet and of IP. */
final class LinkFields {

  /** LINKTYPE_ETHERNET of the pcap registry. */
  private static final int ETHERNET = 1;

  private static final int ADDRESS_BYTES = 6;

  /** Takes the fields. */
  @FunctionalInterface
  interface Table {
    void add(String name, Reader reader);
  }

  private final Table table;

  private LinkFields(Table table) {
    this.table = table;
  }

  static void addTo(Table table) {
    LinkFields fields = new LinkFields(table);
    fields.frame();
    fields.ethernet();
    fields.ip4();
    fields.ip6();
  }

  private void frame() {
    table.add("frame", when(frame -> true));
    table.add("frame.number", whole(Frame::number));
    table.add(
        "frame.time",
        (at, sink) -> sink.accept(new FieldValue.Time(at.frame().frame().timeNanos())));
    table.add( // not a decimal, which has too few digits for nanoseconds since 1970
        "frame.time_epoch",
        (at, sink) -> sink.accept(new FieldValue.Time(at.frame().frame().timeNanos())));
    decimal("frame.time_relative", FrameTimes::relative);
    decimal("frame.time_delta", FrameTimes::delta);
    table.add("frame.len", whole(Frame::originalLength));
    table.add("frame.cap_len", whole(Frame::capturedLength));
    table.add(
        "frame.protocols",
        (at, sink) -> sink.accept(new FieldValue.Text(FrameProtocols.of(at.frame()))));
  }

  @FunctionalInterface
  private interface Seconds {
    double of(FrameTimes times);
  }

  private void decimal(String name, Seconds seconds) {
    table.add(name, (at, sink) -> sink.accept(new FieldValue.Decimal(seconds.of(at.times()))));
  }

  @FunctionalInterface
  private interface OfFrame {
    long value(Frame frame);
  }

  private static Reader whole(OfFrame value) {
    return (at, sink) -> sink.accept(new FieldValue.Whole(value.value(at.frame().frame())));
  }

  private void ethernet() {
    Reader destination = (at, sink) -> address(at, 0, sink);
    Reader source = (at, sink) -> address(at, ADDRESS_BYTES, sink);
    table.add("eth", when(frame -> isEthernet(frame.frame())));
    table.add("eth.dst", destination);
    table.add("eth.src", source);
    table.add("eth.addr", LowerField.both(destination, source));
    table.add("vlan", when(frame -> frame.headers().filter(h -> h.vlan() >= 0).isPresent()));
    table.add("vlan.id", number(headers -> headers.vlan() < 0 ? LowerField.NONE : headers.vlan()));
  }

  static boolean isEthernet(Frame frame) {
    return frame.linkType() == ETHERNET && frame.capturedLength() >= 2 * ADDRESS_BYTES + 2;
  }

  private static void address(FrameFields at, int offset, Consumer<FieldValue> sink) {
    Frame frame = at.frame().frame();
    if (!isEthernet(frame)) {
      return;
    }
    long address = 0;
    for (int i = 0; i < ADDRESS_BYTES; i++) {
      address = address << 8 | frame.bytes()[frame.start() + offset + i] & 0xff;
    }
    sink.accept(new FieldValue.Ethernet(address));
  }

  private void ip4() {
    protocol("ip", 4);
    addresses("ip", 4);
    table.add("ip.ttl", of(4, Headers::ttl));
    table.add("ip.id", of(4, Headers::ipId));
    table.add("ip.proto", of(4, Headers::protocol));
    table.add("ip.dsfield.dscp", of(4, Headers::dscp));
  }

  private void ip6() {
    protocol("ipv6", 6);
    addresses("ipv6", 6);
    table.add("ipv6.hlim", of(6, Headers::ttl));
  }

  private void protocol(String name, int version) {
    table.add(
        name, when(frame -> frame.headers().filter(h -> h.ipVersion() == version).isPresent()));
  }

  private static Reader of(int version, LowerField.OfHeaders value) {
    return number(
        headers -> headers.ipVersion() == version ? value.value(headers) : LowerField.NONE);
  }

  private void addresses(String protocol, int version) {
    Reader source = ip(version, h -> new IpAddress(h.sourceHigh(), h.sourceLow(), version));
    Reader destination =
        ip(version, h -> new IpAddress(h.destinationHigh(), h.destinationLow(), version));
    table.add(protocol + ".src", source);
    table.add(protocol + ".dst", destination);
    table.add(protocol + ".addr", LowerField.both(source, destination));
  }

  @FunctionalInterface
  private interface Address {
    IpAddress of(Headers headers);
  }

  private static Reader ip(int version, Address address) {
    return (at, sink) ->
        at.frame()
            .headers()
            .filter(headers -> headers.ipVersion() == version)
            .ifPresent(headers -> sink.accept(new FieldValue.Address(address.of(headers))));
  }
}
