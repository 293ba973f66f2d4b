package org.icascope.view.info;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * UTF-8 text that is put together piece by piece, without an object for any of them: a list of a
 * million frames has many pieces.
 */
public final class LineBuffer {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** Digits of the largest number that is not left to the library, and some. */
  private static final int MOST_DIGITS = 12;

  /** The numbers from 0 to 999 in three digits each. */
  private static final byte[] THREE = three();

  private byte[] bytes = new byte[512];
  private int length;

  private static byte[] three() {
    byte[] digits = new byte[3000];
    for (int i = 0; i < 1000; i++) {
      digits[3 * i] = (byte) ('0' + i / 100);
      digits[3 * i + 1] = (byte) ('0' + i / 10 % 10);
      digits[3 * i + 2] = (byte) ('0' + i % 10);
    }
    return digits;
  }

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

  /** The last bytes, from a length on. */
  byte[] copy(int from) {
    return Arrays.copyOfRange(bytes, from, length);
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
    if (number < 0 || number > Integer.MAX_VALUE) {
      return text(Long.toUnsignedString(number));
    }
    room(MOST_DIGITS);
    int left = (int) number;
    if (left < 1000) {
      return first(left);
    }
    int thousands = thousands(left);
    int units = left - 1000 * thousands;
    if (thousands < 1000) {
      return first(thousands).three(units);
    }
    int millions = thousands(thousands);
    int middle = thousands - 1000 * millions;
    if (millions < 1000) {
      return first(millions).three(middle).three(units);
    }
    int billions = thousands(millions);
    return first(billions).three(millions - 1000 * billions).three(middle).three(units);
  }

  /** A number at the right of its column. Returns the width of the column from now on. */
  int right(long number, int width) {
    int digits = digits(number);
    spaces(width - digits).number(number);
    return Math.max(width, digits);
  }

  private static int digits(long number) {
    int digits = 1;
    for (long bound = 10; number >= bound && digits < 18; bound *= 10) {
      digits++;
    }
    return digits;
  }

  /** A number up to 999999999 with zeros in front, in 3, 6 or 9 digits. */
  LineBuffer padded(int number, int digits) {
    room(MOST_DIGITS);
    int thousands = thousands(number);
    if (digits > 3) {
      padded(thousands, digits - 3);
    }
    return three(number - 1000 * thousands);
  }

  /**
   * A thousandth. The quick compiler of the JVM divides in earnest where one multiplies instead,
   * and numbers are most of a line: this is exact for all numbers from 0 on.
   */
  static int thousands(int number) {
    return (int) (number * 274_877_907L >>> 38); // 2^38 / 1000, rounded up
  }

  /** The digits in front: without zeros. */
  private LineBuffer first(int below1000) {
    int at = 3 * below1000;
    if (below1000 >= 100) {
      bytes[length++] = THREE[at];
    }
    if (below1000 >= 10) {
      bytes[length++] = THREE[at + 1];
    }
    bytes[length++] = THREE[at + 2];
    return this;
  }

  private LineBuffer three(int below1000) {
    int at = 3 * below1000;
    bytes[length] = THREE[at];
    bytes[length + 1] = THREE[at + 1];
    bytes[length + 2] = THREE[at + 2];
    length += 3;
    return this;
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
