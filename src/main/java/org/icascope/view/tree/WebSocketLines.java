package org.icascope.view.tree;

import java.util.Map;
import org.icascope.view.field.FieldValue;
import org.icascope.view.field.Fields;
import org.icascope.view.field.TunnelBytes;
import org.icascope.view.frame.Unit;

/** The lines of a WebSocket frame (RFC 6455, section 5.2). */
final class WebSocketLines {

  private static final int FIN = 0x80;
  private static final int RESERVED = 0x70;
  private static final int OPCODE = 0x0f;

  private WebSocketLines() {}

  static Draft of(Unit unit, UnitPanes.Found found, BytePane pane) {
    byte[] bytes = unit.bytes();
    if (bytes.length < 2) {
      return new Draft("WebSocket");
    }
    int pane0 = found.pane();
    int at = found.start();
    int header = TunnelBytes.webSocketHeader(bytes);
    int first = bytes[0] & 0xff;
    boolean fin = (first & FIN) != 0;
    boolean masked = TunnelBytes.isMasked(bytes);
    int opcode = first & OPCODE;
    Map<Long, String> names =
        Fields.catalog().valueNames(Fields.catalog().find("websocket.opcode").orElseThrow());
    String name = names.getOrDefault((long) opcode, "unknown");
    Draft draft =
        new Draft("WebSocket, " + name + (fin ? " [FIN]" : "") + (masked ? " [MASKED]" : ""));
    truth(draft, "Fin", "websocket.fin", fin).at(pane0, at, 1);
    draft.child("Reserved: 0x%x".formatted((first & RESERVED) >> 4)).at(pane0, at, 1);
    draft
        .child("Opcode: " + ValueText.number(opcode, names, false))
        .number("websocket.opcode", opcode)
        .at(pane0, at, 1);
    truth(draft, "Mask", "websocket.mask", masked).at(pane0, at + 1, 1);
    int extension = TunnelBytes.webSocketExtension(bytes);
    long length = unit.lengthBytes() - 2 - extension - (masked ? 4 : 0);
    draft
        .child("Payload length: " + length)
        .number("websocket.payload_length", length)
        .at(pane0, at + 1, 1 + extension);
    if (masked && header >= 4) {
      draft.child("Masking key").at(pane0, at + header - 4, 4);
    }
    pane.show(at, header);
    draft
        .child("Payload: " + ValueText.count(length, "byte"))
        .at(pane0, at + header, bytes.length - header);
    return draft;
  }

  private static Draft truth(Draft draft, String title, String name, boolean value) {
    return draft
        .child(title + ": " + (value ? "True" : "False"))
        .value(name, new FieldValue.Truth(value));
  }
}
