package org.icascope.decode;

/** Headers of a capturing system that say which link type follows, or which IP version. */
final class CaptureHeaders {

  /** Version, flags, length, link type; little endian (LINKTYPE_PPI). */
  private static final int PPI_BYTES = 8;

  /** Length, kind of record, link type; little endian (LINKTYPE_PKTAP). */
  private static final int PKTAP_BYTES = 12;

  private static final int PKTAP_FRAME = 1;
  private static final int PFLOG_MIN_BYTES = 4;
  private static final int LARGEST_LINK_TYPE = 0xffff;

  private CaptureHeaders() {}

  static boolean ppi(Cursor cursor) {
    return cursor.has(PPI_BYTES)
        && wrapped(
            cursor,
            PPI_BYTES,
            Wire.le16(cursor.bytes, cursor.at + 2),
            Wire.le32(cursor.bytes, cursor.at + 4));
  }

  static boolean pktap(Cursor cursor) {
    if (!cursor.has(PKTAP_BYTES)) {
      return false;
    }
    return Wire.le32(cursor.bytes, cursor.at + 4) == PKTAP_FRAME
        ? wrapped(
            cursor,
            PKTAP_BYTES,
            Wire.le32(cursor.bytes, cursor.at),
            Wire.le32(cursor.bytes, cursor.at + 8))
        : cursor.stop(Stop.NOT_IP, 0);
  }

  private static boolean wrapped(Cursor cursor, int shortest, int length, int linkType) {
    if (length < shortest || linkType < 0 || linkType > LARGEST_LINK_TYPE) {
      return cursor.stop(Stop.MALFORMED);
    }
    return cursor.skipWhole(length, Protocols.LINK_TYPE + linkType);
  }

  /** LINKTYPE_PFLOG: its first byte is its length without the padding to four bytes. */
  static boolean pflog(Cursor cursor) {
    if (!cursor.has(1)) {
      return false;
    }
    int length = (cursor.u8(0) + 3) / 4 * 4;
    return length < PFLOG_MIN_BYTES
        ? cursor.stop(Stop.MALFORMED)
        : cursor.skipWhole(length, Protocols.IP);
  }
}
