package org.icascope.view.filter;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers as filters write them: 10, 012, 0xa, 0b1010; 0.5. */
final class NumberLiterals {

  private static final Pattern DECIMAL = Pattern.compile("\\d{1,40}(\\.\\d{0,40})?");

  private NumberLiterals() {}

  /** A whole number of up to 64 bits. */
  static OptionalLong whole(String text) {
    try {
      if (text.startsWith("0x") || text.startsWith("0X")) {
        return digits(text.substring(2), 16);
      } else if (text.startsWith("0b") || text.startsWith("0B")) {
        return digits(text.substring(2), 2);
      } else if (text.length() > 1 && text.startsWith("0")) {
        return digits(text.substring(1), 8);
      }
      return digits(text, 10);
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong digits(String digits, int radix) {
    if (digits.isEmpty() || digits.startsWith("-")) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseUnsignedLong(digits, radix));
  }

  static OptionalDouble decimal(String text) {
    return DECIMAL.matcher(text).matches()
        ? OptionalDouble.of(Double.parseDouble(text))
        : OptionalDouble.empty();
  }

  /** A number of seconds in nanoseconds, where it is one that 64 bits hold. */
  static Optional<Long> nanos(String seconds) {
    if (!DECIMAL.matcher(seconds).matches()) {
      return Optional.empty();
    }
    BigDecimal nanos = new BigDecimal(seconds).movePointRight(9);
    return nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        ? Optional.empty()
        : Optional.of(nanos.longValue());
  }
}
