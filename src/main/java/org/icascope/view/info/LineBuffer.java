package org.icascope.view.info;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * UTF-8 text that is put together piece by piece, without an object for any of them: a list of a
 * million frames has many pieces.
 */
public final class LineBuffer {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** Digits of the largest number. */
  private static final int MOST_DIGITS = 19;

  private byte[] bytes = new byte[512];
  private int length;

  /** The bytes, of which the first {@link #length()} count; until the next call that adds some. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  public LineBuffer clear() {
    length = 0;
    return this;
  }

  /** Forgets what was added behind a length. */
  void cut(int to) {
    length = to;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  LineBuffer raw(byte[] text) {
    return raw(text, 0, text.length);
  }

  LineBuffer raw(byte[] text, int start, int count) {
    room(count);
    System.arraycopy(text, start, bytes, length, count);
    length += count;
    return this;
  }

  LineBuffer raw(LineBuffer other) {
    return raw(other.bytes, 0, other.length);
  }

  /** A character of ASCII. */
  LineBuffer sign(char sign) {
    room(1);
    bytes[length++] = (byte) sign;
    return this;
  }

  /** Any text. */
  public LineBuffer text(String text) {
    int count = text.length();
    room(count);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return raw(text.substring(i).getBytes(StandardCharsets.UTF_8));
      }
      bytes[length++] = (byte) c;
    }
    return this;
  }

  LineBuffer number(long number) {
    if (number < 0) {
      return text(Long.toString(number));
    }
    int digits = digits(number);
    room(MOST_DIGITS);
    long left = number;
    for (int i = length + digits - 1; i >= length; i--) {
      long next = left / 10;
      bytes[i] = (byte) ('0' + (left - next * 10));
      left = next;
    }
    length += digits;
    return this;
  }

  /** A number with zeros in front, where it has fewer digits. */
  LineBuffer padded(long number, int digits) {
    room(digits);
    long left = number;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    length += digits;
    return this;
  }

  static int digits(long number) {
    int digits = 1;
    for (long bound = 10; digits < MOST_DIGITS && number >= bound; bound *= 10) {
      digits++;
    }
    return digits;
  }

  /** The last digits of a number in base 16. */
  LineBuffer hex(long number, int digits) {
    room(digits);
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      bytes[length++] = HEX[(int) (number >>> shift) & 15];
    }
    return this;
  }

  LineBuffer spaces(int count) {
    if (count > 0) {
      room(count);
      Arrays.fill(bytes, length, length + count, (byte) ' ');
      length += count;
    }
    return this;
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
