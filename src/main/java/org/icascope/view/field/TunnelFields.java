package org.icascope.view.field;

import static org.icascope.view.field.LowerField.units;

import java.util.function.Consumer;
import org.icascope.view.field.LinkFields.Table;
import org.icascope.view.field.LowerField.OfUnit;
import org.icascope.view.field.LowerField.Reader;
import org.icascope.view.frame.Unit;

/** The fields of TLS, DTLS and WebSocket, and which protocols are there. */
final class TunnelFields {

  private static final int DTLS_EPOCH_AT = 3;

  private final Table table;

  private TunnelFields(Table table) {
    this.table = table;
  }

  static void addTo(Table table) {
    TunnelFields fields = new TunnelFields(table);
    fields.protocol("cgp", "Citrix Common Gateway Protocol");
    fields.protocol("ica", "Citrix Independent Computing Architecture");
    fields.protocol("edt", "Enlightened Data Transport");
    fields.protocol("tls", "Transport Layer Security");
    fields.protocol("dtls", "Datagram Transport Layer Security");
    fields.protocol("websocket", "WebSocket");
    fields.tls("tls", TunnelBytes.TLS_HEADER);
    fields.tls("dtls", TunnelBytes.DTLS_HEADER);
    fields.number(
        "dtls.record.epoch",
        "Epoch",
        each(
            "dtls",
            TunnelBytes.DTLS_HEADER,
            (bytes, start) -> TunnelBytes.u16(bytes, start + DTLS_EPOCH_AT)));
    fields.webSocket();
  }

  private void protocol(String name, String title) {
    table.add(
        name,
        FieldType.GROUP,
        title,
        "Once for every unit that is complete with this frame; its length.",
        (at, sink) -> {
          for (Unit unit : at.frame().units()) {
            if (unit.protocol().equals(name)) {
              int length = (int) Math.min(Integer.MAX_VALUE, unit.lengthBytes());
              sink.accept(new FieldValue.Present(length));
            }
          }
        });
  }

  private void number(String name, String title, Reader reader) {
    table.add(name, FieldType.NUMBER, title, "", reader);
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
    number(name + ".record.content_type", "Content type", each(name, header, TunnelBytes::u8));
    number(
        name + ".record.version",
        "Version",
        each(name, header, (bytes, start) -> TunnelBytes.u16(bytes, start + 1)));
    number(
        name + ".record.length",
        "Length",
        each(name, header, (bytes, start) -> TunnelBytes.u16(bytes, start + header - 2)));
    table.add(
        name + ".handshake.type",
        FieldType.NUMBER,
        "Handshake type",
        "Of the message that begins the record, where it is in clear.",
        each(name, header, (b, start) -> TunnelBytes.handshakeType(b, start, header)));
    table.add(
        name + ".handshake.extensions_server_name",
        FieldType.TEXT,
        "Server name",
        "The name that the client asks for.",
        records(
            name,
            header,
            (bytes, start, sink) ->
                TunnelBytes.serverName(bytes, start, header)
                    .ifPresent(text -> sink.accept(new FieldValue.Text(text)))));
  }

  private void webSocket() {
    number(
        "websocket.opcode",
        "Opcode",
        webSocketNumber(bytes -> bytes.length == 0 ? LowerField.NONE : bytes[0] & 0xf));
    table.add("websocket.fin", FieldType.BOOLEAN, "Fin", "", bit(0));
    table.add("websocket.mask", FieldType.BOOLEAN, "Mask", "", bit(1));
    table.add(
        "websocket.payload_length",
        FieldType.NUMBER,
        "Payload length",
        "Bytes.",
        webSocketNumber(TunnelBytes::webSocketLength));
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
