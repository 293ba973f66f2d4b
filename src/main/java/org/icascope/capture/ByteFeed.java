package org.icascope.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The content of one file as a window that moves forward. Readers look at the bytes where they lie
 * and never copy them.
 *
 * <p>The window grows only as far as bytes really arrive, so a length field alone never makes it
 * allocate. A failing read ends the content; {@link #failure()} then says why.
 */
final class ByteFeed {

  private static final byte[] NOTHING = new byte[0];

  private final InputStream input;
  private final Windows windows;
  private final InputRoom.Share room;
  private byte[] buffer;
  private int position;
  private int limit;
  private long offsetOfBuffer;
  private boolean ended;
  private String failure = "";
  private boolean readingFailed;

  /**
   * @param room for a window that grows; whoever gave it takes it back
   */
  ByteFeed(InputStream input, int initialBytes, Windows windows, InputRoom.Share room) {
    this.room = room;
    this.input = input;
    this.windows = windows;
    this.buffer = windows.first(initialBytes);
  }

  /**
   * Makes {@code count} bytes from {@link #position()} on visible. Moves and replaces {@link
   * #bytes()}.
   *
   * @return false when the content ends before
   */
  boolean has(int count) {
    return limit - position >= count || fill(count);
  }

  /** The window. Good until the next call of {@link #has} or {@link #skip}. */
  byte[] bytes() {
    return buffer;
  }

  /** Index in {@link #bytes()} of the next byte. */
  int position() {
    return position;
  }

  /** Bytes visible now from {@link #position()} on. */
  int available() {
    return limit - position;
  }

  /** Position of the next byte in the (uncompressed) file. */
  long offset() {
    return offsetOfBuffer + position;
  }

  /** Goes past bytes that are visible. */
  void advance(int count) {
    position += count;
  }

  /**
   * Goes past bytes of which nothing is wanted.
   *
   * @return false when the content ends before
   */
  boolean skip(long count) {
    long left = count;
    while (left > available()) {
      left -= available();
      position = limit;
      if (!has(1)) {
        return false;
      }
    }
    position += (int) left;
    return true;
  }

  /** Nothing more is wanted. */
  void close() {
    windows.last(buffer);
    buffer = NOTHING;
    position = 0;
    limit = 0;
    ended = true;
  }

  /** Why reading ended, where it was not simply the end of the file. */
  Optional<String> failure() {
    return failure.isEmpty() ? Optional.empty() : Optional.of(failure);
  }

  /** It was not the content that was damaged. */
  boolean readingFailed() {
    return readingFailed;
  }

  private boolean fill(int count) {
    while (limit - position < count) {
      if (ended) {
        return false;
      }
      if (makeRoom(count)) {
        read();
      }
    }
    return true;
  }

  private boolean makeRoom(int count) {
    if (buffer.length - position < count && position > 0) {
      byte[] next = windows.after(buffer);
      System.arraycopy(buffer, position, next, 0, limit - position);
      buffer = next;
      offsetOfBuffer += position;
      limit -= position;
      position = 0;
    }
    if (limit == buffer.length) {
      long doubled = Math.min(2L * buffer.length, count);
      int length = (int) Math.max(doubled, limit + 1L);
      if (!room.take(length - buffer.length)) {
        fail(InputRoom.REFUSAL);
        return false;
      }
      buffer = Arrays.copyOf(buffer, length);
    }
    return true;
  }

  private void read() {
    try {
      int read = input.read(buffer, limit, buffer.length - limit);
      ended = read < 0;
      limit += Math.max(0, read);
    } catch (DamagedContentException e) {
      fail(e.getMessage());
    } catch (IOException e) {
      readingFailed = true;
      fail("reading failed (" + e.getMessage() + ")");
    }
  }

  private void fail(String reason) {
    failure = reason;
    ended = true;
  }
}
