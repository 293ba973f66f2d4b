package org.icascope.view.info;

import org.icascope.model.Direction;
import org.icascope.tunnel.tls.HandshakeHeadline;
import org.icascope.view.frame.Unit;

/** TLS records (RFC 5246 and 8446) in the words of Wireshark. */
final class TlsInfo {

  private static final int HEADER_BYTES = 5;
  private static final int APPLICATION = 23;
  private static final int HANDSHAKE_HEADER_BYTES = 4;

  private TlsInfo() {}

  /** A record with data, which says nothing itself where something ends in it. */
  static boolean carries(Unit unit) {
    return unit.protocol().equals("tls")
        && unit.bytes().length > 0
        && unit.bytes()[0] == APPLICATION;
  }

  static boolean say(Unit unit, TlsNotes notes, boolean first, LineBuffer info) {
    byte[] bytes = unit.bytes();
    if (bytes.length < HEADER_BYTES) {
      info.text("record cut short");
      return true;
    }
    if (bytes[0] < 0) {
      notes.version = 2;
      info.text("Hello of SSL 2.0");
      return true;
    }
    if (!notes.agreed && notes.version == 0) {
      notes.version = (bytes[1] & 0xff) << 8 | bytes[2] & 0xff;
    }
    int type = bytes[0];
    if (type == APPLICATION && !first) {
      return false;
    }
    record(type, bytes, unit.direction(), notes, info);
    return true;
  }

  private static void record(
      int type, byte[] bytes, Direction direction, TlsNotes notes, LineBuffer info) {
    switch (type) {
      case 20 -> {
        info.text("Change Cipher Spec");
        notes.cipherChanged(direction);
      }
      case 21 -> alert(bytes, HEADER_BYTES, notes.isProtected(direction), info);
      case 22 -> handshake(bytes, direction, notes, info);
      case APPLICATION -> info.text("Application Data");
      case 24 -> info.text("Heartbeat");
      default -> info.text("record of type ").number(type);
    }
  }

  static void alert(byte[] bytes, int at, boolean isProtected, LineBuffer info) {
    if (isProtected && bytes.length != at + 2 || bytes.length < at + 2) {
      info.text("Encrypted Alert");
    } else {
      info.text(bytes[at] == 2 ? "Alert (Level: Fatal" : "Alert (Level: Warning");
      info.text(", Description: ").text(HandshakeHeadline.alert(bytes[at + 1] & 0xff)).sign(')');
    }
  }

  private static void handshake(
      byte[] bytes, Direction direction, TlsNotes notes, LineBuffer info) {
    if (notes.isProtected(direction) && notes.version != 0x0304) {
      info.text("Encrypted Handshake Message");
      return;
    }
    int at = HEADER_BYTES;
    boolean any = false;
    int left = Math.min(notes.left(direction), bytes.length - at);
    notes.left(direction, notes.left(direction) - left);
    at += left;
    while (at + HANDSHAKE_HEADER_BYTES <= bytes.length) {
      int length =
          (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
      info.text(any ? ", " : "");
      any = true;
      int body = at + HANDSHAKE_HEADER_BYTES;
      int here = Math.min(length, bytes.length - body);
      HandshakeHeadline line = HandshakeHeadline.of(bytes[at] & 0xff, bytes, body, here, false);
      info.text(line.text());
      if (line.version() != 0) {
        notes.version = line.version();
        notes.agreed = true;
      }
      notes.left(direction, length - here);
      at = body + here;
    }
    if (!any) {
      info.text("Handshake, continued");
    }
  }
}
