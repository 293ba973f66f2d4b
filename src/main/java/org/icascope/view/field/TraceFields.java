package org.icascope.view.field;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.icascope.capture.NstraceField;
import org.icascope.capture.NstraceHeader;
import org.icascope.view.field.LinkFields.Table;
import org.icascope.view.field.LowerField.Reader;

/** Reads what a NetScaler trace says of a packet. The names are those of Wireshark. */
final class TraceFields {

  /** Bits of the flags of a cluster (protocol notes on nstrace, section on clusters). */
  private static final Map<String, Integer> CLUSTER_BITS =
      Map.of("fp", 0x01, "fr", 0x02, "dfd", 0x04, "srss", 0x08, "rssh", 0x10, "res", 0xe0);

  /** Bits of the activity flags, as Wireshark 4.0 names them. */
  private static final Map<String, Integer> ACTIVITY_BITS =
      Map.of(
          "perfcollection", 0x01,
          "pcbzombie", 0x02,
          "natpcbzombie", 0x04,
          "lbstatssync", 0x08,
          "statsreq", 0x10);

  /** Numbers of four bytes in TCP debug 2, in their order there (protocol notes on nstrace). */
  private static final List<String> TCP_DEBUG =
      List.of(
          "sndCwnd",
          "ssthresh",
          "maxsndbuf",
          "maxrcvbuff",
          "bwEstimate",
          "rtt",
          "Ospckcnt",
          "tsRecent",
          "cfgSndBuf");

  /** Behind them: which congestion control. */
  private static final int FLAVOUR_AT = 36;

  /** Numbers of four bytes of the congestion control BIC, as Wireshark 4.0 reads them. */
  private static final List<String> BIC_NUMBERS =
      List.of("lastmaxcwnd", "losscwnd", "lasttime", "lastcwnd");

  private final Table table;

  private TraceFields(Table table) {
    this.table = table;
  }

  static void addTo(Table table) {
    TraceFields fields = new TraceFields(table);
    fields.always();
    fields.before35();
    fields.of35();
  }

  private void always() {
    table.add(
        "ns",
        (at, sink) -> header(at).ifPresent(it -> sink.accept(new FieldValue.Present(it.length()))));
    table.add(
        "nstrace.dir",
        (at, sink) ->
            header(at).ifPresent(it -> sink.accept(new FieldValue.Whole(it.operation()))));
    add("nstrace.nicno", NstraceField.NIC);
    Reader own = number(NstraceField.PCB);
    Reader linked = number(NstraceField.LINKED_PCB);
    table.add("nstrace.pdevno", own);
    table.add("nstrace.l_pdevno", linked);
    table.add("nstrace.devno", LowerField.both(own, linked));
    add("nstrace.vlan", NstraceField.VLAN);
    add("nstrace.coreid", NstraceField.CORE);
    add("nstrace.activity", NstraceField.ACTIVITY);
    flags("nstrace.activity", it -> it.number(NstraceField.ACTIVITY), ACTIVITY_BITS);
  }

  private void before35() {
    add("nstrace.snode", NstraceField.SOURCE_NODE);
    add("nstrace.dnode", NstraceField.DESTINATION_NODE);
    add("nstrace.flags", NstraceField.CLUSTER_FLAGS);
    flags("nstrace.flags", it -> it.number(NstraceField.CLUSTER_FLAGS), CLUSTER_BITS);
    add("nstrace.httpabort", NstraceField.HTTP_ABORT);
    add("nstrace.sndcwnd", NstraceField.SEND_WINDOW);
    add("nstrace.rtt", NstraceField.ROUND_TRIP_TIME);
    add("nstrace.tsrecent", NstraceField.RECENT_TIMESTAMP);
    text("nstrace.src_vm", NstraceHeader::sourceName);
    text("nstrace.dst_vm", NstraceHeader::destinationName);
  }

  private void of35() {
    add("nstrace.err", NstraceField.ERROR);
    add("nstrace.app", NstraceField.MODULE);
    Function<NstraceHeader, OptionalLong> capture =
        it ->
            it.number(NstraceField.NEXT).isPresent()
                ? it.number(NstraceField.ACTIVITY)
                : OptionalLong.empty();
    table.add("nstrace.capflags", numbers(capture));
    flags(
        "nstrace.capflags", capture, Map.of("dbg", 0x20000, "int", 0x40000, "skipnwhdr", 0x80000));
    extension("nstrace.cluster.snode", NstraceHeader.CLUSTER, 0, -2);
    extension("nstrace.cluster.dnode", NstraceHeader.CLUSTER, 2, -2);
    extension("nstrace.cluster.flags", NstraceHeader.CLUSTER, 4, 1);
    flags("nstrace.cluster.flags", it -> it.number(NstraceHeader.CLUSTER, 4, 1), CLUSTER_BITS);
    extension("nstrace.sslrec.seq", NstraceHeader.TLS, 0, 4);
    for (int i = 0; i < TCP_DEBUG.size(); i++) {
      extension("nstrace.tcpdbg2." + TCP_DEBUG.get(i), NstraceHeader.TCP_DEBUG_2, 4 * i, 4);
    }
    extension("nstrace.tcpdbg2.flavour", NstraceHeader.TCP_DEBUG_2, FLAVOUR_AT, 1);
    for (int i = 0; i < BIC_NUMBERS.size(); i++) {
      int offset = 4 * i;
      table.add(
          "nstrace.tcpcc." + BIC_NUMBERS.get(i),
          numbers(
              it ->
                  it.number(NstraceHeader.TCP_DEBUG_2, FLAVOUR_AT, 1).orElse(-1)
                          == NstraceHeader.BIC
                      ? it.number(NstraceHeader.CONGESTION_CONTROL, offset, 4)
                      : OptionalLong.empty()));
    }
    present("nstrace.cluster", NstraceHeader.CLUSTER);
    present("nstrace.tcpdbg2", NstraceHeader.TCP_DEBUG_2);
    present("nstrace.tcpcc", NstraceHeader.CONGESTION_CONTROL);
    present("nstrace.vmnames", NstraceHeader.NAMES);
    present("nstrace.inforec", NstraceHeader.INFO);
    text("nstrace.inforec.info", it -> it.text(NstraceHeader.INFO));
    text("nstrace.vmnames.srcvmname", it -> it.extensionName(false));
    text("nstrace.vmnames.dstvmnames", it -> it.extensionName(true));
  }

  private static Optional<NstraceHeader> header(FrameFields at) {
    return NstraceHeader.of(at.frame().frame());
  }

  private void add(String name, NstraceField field) {
    table.add(name, number(field));
  }

  private void extension(String name, int type, int offset, int length) {
    table.add(name, numbers(it -> it.number(type, offset, length)));
  }

  private void present(String name, int type) {
    table.add(
        name,
        (at, sink) ->
            header(at)
                .flatMap(it -> it.extensionBytes(type))
                .ifPresent(bytes -> sink.accept(new FieldValue.Present(bytes))));
  }

  /** A field for each bit, below the name of the number. */
  private void flags(
      String name, Function<NstraceHeader, OptionalLong> number, Map<String, Integer> bits) {
    bits.forEach(
        (bit, mask) ->
            table.add(
                name + "." + bit,
                (at, sink) ->
                    header(at)
                        .map(number)
                        .filter(OptionalLong::isPresent)
                        .ifPresent(
                            it ->
                                sink.accept(new FieldValue.Truth((it.getAsLong() & mask) != 0)))));
  }

  private static Reader number(NstraceField field) {
    return numbers(it -> it.number(field));
  }

  private static Reader numbers(Function<NstraceHeader, OptionalLong> value) {
    return (at, sink) -> header(at).ifPresent(it -> give(value.apply(it), sink));
  }

  private static void give(OptionalLong value, Consumer<FieldValue> sink) {
    value.ifPresent(number -> sink.accept(new FieldValue.Whole(number)));
  }

  private void text(String name, Function<NstraceHeader, Optional<String>> value) {
    table.add(
        name,
        (at, sink) ->
            header(at)
                .flatMap(value)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> sink.accept(new FieldValue.Text(text))));
  }
}
