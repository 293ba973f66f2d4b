package org.icascope.decode;

/**
 * IEEE 802.11 data frames that are not encrypted. Management and control frames, encrypted ones,
 * parts of fragmented ones and those that hold several at once (A-MSDU) are counted.
 */
final class Wlan {

  private static final int BYTES = 24;
  private static final int ADDRESS_BYTES = 6;
  private static final int QOS_BYTES = 2;
  private static final int HIGH_THROUGHPUT_BYTES = 4;
  private static final int SEQUENCE_CONTROL = 22;

  /** Of the frame control field, which is little endian: version 0, data, with content. */
  private static final int KIND_MASK = 0x004f;

  private static final int DATA = 0x0008;
  private static final int QOS = 0x0080;
  private static final int TO_AND_FROM_NETWORK = 0x0300;
  private static final int MORE_FRAGMENTS = 0x0400;
  private static final int PROTECTED = 0x4000;
  private static final int HIGH_THROUGHPUT = 0x8000;

  private static final int FRAGMENT_NUMBER = 0x0f;

  /** Of the QoS control field. */
  private static final int SEVERAL = 0x80;

  private Wlan() {}

  static boolean find(Cursor cursor) {
    return find(cursor, false);
  }

  /**
   * Goes past the header.
   *
   * @param padded the header is filled up to a multiple of four bytes
   */
  static boolean find(Cursor cursor, boolean padded) {
    if (!cursor.has(2)) {
      return false;
    }
    int control = Wire.le16(cursor.bytes, cursor.at);
    if ((control & KIND_MASK) != DATA || (control & (PROTECTED | MORE_FRAGMENTS)) != 0) {
      return unreadable(cursor);
    }
    int length = length(control);
    if (!cursor.has(length)) {
      return false;
    }
    boolean several = (control & QOS) != 0 && (cursor.u8(qosAt(control)) & SEVERAL) != 0;
    if (several || (cursor.u8(SEQUENCE_CONTROL) & FRAGMENT_NUMBER) != 0) {
      return unreadable(cursor);
    }
    return cursor.skip(padded ? (length + 3) / 4 * 4 : length, Protocols.LLC);
  }

  private static int qosAt(int control) {
    boolean fourAddresses = (control & TO_AND_FROM_NETWORK) == TO_AND_FROM_NETWORK;
    return BYTES + (fourAddresses ? ADDRESS_BYTES : 0);
  }

  private static int length(int control) {
    if ((control & QOS) == 0) {
      return qosAt(control);
    }
    int highThroughput = (control & HIGH_THROUGHPUT) != 0 ? HIGH_THROUGHPUT_BYTES : 0;
    return qosAt(control) + QOS_BYTES + highThroughput;
  }

  private static boolean unreadable(Cursor cursor) {
    return cursor.stop(Stop.NOT_IP, Protocols.WLAN);
  }
}
