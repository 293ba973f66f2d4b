package org.icascope.decode;

/** What wireless drivers put before an 802.11 frame: radiotap, Prism and AVS headers. */
final class WlanPrefixes {

  /** Version, padding, length, first bitmap of present fields (radiotap.org); little endian. */
  private static final int RADIOTAP_BYTES = 8;

  private static final int MORE_BITMAPS = 1 << 31;
  private static final int HAS_TIME = 1;
  private static final int HAS_FLAGS = 2;
  private static final int TIME_BYTES = 8;
  private static final int FLAG_PADDED_HEADER = 0x20;

  /** First word of an AVS header but for its last digit, which is the version. */
  private static final int AVS_MAGIC = 0x80211000;

  private static final int PREFIX_BYTES = 8;

  /** The only length that Prism headers have. */
  private static final int PRISM_BYTES = 144;

  private WlanPrefixes() {}

  static boolean radiotap(Cursor cursor) {
    if (!cursor.has(RADIOTAP_BYTES)) {
      return false;
    }
    int length = Wire.le16(cursor.bytes, cursor.at + 2);
    if (cursor.u8(0) != 0 || length < RADIOTAP_BYTES) {
      return cursor.stop(Stop.MALFORMED);
    }
    if (!cursor.has(length)) {
      return false;
    }
    boolean padded = hasPaddedHeader(cursor, length);
    cursor.at += length;
    return Wlan.find(cursor, padded);
  }

  private static boolean hasPaddedHeader(Cursor cursor, int length) {
    int present = Wire.le32(cursor.bytes, cursor.at + 4);
    int at = RADIOTAP_BYTES;
    int bitmap = present;
    while ((bitmap & MORE_BITMAPS) != 0 && at + 4 <= length) {
      bitmap = Wire.le32(cursor.bytes, cursor.at + at);
      at += 4;
    }
    if ((present & HAS_TIME) != 0) {
      at = (at + TIME_BYTES - 1) / TIME_BYTES * TIME_BYTES + TIME_BYTES;
    }
    return (present & HAS_FLAGS) != 0 && at < length && (cursor.u8(at) & FLAG_PADDED_HEADER) != 0;
  }

  /** Both begin with a magic number and the length of the header. */
  static boolean prismOrAvs(Cursor cursor) {
    if (!cursor.has(PREFIX_BYTES)) {
      return false;
    }
    boolean avs = (cursor.s32(0) & ~15) == AVS_MAGIC;
    int length = avs ? cursor.s32(4) : PRISM_BYTES;
    if (length < PREFIX_BYTES) {
      return cursor.stop(Stop.MALFORMED);
    }
    return cursor.skipWhole(length, Protocols.WLAN);
  }
}
