package org.icascope.view.export;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The head of an HTTP message that asks for a WebSocket, or answers (RFC 6455, section 4): the
 * request line without its path, the status line and the fields of the upgrade stay, of others the
 * colon and the end of the line. Letters that are blanked become {@code x}.
 */
final class HttpHeads {

  /** Longest head that is looked at. Chosen, as in the stage that reads it. */
  static final int MOST_BYTES = 16 * 1024;

  /** Fields without which the answer to the upgrade cannot be told. */
  private static final Set<String> KEPT =
      Set.of(
          "upgrade",
          "connection",
          "sec-websocket-key",
          "sec-websocket-accept",
          "sec-websocket-version",
          "sec-websocket-extensions");

  /** The values that are kept are no longer. Chosen: a key has 24 characters. */
  private static final int MOST_VALUE = 80;

  private static final String METHOD = "GET ";

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.\\d \\d{3}");

  private static final int STATUS_END = "HTTP/1.1 101".length();

  private HttpHeads() {}

  /** Bytes of the head up to and with its empty line; -1 where it has no end. */
  static int end(byte[] bytes, int length) {
    for (int i = 0; i + 3 < length; i++) {
      if (bytes[i] == '\r'
          && bytes[i + 1] == '\n'
          && bytes[i + 2] == '\r'
          && bytes[i + 3] == '\n') {
        return i + 4;
      }
    }
    return -1;
  }

  /** The head asks for a WebSocket. */
  static boolean asksForUpgrade(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    return text.startsWith("get ") && text.contains("\r\nsec-websocket-key:");
  }

  /** What may be shown of a head; as long as it is. */
  static byte[] safe(byte[] head) {
    byte[] safe = Arrays.copyOf(head, head.length);
    int line = 0;
    for (int i = 0; i + 1 < head.length; i++) {
      if (head[i] == '\r' && head[i + 1] == '\n') {
        if (line == 0) {
          startLine(safe, i);
        } else {
          field(safe, line, i);
        }
        line = i + 2;
      }
    }
    return safe;
  }

  /**
   * What may be shown of a head that is cut: its first line, of one that is cut itself what is
   * before the path, or version and status. No fields: nothing is read of them.
   */
  static byte[] safeStart(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n");
    if (end >= 0) {
      return safe(Arrays.copyOf(head, end + 2));
    }
    boolean asks = text.startsWith(METHOD);
    int length = asks ? METHOD.length() : STATUS.matcher(text).lookingAt() ? STATUS_END : 0;
    return Arrays.copyOf(head, length);
  }

  /** {@code GET /xxxx HTTP/1.1}; {@code HTTP/1.1 403 xxxxxxxxx}. */
  private static void startLine(byte[] bytes, int end) {
    String line = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    if (line.startsWith("GET /") && line.endsWith(" HTTP/1.1")) {
      blank(bytes, 5, end - " HTTP/1.1".length());
    } else if (line.matches("HTTP/1\\.\\d \\d{3}( .*)?")) {
      blank(bytes, Math.min(end, "HTTP/1.1 101 ".length()), end);
    } else {
      blank(bytes, 0, end);
    }
  }

  private static void field(byte[] bytes, int from, int end) {
    int colon = from;
    while (colon < end && bytes[colon] != ':') {
      colon++;
    }
    String name = new String(bytes, from, colon - from, StandardCharsets.ISO_8859_1);
    boolean keep = KEPT.contains(name.toLowerCase(Locale.ROOT)) && end - colon <= MOST_VALUE;
    if (!keep) {
      blank(bytes, from, colon);
      blank(bytes, colon + 1, end);
    }
  }

  private static void blank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      bytes[i] = bytes[i] == ' ' ? bytes[i] : (byte) 'x';
    }
  }
}
