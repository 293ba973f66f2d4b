package org.icascope.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as text, the same as from {@code String.format} in {@code Locale.ROOT}, which takes 15 ms
 * when it is used for the first time.
 */
public final class Decimals {

  private Decimals() {}

  /**
   * {@code %.1f} and the like; halves are rounded up.
   *
   * @param value a finite number
   * @param digits after the point, 0 or more
   */
  public static String fixed(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }

  /** {@code %,.1f} and the like: as {@link #fixed}, {@code 1,234.5}. */
  public static String grouped(double value, int digits) {
    return grouped(fixed(value, digits));
  }

  /** {@code %,d}: {@code 1,234}. */
  public static String grouped(long number) {
    return grouped(Long.toString(number));
  }

  private static String grouped(String digits) {
    StringBuilder text = new StringBuilder(digits);
    int first = digits.startsWith("-") ? 1 : 0;
    int point = digits.indexOf('.');
    for (int i = (point < 0 ? digits.length() : point) - 3; i > first; i -= 3) {
      text.insert(i, ',');
    }
    return text.toString();
  }
}
