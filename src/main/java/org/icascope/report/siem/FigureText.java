package org.icascope.report.siem;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Measured values as text: three decimals at most, no exponent, the same as in JSON. */
final class FigureText {

  private static final int DECIMALS = 3;

  /** Chosen: up to here the thousandths of a value are exact in a long. */
  private static final double MOST_SIMPLE = 1e9;

  /** Chosen: a value that is so near to whole thousandths is that. */
  private static final double EXACT = 1e-5;

  private FigureText() {}

  static String of(double value) {
    if (value == Math.rint(value) && Math.abs(value) < MOST_SIMPLE) {
      return Long.toString((long) value);
    }
    double thousandths = value * 1000;
    if (Math.abs(thousandths - Math.rint(thousandths)) < EXACT && Math.abs(value) < MOST_SIMPLE) {
      return of(Math.round(thousandths));
    }
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.toPlainString();
  }

  private static String of(long thousandths) {
    String digits = Long.toString(1000 + Math.abs(thousandths % 1000)); // a 1, then all three
    int end = 4;
    while (end > 1 && digits.charAt(end - 1) == '0') {
      end--;
    }
    String sign = thousandths < 0 ? "-" : "";
    String whole = sign + Math.abs(thousandths / 1000);
    return end == 1 ? whole : whole + "." + digits.substring(1, end);
  }
}
