package org.icascope.view.info;

import java.nio.charset.StandardCharsets;
import org.icascope.decode.Headers;
import org.icascope.dissect.WireText;

/**
 * Segments that begin a request or an answer of HTTP/1, as those that lead to WebSocket. Of a
 * request the path is left out: it may hold what lets its bearer in.
 */
final class HttpInfo {

  private static final byte[][] BEGINNINGS = {
    Words.of("HTTP/1."), Words.of("GET "), Words.of("POST "), Words.of("CONNECT ")
  };

  /** Characters of a first line. Chosen. */
  private static final int MOST_CHARACTERS = 60;

  /** Bytes in which the wish for another protocol is looked for. Chosen. */
  private static final int MOST_BYTES = 4096;

  /** Letters are compared without case; so is the colon and the space, which have that bit. */
  private static final byte[] WISH = Words.of("upgrade: websocket");

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
      info.text(firstLine(headers));
    } else {
      info.raw(BEGINNINGS[kind]).text("request");
      if (asksForWebSocket(headers)) {
        info.text(", upgrade to WebSocket");
      }
    }
    return true;
  }

  private static int kind(Headers headers) {
    byte[] bytes = headers.frame().bytes();
    int at = headers.payloadStart();
    if (headers.payloadCaptured() == 0 || bytes[at] < 'C' || bytes[at] > 'P') {
      return -1;
    }
    for (int kind = 0; kind < BEGINNINGS.length; kind++) {
      byte[] beginning = BEGINNINGS[kind];
      int same = 0;
      while (same < beginning.length
          && same < headers.payloadCaptured()
          && bytes[at + same] == beginning[same]) {
        same++;
      }
      if (same == beginning.length) {
        return kind;
      }
    }
    return -1;
  }

  private static String firstLine(Headers headers) {
    String text = text(headers, MOST_CHARACTERS);
    int end = text.indexOf('\r') < 0 ? text.length() : text.indexOf('\r');
    return WireText.printable(text.substring(0, end));
  }

  /** Bare of objects: busy captures have very many requests. */
  private static boolean asksForWebSocket(Headers headers) {
    byte[] bytes = headers.frame().bytes();
    int end = headers.payloadStart() + Math.min(MOST_BYTES, headers.payloadCaptured());
    for (int at = headers.payloadStart(); at + WISH.length <= end; at++) {
      int same = 0;
      while (same < WISH.length && (bytes[at + same] | 0x20) == WISH[same]) {
        same++;
      }
      if (same == WISH.length) {
        return true;
      }
    }
    return false;
  }

  private static String text(Headers headers, int most) {
    int length = Math.min(most, headers.payloadCaptured());
    return new String(
        headers.frame().bytes(), headers.payloadStart(), length, StandardCharsets.ISO_8859_1);
  }
}
