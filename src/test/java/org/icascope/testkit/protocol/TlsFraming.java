package org.icascope.testkit.protocol;

/** The headers that one end of TLS or DTLS puts before records and messages, with their numbers. */
final class TlsFraming {

  private static final int DTLS_1_2 = 0xfefd;

  private final boolean datagrams;
  private int messages;
  private int epoch;
  private long records;

  TlsFraming(boolean datagrams) {
    this.datagrams = datagrams;
  }

  byte[] message(int type, byte[] body) {
    if (!datagrams) {
      return TlsLayout.message(type, body);
    }
    Bytes length = TlsLayout.u16(new Bytes().u8(0), body.length);
    Bytes message = new Bytes().u8(type).raw(length.toArray());
    TlsLayout.u16(message, messages++).zeros(3).raw(length.toArray()).raw(body);
    return message.toArray();
  }

  /** What the protection of the next record counts: its number, in DTLS below that of its epoch. */
  long sequence() {
    return datagrams ? (long) epoch << 48 | records : records;
  }

  /** The next record. */
  byte[] record(int type, byte[] body) {
    if (!datagrams) {
      records++;
      return TlsLayout.record(type, body);
    }
    Bytes record = TlsLayout.u16(new Bytes().u8(type), DTLS_1_2);
    for (int shift = 56; shift >= 0; shift -= 8) {
      record.u8((int) (sequence() >>> shift) & 0xff);
    }
    records++;
    return record.raw(TlsLayout.counted(body)).toArray();
  }

  /** Other keys are in use from the next record on. */
  void nextEpoch() {
    epoch++;
    records = 0;
  }
}
