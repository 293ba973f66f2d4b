package org.icascope.decode;

/** User data of mobile networks (3GPP TS 29.281 section 5). */
final class GtpU {

  private static final int BYTES = 8;

  /** Version 1, and GTP rather than its charging variant. */
  private static final int KIND_MASK = 0xf0;

  private static final int VERSION_1 = 0x30;

  /** Sequence number, N-PDU number or extension headers: all three fields are there. */
  private static final int OPTIONAL_FIELDS = 0x07;

  private static final int OPTIONAL_BYTES = 4;
  private static final int EXTENSIONS = 0x04;
  private static final int USER_CONTENT = 0xff;

  private GtpU() {}

  static boolean find(Cursor cursor) {
    if (!cursor.has(BYTES)) {
      return false;
    }
    int flags = cursor.u8(0);
    if ((flags & KIND_MASK) != VERSION_1 || cursor.u8(1) != USER_CONTENT) {
      return cursor.stop(Stop.MALFORMED);
    }
    if ((flags & OPTIONAL_FIELDS) == 0) {
      return cursor.skip(BYTES, Protocols.IP);
    }
    if (!cursor.skipWhole(BYTES + OPTIONAL_BYTES, Protocols.IP)) {
      return false;
    }
    return (flags & EXTENSIONS) == 0 || skipExtensions(cursor);
  }

  /** Each has its length in units of four bytes first and the type of the next one last. */
  private static boolean skipExtensions(Cursor cursor) {
    int type = cursor.u8(-1);
    while (type != 0) {
      if (!cursor.has(1)) {
        return false;
      }
      int length = cursor.u8(0) * 4;
      if (length == 0) {
        return cursor.stop(Stop.MALFORMED);
      }
      if (!cursor.skipWhole(length, Protocols.IP)) {
        return false;
      }
      type = cursor.u8(-1);
    }
    return true;
  }
}
