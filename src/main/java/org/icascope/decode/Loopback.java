package org.icascope.decode;

/**
 * The address family of the capturing system: in its own byte order for LINKTYPE_NULL, in network
 * order for LINKTYPE_LOOP. IPv4 is 2 everywhere; IPv6 is 10 (Linux), 23 (Windows), 24, 28 or 30
 * (the BSDs and macOS).
 */
final class Loopback {

  private static final int BYTES = 4;

  private Loopback() {}

  static boolean find(Cursor cursor) {
    if (!cursor.has(BYTES)) {
      return false;
    }
    int family = cursor.s32(0);
    if ((family & 0xff) == 0) {
      family = Integer.reverseBytes(family);
    }
    return switch (family) {
      case 2 -> cursor.skip(BYTES, Protocols.IPV4);
      case 10, 23, 24, 28, 30 -> cursor.skip(BYTES, Protocols.IPV6);
      default -> cursor.stop(Stop.NOT_IP, Protocols.IP);
    };
  }
}
