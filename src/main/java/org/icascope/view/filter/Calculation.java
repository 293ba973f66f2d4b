package org.icascope.view.filter;

import java.util.Optional;
import org.icascope.model.IpAddress;
import org.icascope.view.field.FieldType;
import org.icascope.view.field.FieldValue;

/** One of {@code + - * / % &}. Whole numbers wrap at 64 bits. */
enum Calculation {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  REMAINDER("%"),
  AND("&");

  private final String sign;

  Calculation(String sign) {
    this.sign = sign;
  }

  static Optional<Calculation> of(String sign) {
    for (Calculation calculation : values()) {
      if (calculation.sign.equals(sign)) {
        return Optional.of(calculation);
      }
    }
    return Optional.empty();
  }

  boolean takes(FieldType type) {
    return switch (type) {
      case NUMBER -> true;
      case DECIMAL -> this != AND;
      case BYTES, ADDRESS, ETHERNET -> this == AND;
      case BOOLEAN, TEXT, TIME, GROUP -> false;
    };
  }

  /** The result, or null where there is none: divided by 0, or bytes of different length. */
  FieldValue apply(FieldValue one, FieldValue other) {
    if (one instanceof FieldValue.Whole a && other instanceof FieldValue.Whole b) {
      return whole(a.value(), b.value());
    }
    if (this != AND && ValueOrder.isNumber(one) && ValueOrder.isNumber(other)) {
      return decimal(ValueOrder.number(one), ValueOrder.number(other));
    }
    return this == AND ? masked(one, other) : null;
  }

  private FieldValue whole(long a, long b) {
    if (b == 0 && (this == DIVIDE || this == REMAINDER)) {
      return null;
    }
    return new FieldValue.Whole(
        switch (this) {
          case ADD -> a + b;
          case SUBTRACT -> a - b;
          case MULTIPLY -> a * b;
          case DIVIDE -> a / b;
          case REMAINDER -> a % b;
          case AND -> a & b;
        });
  }

  private FieldValue decimal(double a, double b) {
    double result =
        switch (this) {
          case ADD -> a + b;
          case SUBTRACT -> a - b;
          case MULTIPLY -> a * b;
          case DIVIDE -> a / b;
          case REMAINDER -> a % b;
          case AND -> Double.NaN;
        };
    return Double.isFinite(result) ? new FieldValue.Decimal(result) : null;
  }

  private static FieldValue masked(FieldValue one, FieldValue other) {
    if (one instanceof FieldValue.Ethernet a && other instanceof FieldValue.Ethernet b) {
      return new FieldValue.Ethernet(a.value() & b.value());
    }
    if (one instanceof FieldValue.Address a
        && other instanceof FieldValue.Address b
        && a.value().version() == b.value().version()) {
      long high = a.value().high() & b.value().high();
      long low = a.value().low() & b.value().low();
      return new FieldValue.Address(new IpAddress(high, low, a.value().version()));
    }
    if (one instanceof FieldValue.Bytes a
        && other instanceof FieldValue.Bytes b
        && a.length() == b.length()) {
      byte[] result = new byte[a.length()];
      for (int i = 0; i < result.length; i++) {
        result[i] = (byte) (a.array()[a.start() + i] & b.array()[b.start() + i]);
      }
      return new FieldValue.Bytes(result, 0, result.length);
    }
    return null;
  }

  /** Whether a result stands for true where it is not compared with anything. */
  static boolean isNonzero(FieldValue value) {
    if (value instanceof FieldValue.Whole whole) {
      return whole.value() != 0;
    } else if (value instanceof FieldValue.Decimal decimal) {
      return decimal.value() != 0;
    } else if (value instanceof FieldValue.Elapsed elapsed) {
      return elapsed.nanos() != 0;
    } else if (value instanceof FieldValue.Ethernet ethernet) {
      return ethernet.value() != 0;
    } else if (value instanceof FieldValue.Address address) {
      return address.value().high() != 0 || address.value().low() != 0;
    } else if (value instanceof FieldValue.Bytes bytes) {
      return ByteValues.isNonzero(bytes);
    }
    return false;
  }
}
