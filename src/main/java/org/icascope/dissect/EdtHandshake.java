package org.icascope.dissect;

import org.icascope.reassembly.Chunk;

/**
 * Recognises the handshake packet with which an EDT connection begins, on any UDP port.
 *
 * <p>Layout: protocol notes on EDT (a real capture, and the public UDT draft): 16-byte header whose
 * first bit is 1 and whose 15-bit type is 0, then a 48-byte body that begins with the UDT version,
 * big-endian.
 */
public final class EdtHandshake {

  private static final int BYTES = 64;
  private static final int VERSION_AT = 16;
  private static final int UDT_VERSION = 4;

  private EdtHandshake() {}

  /** True when the datagram is such a handshake; the reserved 16 bits may hold anything. */
  public static boolean matches(Chunk datagram) {
    if (datagram.length() < BYTES) {
      return false;
    }
    byte[] bytes = datagram.bytes();
    int at = datagram.start();
    return (bytes[at] & 0xff) == 0x80
        && bytes[at + 1] == 0
        && bytes[at + VERSION_AT] == 0
        && bytes[at + VERSION_AT + 1] == 0
        && bytes[at + VERSION_AT + 2] == 0
        && bytes[at + VERSION_AT + 3] == UDT_VERSION;
  }
}
