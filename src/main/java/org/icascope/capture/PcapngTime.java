package org.icascope.capture;

/**
 * The clock of one pcapng interface: if_tsresol and if_tsoffset (draft-ietf-opsawg-pcapng, section
 * 4.2). Times that a signed 64-bit number of nanoseconds cannot hold become the largest or smallest
 * one.
 */
final class PcapngTime {

  /** Resolution where if_tsresol is absent: microseconds. */
  static final int DEFAULT_RESOLUTION = 6;

  private static final long NANOS = 1_000_000_000L;
  private static final int BINARY = 0x80;

  private final int exponent;
  private final boolean binary;
  private final long factor;
  private final long largestTicks;
  private final long offsetNanos;

  /**
   * @param resolution the option's byte: ticks are 10 to the minus n seconds, or 2 to the minus n
   *     with the top bit set
   * @param offsetSeconds added to every time
   */
  PcapngTime(int resolution, long offsetSeconds) {
    binary = (resolution & BINARY) != 0;
    exponent = resolution & ~BINARY;
    factor = binary || exponent > 28 ? 0 : power(Math.abs(9 - exponent));
    largestTicks = !binary && exponent <= 9 ? Long.MAX_VALUE / factor : 0;
    offsetNanos = multiplySaturated(offsetSeconds);
  }

  /** Nanoseconds since 1970 of an unsigned 64-bit number of ticks. */
  long nanos(long ticks) {
    long nanos;
    if (binary) {
      nanos = binaryNanos(ticks);
    } else if (exponent <= 9) {
      nanos = ticks >= 0 && ticks <= largestTicks ? ticks * factor : Long.MAX_VALUE;
    } else {
      nanos = factor == 0 ? 0 : Long.divideUnsigned(ticks, factor);
    }
    return offsetNanos == 0 ? nanos : addSaturated(nanos, offsetNanos);
  }

  /** Decimals of a second that these times have, 9 at most. */
  int digits() {
    int digits = binary ? (int) Math.ceil(exponent * Math.log10(2)) : exponent;
    return Math.min(9, digits);
  }

  private long binaryNanos(long ticks) {
    long seconds = exponent > 63 ? 0 : ticks >>> exponent;
    if (seconds < 0 || seconds >= Long.MAX_VALUE / NANOS) {
      return Long.MAX_VALUE;
    }
    long fraction = exponent > 63 ? ticks : ticks & ((1L << exponent) - 1);
    // 128-bit product of the unsigned fraction, shifted right by the exponent
    long high = Math.multiplyHigh(fraction, NANOS) + (fraction < 0 ? NANOS : 0);
    long low = fraction * NANOS;
    long nanos;
    if (exponent == 0) {
      nanos = 0;
    } else if (exponent < 64) {
      nanos = high << (64 - exponent) | low >>> exponent;
    } else {
      nanos = high >>> (exponent - 64);
    }
    return seconds * NANOS + nanos;
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  private static long multiplySaturated(long seconds) {
    long limit = Long.MAX_VALUE / NANOS;
    if (Math.abs(seconds) > limit || seconds == Long.MIN_VALUE) {
      return seconds > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
    return seconds * NANOS;
  }

  private static long addSaturated(long a, long b) {
    long sum = a + b;
    boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
    return overflow ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }
}
