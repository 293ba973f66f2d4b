package org.icascope.view.field;

import static org.icascope.view.field.LowerField.units;

import java.util.List;
import java.util.function.Consumer;
import org.icascope.view.field.LinkFields.Table;
import org.icascope.view.field.LowerField.OfUnit;
import org.icascope.view.field.LowerField.Reader;
import org.icascope.view.frame.Unit;

/** Reads the fields of TLS, DTLS and WebSocket, and which protocols are there. */
final class TunnelFields {

  private static final int DTLS_EPOCH_AT = 3;

  private final Table table;

  private TunnelFields(Table table) {
    this.table = table;
  }

  static void addTo(Table table) {
    TunnelFields fields = new TunnelFields(table);
    fields.protocol("cgp");
    fields.protocol("ica");
    fields.protocol("edt");
    fields.protocol("tls");
    fields.protocol("dtls");
    fields.protocol("websocket");
    fields.tls("tls", TunnelBytes.TLS_HEADER);
    fields.tls("dtls", TunnelBytes.DTLS_HEADER);
    table.add(
        "dtls.record.epoch",
        each(
            "dtls",
            TunnelBytes.DTLS_HEADER,
            (bytes, start) -> TunnelBytes.u16(bytes, start + DTLS_EPOCH_AT)));
    fields.webSocket();
  }

  private void protocol(String name) {
    table.add(
        name,
        (at, sink) -> {
          List<Unit> units = at.frame().units();
          for (int i = 0; i < units.size(); i++) {
            if (units.get(i).protocol().equals(name)) {
              sink.accept(at.layers().unit(i));
            }
          }
        });
  }

  /** Gives a number of the record that starts at an index, negative where there is none. */
  @FunctionalInterface
  private interface OfRecord {
    int value(byte[] bytes, int start);
  }

  private static Reader each(String protocol, int header, OfRecord value) {
    return records(
        protocol,
        header,
        (bytes, start, sink) -> TunnelBytes.number(value.value(bytes, start), sink));
  }

  @FunctionalInterface
  private interface RecordReader {
    void read(byte[] bytes, int start, Consumer<FieldValue> sink);
  }

  private static Reader records(String protocol, int header, RecordReader reader) {
    boolean many = header == TunnelBytes.DTLS_HEADER;
    OfUnit ofUnit =
        (unit, sink) -> {
          if (many) {
            TunnelBytes.dtlsRecords(
                unit.bytes(), (start, length) -> reader.read(unit.bytes(), start, sink));
          } else {
            reader.read(unit.bytes(), 0, sink);
          }
        };
    return units(protocol, ofUnit);
  }

  private void tls(String name, int header) {
    table.add(name + ".record.content_type", each(name, header, TunnelBytes::u8));
    table.add(
        name + ".record.version",
        each(name, header, (bytes, start) -> TunnelBytes.u16(bytes, start + 1)));
    table.add(
        name + ".record.length",
        each(name, header, (bytes, start) -> TunnelBytes.u16(bytes, start + header - 2)));
    table.add(
        name + ".handshake.type",
        each(name, header, (b, start) -> TunnelBytes.handshakeType(b, start, header)));
    table.add(
        name + ".handshake.extensions_server_name",
        records(
            name,
            header,
            (bytes, start, sink) ->
                TunnelBytes.serverName(bytes, start, header)
                    .ifPresent(text -> sink.accept(new FieldValue.Text(text)))));
  }

  private void webSocket() {
    table.add(
        "websocket.opcode",
        webSocketNumber(bytes -> bytes.length == 0 ? LowerField.NONE : bytes[0] & 0xf));
    table.add("websocket.fin", bit(0));
    table.add("websocket.mask", bit(1));
    table.add("websocket.payload_length", webSocketNumber(TunnelBytes::webSocketLength));
  }

  @FunctionalInterface
  private interface OfBytes {
    long value(byte[] bytes);
  }

  private static Reader webSocketNumber(OfBytes value) {
    return units("websocket", (unit, sink) -> LowerField.give(value.value(unit.bytes()), sink));
  }

  /** The highest bit of a byte. */
  private static Reader bit(int index) {
    return units(
        "websocket",
        (unit, sink) -> {
          if (unit.bytes().length > index) {
            sink.accept(new FieldValue.Truth(unit.bytes()[index] < 0));
          }
        });
  }
}
