package org.icascope.view.info;

import org.icascope.tunnel.edt.EdtPacket;
import org.icascope.view.frame.Unit;

/** EDT packets in a few words. */
final class EdtInfo {

  private EdtInfo() {}

  /** A data packet, which says nothing itself where something ends in it. */
  static boolean carries(Unit unit) {
    return unit.protocol().equals("edt") && !new EdtPacket(unit.bytes()).isControl();
  }

  static boolean say(Unit unit, boolean first, LineBuffer info) {
    EdtPacket packet = new EdtPacket(unit.bytes());
    if (!packet.isWhole()) {
      info.text("packet cut short");
      return true;
    }
    if (!packet.isControl()) {
      if (first) {
        info.text("data ").number(packet.sequence()).text(", ").number(packet.bodyBytes());
        info.raw(Words.BYTES);
      }
      return first;
    }
    control(packet, info);
    return true;
  }

  private static void control(EdtPacket packet, LineBuffer info) {
    switch (packet.type()) {
      case EdtPacket.HANDSHAKE -> handshake(packet, info);
      case EdtPacket.KEEP_ALIVE -> info.text("keep-alive");
      case EdtPacket.ACK -> ack(packet, info);
      case EdtPacket.NAK -> losses(packet, info);
      case EdtPacket.CONGESTION_WARNING -> info.text("congestion warning");
      case EdtPacket.SHUTDOWN -> info.text("shutdown");
      case EdtPacket.ACK2 -> info.text("ACK2 ").number(packet.additional());
      case EdtPacket.DROP_REQUEST -> {
        info.text("drop request");
        if (packet.words() >= 2) {
          info.text(" for ").number(packet.word(0)).sign('-').number(packet.word(1));
        }
      }
      default -> info.text("control packet of type ").number(packet.type());
    }
  }

  private static void handshake(EdtPacket packet, LineBuffer info) {
    info.text("handshake");
    if (packet.words() < 8) {
      info.text(", cut short");
      return;
    }
    boolean request = packet.word(5) == 1;
    boolean cookie = packet.word(7) != 0;
    String kind = request ? cookie ? " challenge" : " request" : " request or response";
    if (!request) {
      kind = packet.destination() == 0 ? " second request" : " response";
    }
    info.text(kind).text(", version ").number(packet.word(0));
    info.text(", window ").number(packet.word(4)).text(" packets, MTU ").number(packet.word(3));
    info.text(", socket ").number(packet.word(6));
  }

  private static void ack(EdtPacket packet, LineBuffer info) {
    info.text("ACK ").number(packet.additional());
    if (packet.words() >= 1) {
      info.text(", next ").number(packet.word(0) & 0x7fffffff);
    }
    if (packet.words() >= 2) {
      long micros = packet.word(1);
      info.text(", RTT ").number(micros / 1000).sign('.').number(micros / 100 % 10).text(" ms");
    }
    if (packet.words() >= 4) {
      info.text(", ").number(packet.word(3)).text(" free");
    }
  }

  private static void losses(EdtPacket packet, LineBuffer info) {
    info.text("NAK, lost ");
    int named = 0;
    for (int i = 0; i < packet.words(); i++) {
      if (named == 4) {
        info.text(" …");
        return;
      }
      long word = packet.word(i);
      info.text(named++ > 0 ? ", " : "").number(word & 0x7fffffff);
      if (word >>> 31 == 1 && i + 1 < packet.words()) {
        info.sign('-').number(packet.word(++i) & 0x7fffffff);
      }
    }
  }
}
