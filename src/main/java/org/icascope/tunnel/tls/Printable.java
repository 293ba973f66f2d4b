package org.icascope.tunnel.tls;

/** Names that come from the wire, fit to be shown. */
final class Printable {

  /** Longest name of the DNS, RFC 1035. */
  private static final int MOST_CHARACTERS = 255;

  private Printable() {}

  /** The bytes as ASCII, with {@code ?} for whatever does not print. */
  static String of(byte[] bytes) {
    int length = Math.min(bytes.length, MOST_CHARACTERS);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(bytes[i] > 0x20 && bytes[i] < 0x7f ? (char) bytes[i] : '?');
    }
    return text.toString();
  }
}
