package org.icascope.tunnel.tls.crypto;

import java.util.HexFormat;

/** Bytes as documents print them: digits, with spaces and line ends anywhere. */
final class Hex {

  private Hex() {}

  static byte[] of(String digits) {
    return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
  }

  static String of(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
