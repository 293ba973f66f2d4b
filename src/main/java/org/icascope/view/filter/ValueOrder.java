package org.icascope.view.filter;

import org.icascope.view.field.FieldValue;

/** The order of values of one type. */
final class ValueOrder {

  private ValueOrder() {}

  /** Sources may give {@code Present} for anything, which compares with nothing. */
  static boolean comparable(FieldValue one, FieldValue other) {
    boolean plain = !(one instanceof FieldValue.Present || one instanceof FieldValue.Layer);
    return one.getClass() == other.getClass() && plain || isNumber(one) && isNumber(other);
  }

  /**
   * @throws IllegalArgumentException when they are not comparable
   */
  static int compare(FieldValue one, FieldValue other) {
    if (one instanceof FieldValue.Whole a && other instanceof FieldValue.Whole b) {
      return Long.compare(a.value(), b.value());
    } else if (isNumber(one) && isNumber(other)) {
      return Double.compare(number(one), number(other));
    } else if (one instanceof FieldValue.Truth a && other instanceof FieldValue.Truth b) {
      return Boolean.compare(a.value(), b.value());
    } else if (one instanceof FieldValue.Text a && other instanceof FieldValue.Text b) {
      return a.value().compareTo(b.value());
    } else if (one instanceof FieldValue.Bytes a && other instanceof FieldValue.Bytes b) {
      return ByteValues.compare(a, b);
    } else if (one instanceof FieldValue.Address a && other instanceof FieldValue.Address b) {
      return a.value().compareTo(b.value());
    } else if (one instanceof FieldValue.Ethernet a && other instanceof FieldValue.Ethernet b) {
      return Long.compare(a.value(), b.value());
    } else if (one instanceof FieldValue.Time a && other instanceof FieldValue.Time b) {
      return Long.compare(a.nanos(), b.nanos());
    }
    throw new IllegalArgumentException("values of different types");
  }

  static boolean isNumber(FieldValue value) {
    return value instanceof FieldValue.Whole
        || value instanceof FieldValue.Decimal
        || value instanceof FieldValue.Elapsed;
  }

  /** Of a number; numbers above 2 to the 53rd lose digits. */
  static double number(FieldValue value) {
    if (value instanceof FieldValue.Whole whole) {
      return whole.value();
    } else if (value instanceof FieldValue.Elapsed elapsed) {
      return elapsed.seconds();
    }
    // -0.0 and 0.0 are the same number, but Double.compare tells them apart
    return ((FieldValue.Decimal) value).value() + 0.0;
  }
}
