package org.icascope.view.tree;

import java.util.Map;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.FieldValue;
import org.icascope.view.field.Fields;
import org.icascope.view.field.TunnelBytes;
import org.icascope.view.frame.Unit;

/** The lines of TLS and DTLS records: their headers, and what a handshake says of itself. */
final class TlsLines {

  private final Unit unit;
  private final UnitPanes.Found found;
  private final BytePane pane;
  private final int header;

  private TlsLines(Unit unit, UnitPanes.Found found, BytePane pane, int header) {
    this.unit = unit;
    this.found = found;
    this.pane = pane;
    this.header = header;
  }

  static Draft tls(Unit unit, UnitPanes.Found found, BytePane pane) {
    Draft draft = new Draft("");
    TlsLines lines = new TlsLines(unit, found, pane, TunnelBytes.TLS_HEADER);
    return draft.title("Transport Layer Security, " + lines.record(draft, 0));
  }

  static Draft dtls(Unit unit, UnitPanes.Found found, BytePane pane) {
    Draft draft = new Draft("Datagram Transport Layer Security");
    TlsLines lines = new TlsLines(unit, found, pane, TunnelBytes.DTLS_HEADER);
    TunnelBytes.dtlsRecords(
        unit.bytes(),
        (start, length) -> {
          Draft record = draft.child("");
          record.title("Record: " + lines.record(record, start));
          record.at(found.pane(), found.start() + start, TunnelBytes.DTLS_HEADER + length);
        });
    return draft;
  }

  /** Returns what the record is, in words. */
  private String record(Draft draft, int start) {
    byte[] bytes = unit.bytes();
    boolean dtls = header == TunnelBytes.DTLS_HEADER;
    String kind = number(draft, "record.content_type", TunnelBytes.u8(bytes, start), start, 1);
    number(draft, "record.version", TunnelBytes.u16(bytes, start + 1), start + 1, 2);
    if (dtls) {
      number(draft, "record.epoch", TunnelBytes.u16(bytes, start + 3), start + 3, 2);
    }
    int length = TunnelBytes.u16(bytes, start + header - 2);
    number(draft, "record.length", length, start + header - 2, 2);
    pane.show(found.start() + start, Math.min(header, bytes.length - start));
    int type = TunnelBytes.handshakeType(bytes, start, header);
    if (type < 0) {
      draft
          .child("Content: " + ValueText.count(Math.max(0, length), "byte") + ", not shown")
          .at(found.pane(), found.start() + start + header, Math.max(0, length));
      return kind;
    }
    pane.show(found.start() + start + header, 1);
    String name = number(draft, "handshake.type", type, start + header, 1);
    String protocol = unit.protocol();
    TunnelBytes.serverName(bytes, start, header)
        .ifPresent(
            server ->
                draft
                    .child("Server name: " + server)
                    .value(
                        protocol + ".handshake.extensions_server_name",
                        new FieldValue.Text(server)));
    return kind + ": " + name;
  }

  /** Adds a line and returns the name of the number. */
  private String number(Draft draft, String part, int value, int start, int length) {
    if (value < 0) {
      return "cut";
    }
    String name = unit.protocol() + "." + part;
    FieldInfo field = Fields.catalog().find(name).orElseThrow();
    Map<Long, String> names = Fields.catalog().valueNames(field);
    draft
        .child(field.title() + ": " + ValueText.number(value, names, part.endsWith("version")))
        .number(name, value)
        .at(found.pane(), found.start() + start, length);
    return names.getOrDefault((long) value, "unknown (" + value + ")");
  }
}
