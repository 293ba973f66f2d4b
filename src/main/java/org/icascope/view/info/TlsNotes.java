package org.icascope.view.info;

import org.icascope.model.Direction;

/** What is remembered of TLS or DTLS in a flow. */
final class TlsNotes {

  private static final int HELLO_OF_SSL2 = 0x0002;

  /** As on the wire; 0 while not known. */
  int version;

  /** A server hello told it. */
  boolean agreed;

  private final boolean[] changed = new boolean[2];

  /** Bytes of a handshake message that the next records still bring. */
  private final int[] left = new int[2];

  boolean isProtected(Direction direction) {
    return changed[direction.ordinal()];
  }

  void cipherChanged(Direction direction) {
    changed[direction.ordinal()] = true;
  }

  int left(Direction direction) {
    return left[direction.ordinal()];
  }

  void left(Direction direction, int bytes) {
    left[direction.ordinal()] = bytes;
  }

  /** As Wireshark names the protocol. */
  String name(boolean datagrams) {
    return switch (version) {
      case HELLO_OF_SSL2 -> "SSLv2";
      case 0x0300 -> "SSLv3";
      case 0x0301 -> "TLSv1";
      case 0x0302 -> "TLSv1.1";
      case 0x0303 -> "TLSv1.2";
      case 0x0304 -> "TLSv1.3";
      case 0xfeff -> "DTLSv1.0";
      case 0xfefd -> "DTLSv1.2";
      case 0xfefc -> "DTLSv1.3";
      default -> datagrams ? "DTLS" : "TLS";
    };
  }
}
