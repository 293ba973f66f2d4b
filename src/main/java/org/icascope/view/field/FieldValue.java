package org.icascope.view.field;

import org.icascope.model.IpAddress;

/** One value of a field in one frame. */
public sealed interface FieldValue {

  /**
   * @param value the number; of unsigned 64-bit fields its bits
   */
  record Whole(long value) implements FieldValue {}

  record Decimal(double value) implements FieldValue {}

  record Truth(boolean value) implements FieldValue {}

  record Text(String value) implements FieldValue {}

  /**
   * Some bytes of an array that is not written to any more.
   *
   * @param start index of the first of them
   */
  record Bytes(byte[] array, int start, int length) implements FieldValue {}

  record Address(IpAddress value) implements FieldValue {}

  /**
   * @param value the six bytes, the first one highest
   */
  record Ethernet(long value) implements FieldValue {}

  /**
   * @param nanos since 1970-01-01T00:00:00Z
   */
  record Time(long nanos) implements FieldValue {}

  /**
   * It is there, and that is all that can be said: a group, or a secret.
   *
   * @param lengthBytes how long it is
   */
  record Present(int lengthBytes) implements FieldValue {}
}
