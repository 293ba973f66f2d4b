package org.icascope.tunnel.tls;

import org.icascope.model.FrameMark;

/** Handshake messages and alerts of a stream, whether they came in the clear or were opened. */
final class ClearRecords {

  private final Negotiation negotiation;
  private final StreamProtection protection;
  private final TlsFacts facts;
  private final Remarks remarks;

  private Side reading;
  private FrameMark first;
  private FrameMark last;

  ClearRecords(
      Negotiation negotiation, StreamProtection protection, TlsFacts facts, Remarks remarks) {
    this.negotiation = negotiation;
    this.protection = protection;
    this.facts = facts;
    this.remarks = remarks;
  }

  void onPlain(Side side, int type, byte[] bytes, int start, int length, Pieces pieces) {
    switch (type) {
      case Numbers.HANDSHAKE -> {
        first = pieces.first();
        last = pieces.last();
        reading = side;
        if (!side.messages.add(bytes, start, length, this::onMessage)) {
          remarks.limit(last);
        }
      }
      case Numbers.CHANGE_CIPHER_SPEC -> {
        if (negotiation.isAnswered() && !negotiation.isTls13()) {
          protection.onChangeCipherSpec(side);
          side.messages.reset();
        }
      }
      case Numbers.ALERT -> {
        if (length >= 2) {
          facts.alert(side.direction, bytes[start], bytes[start + 1] & 0xff, pieces.last());
        }
      }
      default -> {
        // heartbeats say nothing
      }
    }
  }

  /** Returns false when both sides speak SSL 2.0. */
  boolean onSsl2(Record record) {
    int type = record.length > 0 ? record.bytes[record.start] : 0;
    if (type == Numbers.CLIENT_HELLO) {
      negotiation.onSsl2Hello(
          ClientHello.readSsl2(new ByteCursor(record.bytes, record.start, record.length)),
          record.pieces.first());
      negotiation.tell(remarks, record.pieces.last());
      return true;
    }
    facts.oldVersion(Numbers.SSL_2_0);
    facts.completed(record.pieces.last());
    return false;
  }

  private void onMessage(int type, byte[] bytes, int start, int length) {
    boolean answered = negotiation.isAnswered();
    FrameMark at = type == Numbers.CLIENT_HELLO ? first : last;
    negotiation.onMessage(reading.direction, type, bytes, start, length, at);
    negotiation.tell(remarks, last);
    if (!answered && negotiation.isTls13()) {
      protection.onServerHello();
    }
    protection.onInnerMessage(reading, type);
  }
}
