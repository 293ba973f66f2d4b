package org.icascope.view.field;

import static org.icascope.view.field.LowerField.NONE;
import static org.icascope.view.field.LowerField.when;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.icascope.capture.Frame;
import org.icascope.capture.PcapngOption;
import org.icascope.view.field.LowerField.Reader;

/** Reads the fields of the frame and of Ethernet. */
final class LinkFields {

  /** LINKTYPE_ETHERNET of the pcap registry. */
  private static final int ETHERNET = 1;

  private static final int ADDRESS_BYTES = 6;

  /** IEEE 802.3, section 3.2.6. */
  private static final int LEAST_TYPE = 0x600;

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
    fields.cooked();
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

  private void cooked() {
    table.add(
        "sll",
        (at, sink) -> header(at, header -> sink.accept(new FieldValue.Present(header.length()))));
    ofHeader("sll.pkttype", CookedHeader::packetType);
    ofHeader("sll.hatype", CookedHeader::addressType);
    ofHeader("sll.halen", CookedHeader::addressBytes);
    ofHeader("sll.ifindex", header -> header.version() == 1 ? NONE : header.interfaceIndex());
    ofHeader("sll.etype", header -> header.hasEthernetType() ? header.protocol() : NONE);
    table.add(
        "sll.src.eth",
        (at, sink) ->
            header(
                at,
                header -> {
                  if (header.addressBytes() == ADDRESS_BYTES) {
                    address(at.frame().frame(), header.addressAt(), sink);
                  }
                }));
  }

  private void ofHeader(String name, ToLongFunction<CookedHeader> value) {
    table.add(
        name, (at, sink) -> header(at, header -> LowerField.give(value.applyAsLong(header), sink)));
  }

  private static void header(FrameFields at, Consumer<CookedHeader> reader) {
    CookedHeader.of(at.frame().frame()).ifPresent(reader);
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
    if (isEthernet(frame)) {
      address(frame, offset, sink);
    }
  }

  private static void address(Frame frame, int offset, Consumer<FieldValue> sink) {
    long address = 0;
    for (int i = 0; i < ADDRESS_BYTES; i++) {
      address = address << 8 | frame.bytes()[frame.start() + offset + i] & 0xff;
    }
    sink.accept(new FieldValue.Ethernet(address));
  }
}
