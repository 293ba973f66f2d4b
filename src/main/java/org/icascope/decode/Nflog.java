package org.icascope.decode;

/**
 * LINKTYPE_NFLOG: attributes of the Linux firewall's log, one of them the IP datagram. Their length
 * and type are in the byte order of the capturing system, which the first of them tells: no
 * attribute has a type above 255.
 */
final class Nflog {

  /** Family, version, resource number. */
  private static final int HEADER_BYTES = 4;

  private static final int ATTRIBUTE_BYTES = 4;
  private static final int ALIGNMENT = 4;

  /** Two bits above the type are flags. */
  private static final int TYPE_MASK = 0x3fff;

  private static final int PAYLOAD = 9;

  private Nflog() {}

  static boolean find(Cursor cursor) {
    if (!cursor.has(HEADER_BYTES + ATTRIBUTE_BYTES)) {
      return false;
    }
    cursor.at += HEADER_BYTES;
    boolean little = cursor.u16(2) >> 8 != 0;
    while (cursor.has(ATTRIBUTE_BYTES)) {
      int length = number(cursor, 0, little);
      if (length < ATTRIBUTE_BYTES) {
        return cursor.stop(Stop.MALFORMED);
      }
      if ((number(cursor, 2, little) & TYPE_MASK) == PAYLOAD) {
        return cursor.skip(ATTRIBUTE_BYTES, Protocols.IP);
      }
      cursor.at += (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
    return false;
  }

  private static int number(Cursor cursor, int offset, boolean little) {
    return little ? Wire.le16(cursor.bytes, cursor.at + offset) : cursor.u16(offset);
  }
}
