package org.icascope.capture;

import java.util.Arrays;

/** Walks over the options of a pcapng block (draft-ietf-opsawg-pcapng, section 3.5). */
final class PcapngOptions {

  private static final int END = 0;
  private static final int COMMENT = 1;
  private static final int HEADER_BYTES = 4;

  private byte[] bytes;
  private int next;
  private int end;
  private boolean big;
  private int at;
  private int code;
  private int length;

  /** Starts before the first option; {@code end} is one past the options' last byte. */
  PcapngOptions of(byte[] bytes, int start, int end, boolean big) {
    this.bytes = bytes;
    this.next = start;
    this.end = end;
    this.big = big;
    return this;
  }

  /** Moves to the next option. Returns false after the last and where one does not fit. */
  boolean next() {
    if (end - next < HEADER_BYTES) {
      return false;
    }
    code = Numbers.u16(bytes, next, big);
    length = Numbers.u16(bytes, next + 2, big);
    at = next + HEADER_BYTES;
    if (code == END || length > end - at) {
      return false;
    }
    next = at + PcapngBlock.padded(length);
    return true;
  }

  int code() {
    return code;
  }

  int length() {
    return length;
  }

  boolean isBig() {
    return big;
  }

  /** A copy of the value. */
  byte[] value() {
    return Arrays.copyOfRange(bytes, at, at + length);
  }

  boolean isComment() {
    return code == COMMENT;
  }

  int u8() {
    return bytes[at] & 0xff;
  }

  /** The value of an option of 8 bytes. */
  long s64() {
    return Numbers.s64(bytes, at, big);
  }

  /** Counts the comments among the options that follow. */
  int countComments() {
    int comments = 0;
    while (next()) {
      comments += isComment() ? 1 : 0;
    }
    return comments;
  }
}
