package org.icascope.decode;

/** Linux "cooked" captures (LINKTYPE_LINUX_SLL, LINKTYPE_LINUX_SLL2). */
final class Cooked {

  private static final int VERSION_1_BYTES = 16;
  private static final int VERSION_1_PROTOCOL = 14;
  private static final int VERSION_2_BYTES = 20;
  private static final int VERSION_2_PROTOCOL = 0;

  /** In the place of an Ethernet type: an LLC header follows. */
  private static final int LLC = 4;

  private Cooked() {}

  static boolean version1(Cursor cursor) {
    return cursor.has(VERSION_1_BYTES) && typed(cursor, VERSION_1_BYTES, VERSION_1_PROTOCOL);
  }

  static boolean version2(Cursor cursor) {
    return cursor.has(VERSION_2_BYTES) && typed(cursor, VERSION_2_BYTES, VERSION_2_PROTOCOL);
  }

  private static boolean typed(Cursor cursor, int length, int protocolAt) {
    int protocol = cursor.u16(protocolAt);
    return cursor.skip(length, protocol == LLC ? Protocols.LLC : protocol);
  }
}
