package org.icascope.tunnel.tls;

import org.icascope.reassembly.Chunk;

/** Cursor on the records of one datagram: RFC 6347 4.1, RFC 9146 4, RFC 9147 4. */
final class DtlsRecords {

  private static final int HEADER_BYTES = 13;

  private final byte[] bytes;
  private final int end;
  private final int connectionIdBytes;
  private int at;
  private int type;
  private int version;
  private long sequence;
  private int bodyStart;
  private int bodyLength;
  private boolean unified;

  /**
   * @param connectionIdBytes length of the connection id that the receiver asked for, or 0
   */
  DtlsRecords(Chunk datagram, int connectionIdBytes) {
    this.bytes = datagram.bytes();
    this.at = datagram.start();
    this.end = datagram.start() + datagram.length();
    this.connectionIdBytes = connectionIdBytes;
  }

  /** Moves to the next record. Returns false at the end, and when what follows is no record. */
  boolean next() {
    if (at >= end) {
      return false;
    }
    type = bytes[at] & 0xff;
    unified = (type & 0xe0) == 0x20;
    if (unified) { // DTLS 1.3, protected: its length may be missing, so it is taken as the last
      bodyStart = at + 1;
      bodyLength = end - bodyStart;
      at = end;
      return bodyLength > 0;
    }
    int header = HEADER_BYTES + (type == Numbers.WITH_CONNECTION_ID ? connectionIdBytes : 0);
    if (end - at < header || type < Numbers.CHANGE_CIPHER_SPEC || type > Numbers.ACK) {
      return false;
    }
    ByteCursor cursor = new ByteCursor(bytes, at + 1, header - 1);
    version = cursor.u16();
    sequence = (long) cursor.u16() << 48 | (long) cursor.u24() << 24 | cursor.u24();
    cursor.skip(header - HEADER_BYTES);
    bodyLength = cursor.u16();
    bodyStart = at + header;
    at = bodyStart + bodyLength;
    return at <= end && bodyLength > 0 && isVersion(version);
  }

  private static boolean isVersion(int version) {
    return version == 0xfeff || version == 0xfefd || version == 0xfefc || version == 0x0100;
  }

  /** The rest of the datagram is records, too. */
  boolean endsExactly() {
    while (at < end) {
      if (!next() || unified) {
        return false;
      }
    }
    return at == end;
  }

  int type() {
    return type;
  }

  int version() {
    return version;
  }

  /** Epoch in the upper 16 bits, then the number of the record. */
  long sequence() {
    return sequence;
  }

  int epoch() {
    return (int) (sequence >>> 48);
  }

  int bodyStart() {
    return bodyStart;
  }

  int bodyLength() {
    return bodyLength;
  }

  /** A protected record of DTLS 1.3, whose header says little. */
  boolean isUnified() {
    return unified;
  }
}
