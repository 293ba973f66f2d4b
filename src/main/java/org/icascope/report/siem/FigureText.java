package org.icascope.report.siem;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Measured values as text: three decimals at most, no exponent, the same as in JSON. */
final class FigureText {

  private static final int DECIMALS = 3;

  /** Chosen: up to here the thousandths of a value are exact in a long. */
  private static final double MOST_SIMPLE = 1e9;

  private FigureText() {}

  static String of(double value) {
    if (value == Math.rint(value) && Math.abs(value) < MOST_SIMPLE) {
      return Long.toString((long) value);
    }
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.toPlainString();
  }
}
