package org.icascope.tunnel.tls;

import java.util.Arrays;

/**
 * Reads numbers and vectors of a handshake message. Beyond the end every number is 0, every vector
 * empty, and {@link #failed()} is true: bytes never cause an exception.
 */
final class ByteCursor {

  private final byte[] bytes;
  private final int end;
  private int at;
  private boolean failed;

  ByteCursor(byte[] bytes, int start, int length) {
    this.bytes = bytes;
    this.at = start;
    this.end = start + length;
  }

  int left() {
    return end - at;
  }

  boolean isEmpty() {
    return at == end;
  }

  /** Something was read that is not there. */
  boolean failed() {
    return failed;
  }

  int u8() {
    return number(1);
  }

  int u16() {
    return number(2);
  }

  int u24() {
    return number(3);
  }

  /** The next bytes, or none if there are fewer. */
  byte[] take(int length) {
    if (!has(length)) {
      return new byte[0];
    }
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  byte[] rest() {
    return take(left());
  }

  void skip(int length) {
    if (has(length)) {
      at += length;
    }
  }

  /** A vector whose length is in the byte before it. */
  ByteCursor vector8() {
    return part(u8());
  }

  /** A vector whose length is in the two bytes before it. */
  ByteCursor vector16() {
    return part(u16());
  }

  ByteCursor vector24() {
    return part(u24());
  }

  /** All that is left as numbers of two bytes. */
  int[] numbers16() {
    int[] numbers = new int[left() / 2];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = u16();
    }
    return numbers;
  }

  private ByteCursor part(int length) {
    if (!has(length)) {
      return new ByteCursor(bytes, end, 0);
    }
    at += length;
    return new ByteCursor(bytes, at - length, length);
  }

  private int number(int length) {
    if (!has(length)) {
      return 0;
    }
    int value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | bytes[at++] & 0xff;
    }
    return value;
  }

  private boolean has(int length) {
    if (length <= end - at) {
      return true;
    }
    failed = true;
    at = end;
    return false;
  }
}
