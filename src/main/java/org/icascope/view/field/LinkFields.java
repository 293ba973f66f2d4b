package org.icascope.view.field;

import static org.icascope.view.field.LowerField.when;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.capture.Frame;
import org.icascope.capture.PcapngOption;
import org.icascope.decode.Headers;
import org.icascope.model.IpAddress;
import org.icascope.view.field.LowerField.Reader;

/** Reads the fields of the frame, of Ethernet and of IP. */
final class LinkFields {

  /** LINKTYPE_ETHERNET of the pcap registry. */
  private static final int ETHERNET = 1;

  private static final int ADDRESS_BYTES = 6;

  /** IEEE 802.3, section 3.2.6. */
  private static final int LEAST_TYPE = 0x600;

  /** Bits of the flags of IPv4 (RFC 791, section 3.1), and the offset behind them. */
  private static final int DO_NOT_FRAGMENT = 0x40;

  private static final int MORE_FRAGMENTS = 0x20;
  private static final int FRAGMENT_OFFSET = 0x1fff;

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
    table.add("frame", (at, sink) -> sink.accept(at.layers().frame()));
    table.add("frame.number", whole(Frame::number));
    table.add(
        "frame.time",
        (at, sink) -> sink.accept(new FieldValue.Time(at.frame().frame().timeNanos())));
    table.add( // not a decimal, which has too few digits for nanoseconds since 1970
        "frame.time_epoch",
        (at, sink) -> sink.accept(new FieldValue.Time(at.frame().frame().timeNanos())));
    elapsed("frame.time_relative", FrameTimes::relative);
    elapsed("frame.time_delta", FrameTimes::delta);
    table.add("frame.len", whole(Frame::originalLength));
    table.add("frame.cap_len", whole(Frame::capturedLength));
    table.add("frame.comment", LinkFields::comments);
    table.add(
        "icascope.file",
        (at, sink) -> at.file().ifPresent(name -> sink.accept(new FieldValue.Text(name))));
    table.add(
        "frame.protocols",
        (at, sink) -> sink.accept(new FieldValue.Text(FrameProtocols.of(at.frame()))));
  }

  /** Packet comments of pcapng. */
  private static void comments(FrameFields at, Consumer<FieldValue> sink) {
    for (PcapngOption option : at.frame().frame().options()) {
      if (option.code() == PcapngOption.COMMENT) {
        String text = StandardCharsets.UTF_8.decode(option.value().duplicate()).toString();
        sink.accept(new FieldValue.Text(text));
      }
    }
  }

  @FunctionalInterface
  private interface Nanos {
    long of(FrameTimes times);
  }

  private void elapsed(String name, Nanos nanos) {
    table.add(name, (at, sink) -> sink.accept(new FieldValue.Elapsed(nanos.of(at.times()))));
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
    table.add(
        "eth",
        (at, sink) -> {
          if (isEthernet(at.frame().frame())) {
            sink.accept(at.layers().ethernet());
          }
        });
    table.add("eth.type", LinkFields::etherType);
    table.add("eth.dst", destination);
    table.add("eth.src", source);
    table.add("eth.addr", LowerField.both(destination, source));
    table.add("vlan", when(frame -> frame.partialHeaders().vlan() >= 0));
    table.add(
        "vlan.id",
        (at, sink) -> {
          int vlan = at.frame().partialHeaders().vlan();
          LowerField.give(vlan < 0 ? LowerField.NONE : vlan, sink);
        });
  }

  /** Smaller numbers are lengths (IEEE 802.3). */
  private static void etherType(FrameFields at, Consumer<FieldValue> sink) {
    Frame frame = at.frame().frame();
    if (isEthernet(frame)) {
      int type = TunnelBytes.u16(frame.bytes(), frame.start() + 2 * ADDRESS_BYTES);
      LowerField.give(type < LEAST_TYPE ? LowerField.NONE : type, sink);
    }
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
    table.add("ip.ttl", LowerField.ip(4, Headers::ttl));
    table.add("ip.id", LowerField.ip(4, Headers::ipId));
    table.add("ip.proto", LowerField.ip(4, Headers::protocol));
    table.add("ip.dsfield.dscp", LowerField.ip(4, Headers::dscp));
    table.add(
        "ip.version",
        (at, sink) -> {
          int version = at.frame().partialHeaders().ipVersion();
          LowerField.give(version == 0 ? LowerField.NONE : version, sink);
        });
    inHeader("ip.hdr_len", header -> (header.u8(0) & 0xf) * 4);
    inHeader("ip.dsfield", header -> header.u8(1));
    inHeader("ip.len", header -> header.u16(2));
    inHeader("ip.flags", header -> header.u8(6) >> 5);
    table.add("ip.flags.df", flag(DO_NOT_FRAGMENT));
    table.add("ip.flags.mf", flag(MORE_FRAGMENTS));
    inHeader("ip.frag_offset", header -> (header.u16(6) & FRAGMENT_OFFSET) * 8);
  }

  /** The innermost IPv4 header, where it is in the frame as it is. */
  private record Header4(byte[] bytes, int at) {
    int u8(int offset) {
      return bytes[at + offset] & 0xff;
    }

    int u16(int offset) {
      return u8(offset) << 8 | u8(offset + 1);
    }
  }

  @FunctionalInterface
  private interface OfHeader4 {
    int value(Header4 header);
  }

  private void inHeader(String name, OfHeader4 value) {
    table.add(
        name,
        (at, sink) ->
            header4(at)
                .ifPresent(header -> sink.accept(new FieldValue.Whole(value.value(header)))));
  }

  private static Reader flag(int bit) {
    return (at, sink) ->
        header4(at)
            .ifPresent(header -> sink.accept(new FieldValue.Truth((header.u8(6) & bit) != 0)));
  }

  private static Optional<Header4> header4(FrameFields at) {
    Headers headers = at.frame().partialHeaders();
    Frame frame = at.frame().frame();
    return headers.ipVersion() == 4 && headers.frame() == frame
        ? Optional.of(new Header4(frame.bytes(), headers.ipStart()))
        : Optional.empty();
  }

  private void ip6() {
    protocol("ipv6", 6);
    addresses("ipv6", 6);
    table.add("ipv6.hlim", LowerField.ip(6, Headers::ttl));
  }

  private void protocol(String name, int version) {
    table.add(
        name,
        (at, sink) -> {
          if (at.frame().partialHeaders().ipVersion() == version) {
            sink.accept(at.layers().ip());
          }
        });
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
    return (at, sink) -> {
      Headers headers = at.frame().partialHeaders();
      if (headers.ipVersion() == version) {
        sink.accept(new FieldValue.Address(address.of(headers)));
      }
    };
  }
}
