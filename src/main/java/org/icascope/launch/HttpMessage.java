package org.icascope.launch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;

/**
 * One HTTP/1.1 message of a stream, request or answer (RFC 9112), as it comes in. Of its body the
 * beginning is kept: exchanges with an STA take some hundred bytes.
 */
final class HttpMessage {

  /** Chosen: what common servers take. */
  static final int MOST_HEADER_BYTES = 16 * 1024;

  /** Bytes kept of a body; what follows is only counted. Chosen: a ticket with its data fits. */
  static final int MOST_BODY_BYTES = 32 * 1024;

  private static final int MOST_LINE_BYTES = 256;

  private enum Part {
    HEADER,
    COUNTED,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILER,
    TO_THE_END,
    DONE,
    BROKEN
  }

  private final boolean request;
  private final FrameMark first;
  private final ByteArrayOutputStream header = new ByteArrayOutputStream();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final StringBuilder line = new StringBuilder();
  private Part part = Part.HEADER;
  private String head = "";
  private int lineBytes;
  private long left;
  private FrameMark last;

  /**
   * @param first frame of its first byte
   */
  HttpMessage(boolean request, FrameMark first) {
    this.request = request;
    this.first = first;
    this.last = first;
  }

  /**
   * Takes bytes of a chunk.
   *
   * @param from index in the chunk of the first one to take
   * @return how many belonged to the message
   */
  int offer(Chunk chunk, int from) {
    int at = from;
    while (at < chunk.length() && part != Part.DONE && part != Part.BROKEN) {
      at += take(chunk.bytes(), chunk.start() + at, chunk.length() - at);
    }
    if (at > from) {
      last = chunk.mark();
    }
    return at - from;
  }

  private int take(byte[] bytes, int start, int length) {
    switch (part) {
      case COUNTED, CHUNK, TO_THE_END -> {
        int taken = part == Part.TO_THE_END ? length : (int) Math.min(left, length);
        body.write(bytes, start, Math.min(taken, MOST_BODY_BYTES - body.size()));
        left -= taken;
        if (left == 0 && part != Part.TO_THE_END) {
          part = part == Part.CHUNK ? Part.CHUNK_END : Part.DONE;
        }
        return taken;
      }
      case HEADER -> onHeaderByte(bytes[start]);
      default -> onLineByte((char) (bytes[start] & 0xff));
    }
    return 1;
  }

  private void onHeaderByte(byte next) {
    header.write(next);
    if (next == '\n' && lineBytes == 0) {
      head = header.toString(StandardCharsets.ISO_8859_1);
      onHeader();
    } else if (next == '\n') {
      lineBytes = 0;
    } else if (next != '\r') {
      lineBytes++;
    }
    if (part == Part.HEADER && header.size() >= MOST_HEADER_BYTES) {
      part = Part.BROKEN;
    }
  }

  private void onHeader() {
    boolean bodiless = !request && (isInterim() || status().orElse(0) == 204);
    if (bodiless) {
      part = Part.DONE;
    } else if (field("transfer-encoding").toLowerCase(Locale.ROOT).contains("chunked")) {
      part = Part.CHUNK_SIZE;
    } else if (!field("content-length").isEmpty()) {
      left = number(field("content-length"), 10);
      part = left < 0 ? Part.BROKEN : left == 0 ? Part.DONE : Part.COUNTED;
    } else {
      part = request ? Part.DONE : Part.TO_THE_END;
    }
  }

  private void onLineByte(char next) {
    if (next != '\n') {
      line.append(next);
      if (line.length() > MOST_LINE_BYTES) {
        part = Part.BROKEN;
      }
      return;
    }
    String text = line.toString().strip();
    line.setLength(0);
    if (part == Part.CHUNK_SIZE) {
      left = number(text.replaceAll(";.*", "").strip(), 16);
      part = left < 0 ? Part.BROKEN : left == 0 ? Part.TRAILER : Part.CHUNK;
    } else if (part == Part.CHUNK_END) {
      part = Part.CHUNK_SIZE;
    } else if (text.isEmpty()) {
      part = Part.DONE;
    }
  }

  /** A number of bytes, or -1 when it is none. */
  private static long number(String text, int radix) {
    if (text.isEmpty() || text.length() > 15 || Character.digit(text.charAt(0), radix) < 0) {
      return -1;
    }
    try {
      return Long.parseLong(text, radix);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private String field(String name) {
    for (String each : head.split("\n")) {
      int colon = each.indexOf(':');
      if (colon > 0 && each.substring(0, colon).equalsIgnoreCase(name)) {
        return each.substring(colon + 1).strip();
      }
    }
    return "";
  }

  /** The connection ended: a body without a stated length is complete. */
  void end() {
    part = part == Part.TO_THE_END ? Part.DONE : part;
  }

  boolean isComplete() {
    return part == Part.DONE;
  }

  /** It cannot be read on. */
  boolean isBroken() {
    return part == Part.BROKEN;
  }

  /** An answer before the real one, as 100 (Continue). */
  boolean isInterim() {
    return status().isPresent() && status().getAsInt() < 200;
  }

  /** Status of an answer whose header is there. */
  OptionalInt status() {
    String[] words = head.split("[ \r\n]", 3);
    return !request && words.length == 3 && words[1].matches("[1-5]\\d\\d")
        ? OptionalInt.of(Integer.parseInt(words[1]))
        : OptionalInt.empty();
  }

  /** What there is of the body. */
  String body() {
    return body.toString(StandardCharsets.ISO_8859_1);
  }

  FrameMark first() {
    return first;
  }

  FrameMark last() {
    return last;
  }
}
