package org.icascope.view.field;

import org.icascope.model.IpAddress;

/** One value of a field in one frame. */
public sealed interface FieldValue {

  /**
   * @param value the number; of unsigned 64-bit fields its bits
   */
  record Whole(long value) implements FieldValue {}

  record Decimal(double value) implements FieldValue {}

  /** A time between two points in time; counts as the number of its seconds. */
  record Elapsed(long nanos) implements FieldValue {

    private static final double NANOS_PER_SECOND = 1e9;

    public double seconds() {
      return nanos / NANOS_PER_SECOND;
    }
  }

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

  /** Which bytes of an array may be shown, and so be compared. */
  @FunctionalInterface
  interface Visible {
    boolean at(int index);
  }

  /**
   * A protocol with its bytes, as Wireshark gives them to filters: slices are taken from its own
   * bytes, and searched is all that it carries, too. Bytes that may not be shown are no byte at all
   * to either.
   *
   * @param start index of its first byte
   * @param own bytes of its own that are in the array
   * @param whole those and all behind them that it carries
   * @param lengthBytes how long it is
   * @param visible by index in the array
   */
  record Layer(byte[] array, int start, int own, int whole, int lengthBytes, Visible visible)
      implements FieldValue {}
}
