package org.icascope.session;

import java.util.HexFormat;

/** Bytes by hand. */
final class Ledgers {

  private Ledgers() {}

  static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
  }
}
