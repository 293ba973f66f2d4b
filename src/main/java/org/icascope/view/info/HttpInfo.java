package org.icascope.view.info;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icascope.decode.Headers;
import org.icascope.model.HttpPhrases;

/**
 * Segments that begin a request or an answer of HTTP/1, as those that lead to WebSocket. Of a
 * request the path is left out, which may hold what lets its bearer in, and of an answer the words
 * of the server.
 */
final class HttpInfo {

  private static final byte[][] BEGINNINGS = {
    Words.of("HTTP/1."), Words.of("GET "), Words.of("POST "), Words.of("CONNECT ")
  };

  /** {@code HTTP/1.1 200} and what ends the number. */
  private static final Pattern STATUS = Pattern.compile("(HTTP/1\\.\\d (\\d{3}))[ \\r]");

  private static final int STATUS_CHARACTERS = 13;

  /** Bytes in which the wish for another protocol is looked for. Chosen. */
  private static final int MOST_BYTES = 4096;

  private static final TextSearch WISH = new TextSearch("upgrade: websocket");

  private HttpInfo() {}

  static boolean is(Headers headers) {
    return kind(headers) >= 0;
  }

  /** Writes what it is; false when the payload does not begin like HTTP. */
  static boolean say(Headers headers, LineBuffer info) {
    int kind = kind(headers);
    if (kind < 0) {
      return false;
    }
    if (kind == 0) {
      info.text(status(headers));
    } else {
      info.raw(BEGINNINGS[kind]).text("request");
      if (asksForWebSocket(headers)) {
        info.text(", upgrade to WebSocket");
      }
    }
    return true;
  }

  /** Nearly all payloads are told apart by their first byte. */
  private static int kind(Headers headers) {
    return switch (headers.firstPayloadByte()) {
      case 'H' -> begins(headers, 0);
      case 'G' -> begins(headers, 1);
      case 'P' -> begins(headers, 2);
      case 'C' -> begins(headers, 3);
      default -> -1;
    };
  }

  private static int begins(Headers headers, int kind) {
    byte[] beginning = BEGINNINGS[kind];
    byte[] bytes = headers.frame().bytes();
    int at = headers.payloadStart();
    int same = 0;
    while (same < beginning.length
        && same < headers.payloadCaptured()
        && bytes[at + same] == beginning[same]) {
      same++;
    }
    return same == beginning.length ? kind : -1;
  }

  /** Version and number as they stand there, and what the number means. */
  private static String status(Headers headers) {
    Matcher line = STATUS.matcher(text(headers, STATUS_CHARACTERS));
    return line.matches()
        ? line.group(1)
            + HttpPhrases.of(Integer.parseInt(line.group(2))).map(words -> " " + words).orElse("")
        : "HTTP/1 answer";
  }

  private static boolean asksForWebSocket(Headers headers) {
    int length = Math.min(MOST_BYTES, headers.payloadCaptured());
    return WISH.isIn(headers.frame().bytes(), headers.payloadStart(), length);
  }

  private static String text(Headers headers, int most) {
    int length = Math.min(most, headers.payloadCaptured());
    return new String(
        headers.frame().bytes(), headers.payloadStart(), length, StandardCharsets.ISO_8859_1);
  }
}
