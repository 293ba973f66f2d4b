package org.icascope.tunnel.edt;

/**
 * One EDT packet at hand, for views; layout in {@code specs/edt.ksy}.
 *
 * @param bytes from its header on, as far as they were captured
 */
public record EdtPacket(byte[] bytes) {

  public static final int HANDSHAKE = EdtHeader.HANDSHAKE;
  public static final int KEEP_ALIVE = EdtHeader.KEEP_ALIVE;
  public static final int ACK = EdtHeader.ACK;
  public static final int NAK = EdtHeader.NAK;
  public static final int CONGESTION_WARNING = EdtHeader.CONGESTION_WARNING;
  public static final int SHUTDOWN = EdtHeader.SHUTDOWN;
  public static final int ACK2 = EdtHeader.ACK2;
  public static final int DROP_REQUEST = EdtHeader.DROP_REQUEST;

  /** Its header is there; without it nothing else is to be asked. */
  public boolean isWhole() {
    return bytes.length >= EdtHeader.BYTES;
  }

  /** No data packet. */
  public boolean isControl() {
    return bytes.length > 0 && bytes[0] < 0;
  }

  /** Type of a control packet. */
  public int type() {
    return (int) (at(0) >>> 16 & 0x7fff);
  }

  /** Sequence number of a data packet. */
  public long sequence() {
    return at(0);
  }

  /** Additional information of a control packet: number of an acknowledgement. */
  public long additional() {
    return at(4);
  }

  /** Socket id of the receiver. */
  public long destination() {
    return at(12);
  }

  public int bodyBytes() {
    return bytes.length - EdtHeader.BYTES;
  }

  /** Whole 32-bit words behind the header. */
  public int words() {
    return bodyBytes() / 4;
  }

  /**
   * One of them.
   *
   * @param index below {@link #words()}
   */
  public long word(int index) {
    return at(EdtHeader.BYTES + 4 * index);
  }

  private long at(int offset) {
    return (bytes[offset] & 0xffL) << 24
        | (bytes[offset + 1] & 0xff) << 16
        | (bytes[offset + 2] & 0xff) << 8
        | bytes[offset + 3] & 0xff;
  }
}
