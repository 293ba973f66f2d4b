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

  /** Text in any script, with {@code ?} for characters that steer a terminal or hide. */
  static String text(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .limit(MOST_CHARACTERS)
        .forEach(c -> safe.appendCodePoint(isShown(c) ? c : '?'));
    return safe.toString();
  }

  private static boolean isShown(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
