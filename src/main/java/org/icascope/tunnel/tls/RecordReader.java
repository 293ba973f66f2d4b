package org.icascope.tunnel.tls;

import java.util.Arrays;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.HeldBytes;

/**
 * Cuts one direction of a stream into records, whatever the segmentation. A record that lies in one
 * chunk is shown where it is; only others are put together. After a loss records are looked for at
 * starts of segments.
 */
final class RecordReader {

  private static final int HEADER_BYTES = 5;
  private static final byte[] NOTHING = {};

  private enum State {
    HEADER,
    BODY,
    PASSING,
    LOST,
    DEAD
  }

  private final Direction direction;
  private final RecordSink sink;
  private final HeldBytes held;
  private final Record record = new Record();
  private final byte[] header = new byte[HEADER_BYTES];
  private State state = State.HEADER;
  private int headerFill;
  private long recordStart;
  private byte[] body = NOTHING;
  private int filled;
  private int left;
  private boolean damaged;
  private boolean first = true;
  private long missing;

  RecordReader(Direction direction, RecordSink sink, HeldBytes held) {
    this.held = held;
    this.direction = direction;
    this.sink = sink;
  }

  /** Stream offset of the record told last. */
  long start() {
    return recordStart;
  }

  void onChunk(Chunk chunk) {
    int at = 0;
    if (state == State.LOST) {
      if (!chunk.segmentStart() || !looksLikeRecord(chunk)) {
        missing += chunk.length();
        return;
      }
      state = State.HEADER;
      sink.onFound(direction, missing, chunk.mark());
    }
    while (at < chunk.length() && state != State.DEAD) {
      at +=
          switch (state) {
            case HEADER -> header(chunk, at);
            case PASSING -> pass(chunk, at);
            default -> body(chunk, at);
          };
    }
  }

  void onGap(long length, FrameMark where) {
    switch (state) {
      case DEAD -> {}
      case LOST -> missing += length;
      case HEADER -> lose(length, where);
      default -> {
        if (state == State.BODY) {
          left = record.length - filled;
          state = State.PASSING;
          free();
        }
        damaged = true;
        if (length > left) {
          sink.onPassed(direction, record.type, record.length, true, where);
          lose(length - left, where);
        } else {
          left -= (int) length;
          finishPassed(where);
        }
      }
    }
  }

  /** Nothing that follows is of use. */
  void stop() {
    state = State.DEAD;
    free();
  }

  private void lose(long length, FrameMark where) {
    state = State.LOST;
    missing = length;
    headerFill = 0;
    sink.onLost(direction, where);
  }

  private int header(Chunk chunk, int from) {
    int at = from;
    if (headerFill == 0) {
      recordStart = chunk.streamOffset() + from;
    }
    while (headerFill < HEADER_BYTES && at < chunk.length()) {
      header[headerFill++] = chunk.bytes()[chunk.start() + at++];
    }
    if (headerFill == HEADER_BYTES) {
      headerFill = 0;
      at -= open(chunk);
    }
    return at - from;
  }

  /** The header is complete. Returns how many of its bytes belong to the body. */
  private int open(Chunk chunk) {
    int unread = 0;
    record.type = header[0] & 0xff;
    record.version = (header[1] & 0xff) << 8 | header[2] & 0xff;
    record.length = (header[3] & 0xff) << 8 | header[4] & 0xff;
    if (first && isSsl2(header)) {
      record.type = Numbers.SSL2_MESSAGE;
      record.length = ssl2Length(header);
      unread = HEADER_BYTES - 2;
    } else if (!isHeader(header[0], header[1], record.length)) {
      state = State.DEAD;
      sink.onGarbage(direction, chunk.mark());
      return 0;
    }
    first = false;
    filled = 0;
    damaged = false;
    record.pieces.clear();
    if (unread > 0) { // the type of the message, and what else of it was taken for a header
      state = State.BODY;
      if (!grow(unread)) {
        stop();
        sink.onLimit(direction, chunk.mark());
        return 0;
      }
      System.arraycopy(header, 2, body, 0, unread);
      record.pieces.add(0, chunk);
      filled = unread;
      return 0;
    }
    if (sink.wants(direction, record.type, record.length)) {
      state = State.BODY;
      if (record.length == 0) {
        record.pieces.add(0, chunk);
        deliver(chunk.bytes(), 0);
      }
    } else {
      left = record.length;
      state = State.PASSING;
      if (left == 0) {
        finishPassed(chunk.mark());
      }
    }
    return 0;
  }

  private int body(Chunk chunk, int at) {
    int here = Math.min(record.length - filled, chunk.length() - at);
    record.pieces.add(filled, chunk);
    if (filled == 0 && here == record.length) {
      deliver(chunk.bytes(), chunk.start() + at);
      return here;
    }
    if (!grow(filled + here)) {
      left = record.length - filled;
      damaged = true;
      state = State.PASSING;
      sink.onLimit(direction, chunk.mark());
      return 0;
    }
    System.arraycopy(chunk.bytes(), chunk.start() + at, body, filled, here);
    filled += here;
    if (filled == record.length) {
      byte[] whole = body;
      free();
      deliver(whole, 0);
    }
    return here;
  }

  /** Grows with what is there, not with what is announced. */
  private boolean grow(int needed) {
    if (needed <= body.length) {
      return true;
    }
    int size = Math.min(record.length, Math.max(needed, 4 * body.length));
    if (!held.take(size - body.length)) {
      free();
      return false;
    }
    body = Arrays.copyOf(body, size);
    return true;
  }

  /** Connections live long, and most of the time none of their records is under way. */
  private void free() {
    held.giveBack(body.length);
    body = NOTHING;
  }

  private void deliver(byte[] bytes, int start) {
    state = State.HEADER;
    record.bytes = bytes;
    record.start = start;
    sink.onRecord(direction, record);
  }

  private int pass(Chunk chunk, int at) {
    int here = Math.min(left, chunk.length() - at);
    left -= here;
    if (left == 0) {
      finishPassed(chunk.mark());
    }
    return here;
  }

  private void finishPassed(FrameMark where) {
    if (left == 0) {
      state = State.HEADER;
      sink.onPassed(direction, record.type, record.length, damaged, where);
    }
  }

  private static boolean looksLikeRecord(Chunk chunk) {
    byte[] bytes = chunk.bytes();
    int start = chunk.start();
    if (chunk.length() < HEADER_BYTES) {
      return false;
    }
    int length = (bytes[start + 3] & 0xff) << 8 | bytes[start + 4] & 0xff;
    return isHeader(bytes[start], bytes[start + 1], length) && length > 0;
  }

  static boolean isHeader(byte type, byte major, int length) {
    return type >= Numbers.CHANGE_CIPHER_SPEC
        && type <= Numbers.HEARTBEAT
        && major == 3
        && length <= Numbers.MOST_RECORD_BYTES;
  }

  /**
   * Client hello or server hello, the only messages of SSL 2.0 that are read. Anything shorter than
   * what was read of it already is none.
   */
  private static boolean isSsl2(byte[] header) {
    return (header[0] & 0x80) != 0
        && (header[2] == 1 || header[2] == 4)
        && ssl2Length(header) >= HEADER_BYTES - 2;
  }

  private static int ssl2Length(byte[] header) {
    return (header[0] & 0x7f) << 8 | header[1] & 0xff;
  }
}
