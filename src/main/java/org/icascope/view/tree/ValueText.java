package org.icascope.view.tree;

import java.util.HexFormat;
import java.util.Map;
import org.icascope.dissect.WireText;

/** Values as a line of a tree shows them. */
public final class ValueText {

  /** Longest run of bytes that is spelled out (chosen). */
  private static final int MOST_BYTES = 24;

  private static final int BYTE = 0x100;

  private ValueText() {}

  /**
   * {@code BIND_REQUEST (0x01)}, {@code accepted (0)}, {@code unknown (0x2f)}, {@code 12}.
   *
   * @param names what the numbers mean; empty where they mean themselves
   * @param hex the number is better read in hexadecimal
   */
  public static String number(long value, Map<Long, String> names, boolean hex) {
    if (names.isEmpty()) {
      return hex ? hex(value) : Long.toString(value);
    }
    String name = names.get(value);
    if (name == null) {
      return "unknown (" + hex(value) + ")";
    }
    return name + " (" + (hex || isConstant(name) ? hex(value) : Long.toString(value)) + ")";
  }

  /** Written as in a program: its number is a code, not a count. */
  private static boolean isConstant(String name) {
    return name.length() > 1 && name.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c == '_');
  }

  static String hex(long value) {
    int digits = value >>> 32 != 0 ? 16 : value > 0xffff ? 8 : value >= BYTE ? 4 : 2;
    return "0x" + HexFormat.of().toHexDigits(value, digits);
  }

  static String bytes(byte[] array, int start, int length) {
    String text = HexFormat.of().formatHex(array, start, start + Math.min(length, MOST_BYTES));
    return length > MOST_BYTES ? text + "… (" + length + " bytes)" : text;
  }

  static String text(String value) {
    return WireText.readable(value);
  }

  static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
