package org.icascope.tunnel.websocket;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.icascope.reassembly.ChunkStore;

/** The start line and the fields of an HTTP/1.1 message (RFC 9112), names in lower case. */
public final class HttpHeader {

  /** Chosen: what common servers take. */
  public static final int MOST_BYTES = 16 * 1024;

  /** Chosen, as above. */
  private static final int MOST_FIELDS = 200;

  private final String startLine;
  private final Map<String, String> fields;

  private HttpHeader(String startLine, Map<String, String> fields) {
    this.startLine = startLine;
    this.fields = fields;
  }

  /**
   * Index after the empty line that ends the header, or -1. Looks at what the last chunk brought:
   * asked after every chunk, it looks at each byte once.
   */
  static int end(ChunkStore start) {
    int from = Math.max(0, start.pieceStart(start.pieces() - 1) - 3);
    return end(start, from);
  }

  /** The same from a byte on. */
  public static int end(ChunkStore start, int from) {
    for (int i = from; i + 1 < start.length(); i++) {
      if (start.byteAt(i) == '\n') {
        int next = start.byteAt(i + 1) == '\r' && i + 2 < start.length() ? i + 2 : i + 1;
        if (start.byteAt(next) == '\n') {
          return next + 1;
        }
      }
    }
    return -1;
  }

  /** Do the first bytes agree with a text, as far as there are any? */
  public static boolean mayStartWith(ChunkStore start, String text) {
    return mayStartWith(start, 0, text);
  }

  /** The same of the bytes from {@code from} on. */
  static boolean mayStartWith(ChunkStore start, int from, String text) {
    int length = Math.min(text.length(), start.length() - from);
    for (int i = 0; i < length; i++) {
      if (start.byteAt(from + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Does a line begin with this text, given in lower case? */
  public static boolean hasLine(ChunkStore start, int end, String text) {
    for (int i = 0; i + text.length() < end; i++) {
      if (start.byteAt(i) == '\n' && matches(start, i + 1, text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(ChunkStore start, int from, String text) {
    for (int i = 0; i < text.length(); i++) {
      int letter = start.byteAt(from + i);
      if ((letter >= 'A' && letter <= 'Z' ? letter + 32 : letter) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Reads a header of {@code end} bytes, which the caller bounds. */
  public static HttpHeader read(ChunkStore start, int end) {
    return read(start, 0, end);
  }

  /** The same of one that begins at {@code from}. */
  static HttpHeader read(ChunkStore start, int from, int end) {
    StringBuilder text = new StringBuilder(end - from);
    for (int i = from; i < end; i++) {
      text.append((char) (start.byteAt(i) & 0xff));
    }
    String[] lines = text.toString().split("\r?\n", MOST_FIELDS + 2);
    Map<String, String> fields = new HashMap<>();
    for (int i = 1; i < Math.min(lines.length, MOST_FIELDS + 1); i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
        // several fields of one name are one list (RFC 9110, section 5.3)
        fields.merge(name, lines[i].substring(colon + 1).strip(), (a, b) -> a + "," + b);
      }
    }
    return new HttpHeader(lines[0], fields);
  }

  /** Method, target and version, or version and status. */
  public String startLine() {
    return startLine;
  }

  /** The value of a field, given by its name in lower case. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** The elements of a list, without blanks around them. */
  List<String> list(String name) {
    return Stream.of(fields.getOrDefault(name, "").split(","))
        .map(String::strip)
        .filter(element -> !element.isEmpty())
        .toList();
  }

  /** Is this word among the elements of a list, in whatever case? */
  public boolean lists(String name, String word) {
    return list(name).stream().anyMatch(word::equalsIgnoreCase);
  }
}
