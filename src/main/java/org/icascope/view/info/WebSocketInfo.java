package org.icascope.view.info;

import org.icascope.view.frame.Unit;

/** WebSocket frames in a few words (RFC 6455, section 5.2). */
final class WebSocketInfo {

  private static final int CONTROL = 8;

  private WebSocketInfo() {}

  static boolean say(Unit unit, boolean first, LineBuffer info) {
    byte[] bytes = unit.bytes();
    if (bytes.length < 2) {
      info.text("frame cut short");
      return true;
    }
    int opcode = bytes[0] & 15;
    if (!first && opcode < CONTROL) {
      return false;
    }
    info.text(name(opcode));
    if ((bytes[0] & 0x80) != 0) {
      info.text(" [FIN]");
    }
    if ((bytes[1] & 0x80) != 0) {
      info.text(" [MASKED]");
    }
    info.sign(' ').number(payload(unit)).raw(Words.BYTES);
    return true;
  }

  private static String name(int opcode) {
    return switch (opcode) {
      case 0 -> "Continuation";
      case 1 -> "Text";
      case 2 -> "Binary";
      case 8 -> "Connection Close";
      case 9 -> "Ping";
      case 10 -> "Pong";
      default -> "Opcode " + opcode;
    };
  }

  private static long payload(Unit unit) {
    int second = unit.bytes()[1] & 0xff;
    int extended = (second & 0x7f) == 126 ? 2 : (second & 0x7f) == 127 ? 8 : 0;
    return Math.max(0, unit.lengthBytes() - 2 - extended - (second >= 0x80 ? 4 : 0));
  }
}
