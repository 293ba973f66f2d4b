package org.icascope.view.field;

import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.capture.Frame;
import org.icascope.decode.Headers;
import org.icascope.model.IpAddress;
import org.icascope.view.field.LinkFields.Table;
import org.icascope.view.field.LowerField.Reader;

/** Reads the fields of IP: of the innermost header, whatever it carries. */
final class IpFields {

  /** Bits of the flags of IPv4 (RFC 791, section 3.1), and the offset behind them. */
  private static final int DO_NOT_FRAGMENT = 0x40;

  private static final int MORE_FRAGMENTS = 0x20;
  private static final int FRAGMENT_OFFSET = 0x1fff;

  private final Table table;

  private IpFields(Table table) {
    this.table = table;
  }

  static void addTo(Table table) {
    IpFields fields = new IpFields(table);
    fields.ip4();
    fields.ip6();
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
    table.add("ip.len", IpFields::totalLength);
    inHeader("ip.flags", header -> header.u8(6) >> 5);
    table.add("ip.flags.df", flag(DO_NOT_FRAGMENT));
    table.add("ip.flags.mf", flag(MORE_FRAGMENTS));
    inHeader("ip.frag_offset", header -> header.u16(6) & FRAGMENT_OFFSET);
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

  /** 0 in the header stands for all there is: the sender leaves the rest to its network card. */
  private static void totalLength(FrameFields at, Consumer<FieldValue> sink) {
    Frame frame = at.frame().frame();
    header4(at)
        .ifPresent(
            header -> {
              long told = header.u16(2);
              long left = frame.originalLength() - (header.at() - (long) frame.start());
              sink.accept(new FieldValue.Whole(told == 0 ? left : told));
            });
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
