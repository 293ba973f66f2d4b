package org.icascope.view.info;

import org.icascope.tunnel.tls.HandshakeHeadline;
import org.icascope.view.frame.Unit;

/** DTLS datagrams (RFC 6347): each of their records in the words of Wireshark. */
final class DtlsInfo {

  private static final int HEADER_BYTES = 13;
  private static final int HANDSHAKE_HEADER_BYTES = 12;
  private static final int APPLICATION = 23;
  private static final int MOST_RECORDS = 4;

  private DtlsInfo() {}

  static boolean say(Unit unit, TlsNotes notes, boolean first, LineBuffer info) {
    byte[] bytes = unit.bytes();
    int at = 0;
    int named = 0;
    while (at + HEADER_BYTES <= bytes.length && named < MOST_RECORDS) {
      int length = u16(bytes, at + 11);
      int end = Math.min(bytes.length, at + HEADER_BYTES + length);
      if ((bytes[at] & 0xe0) == 0x20) {
        break; // a record of DTLS 1.3, protected; its header is another one
      }
      if (first || bytes[at] != APPLICATION) {
        info.text(named++ > 0 ? ", " : "");
        record(bytes, at, end, notes, info);
      }
      at = end;
    }
    if (named == 0 && first) {
      info.text(bytes.length == 0 ? "datagram cut short" : "Application Data");
    }
    return named > 0 || first;
  }

  private static void record(byte[] bytes, int at, int end, TlsNotes notes, LineBuffer info) {
    if (!notes.agreed) {
      notes.version = u16(bytes, at + 1);
    }
    boolean isProtected = u16(bytes, at + 3) > 0;
    int body = at + HEADER_BYTES;
    switch (bytes[at]) {
      case 20 -> info.text("Change Cipher Spec");
      case 21 -> {
        if (isProtected || end < body + 2) {
          info.text("Encrypted Alert");
        } else {
          TlsInfo.alert(bytes, body, false, info);
        }
      }
      case 22 -> handshake(bytes, body, end, isProtected, notes, info);
      case APPLICATION, 25 -> info.text("Application Data");
      case 24 -> info.text("Heartbeat");
      case 26 -> info.text("ACK");
      default -> info.text("record of type ").number(bytes[at] & 0xff);
    }
  }

  private static void handshake(
      byte[] bytes, int body, int end, boolean isProtected, TlsNotes notes, LineBuffer info) {
    if (isProtected || end < body + HANDSHAKE_HEADER_BYTES) {
      info.text("Encrypted Handshake Message");
      return;
    }
    boolean beginning = u16(bytes, body + 6) == 0 && bytes[body + 8] == 0;
    int start = body + HANDSHAKE_HEADER_BYTES;
    int length = beginning ? end - start : 0;
    HandshakeHeadline line = HandshakeHeadline.of(bytes[body] & 0xff, bytes, start, length, true);
    info.text(line.text()).text(beginning ? "" : " (fragment)");
    if (line.version() != 0) {
      notes.version = line.version();
      notes.agreed = true;
    }
  }

  private static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }
}
