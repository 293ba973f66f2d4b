package org.icascope.decode;

/**
 * Ethernet II and IEEE 802.3, and Cisco's ISL, which puts 26 bytes before an Ethernet frame. What
 * follows the IP datagram (padding, check sequence, trailers of switches) is never looked at.
 */
final class Ethernet {

  static final int BYTES = 14;
  static final int TYPE = 12;

  /** First 40 bits of the destination say ISL; the other 8 are type and priority. */
  private static final int ISL_MULTICAST = 0x01000c00;

  private static final int ISL_MULTICAST_OLD = 0x0c000c00;
  private static final int ISL_BYTES = 26;

  /** LLC and SNAP header of ISL: the rest tells it from Cisco's other multicast frames. */
  private static final int ISL_LLC = 0xaaaa0300;

  private static final int ISL_VLAN = 20;

  private Ethernet() {}

  static boolean find(Cursor cursor) {
    if (!cursor.has(BYTES)) {
      return false;
    }
    int type = cursor.u16(TYPE);
    if (type > Protocols.LARGEST_LENGTH) {
      return cursor.skip(BYTES, type);
    }
    return isIsl(cursor) ? isl(cursor) : cursor.skip(BYTES, Protocols.LLC);
  }

  private static boolean isIsl(Cursor cursor) {
    int start = cursor.s32(0);
    return (start == ISL_MULTICAST || start == ISL_MULTICAST_OLD)
        && cursor.u8(4) == 0
        && cursor.end - cursor.at >= BYTES + 4
        && (cursor.s32(BYTES) & 0xffffff00) == ISL_LLC;
  }

  private static boolean isl(Cursor cursor) {
    if (!cursor.has(ISL_BYTES)) {
      return false;
    }
    // 15 bits of number, then one that marks frames of the spanning tree
    cursor.headers.tagged(cursor.u16(ISL_VLAN) >> 1);
    return cursor.skip(ISL_BYTES, Protocols.ETHERNET);
  }
}
