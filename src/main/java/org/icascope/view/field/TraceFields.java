package org.icascope.view.field;

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
  }

  private void before35() {
    add("nstrace.snode", NstraceField.SOURCE_NODE);
    add("nstrace.dnode", NstraceField.DESTINATION_NODE);
    add("nstrace.flags", NstraceField.CLUSTER_FLAGS);
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
    table.add(
        "nstrace.capflags",
        numbers(
            it ->
                it.number(NstraceField.NEXT).isPresent()
                    ? it.number(NstraceField.ACTIVITY)
                    : OptionalLong.empty()));
    extension("nstrace.cluster.snode", NstraceHeader.CLUSTER, 0, -2);
    extension("nstrace.cluster.dnode", NstraceHeader.CLUSTER, 2, -2);
    extension("nstrace.cluster.flags", NstraceHeader.CLUSTER, 4, 1);
    extension("nstrace.sslrec.seq", NstraceHeader.TLS, 0, 4);
    extension("nstrace.tcpdbg2.sndCwnd", NstraceHeader.TCP_DEBUG_2, 0, 4);
    extension("nstrace.tcpdbg2.rtt", NstraceHeader.TCP_DEBUG_2, 20, 4);
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
