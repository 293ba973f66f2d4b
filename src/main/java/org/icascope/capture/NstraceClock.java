package org.icascope.capture;

/**
 * Times of NetScaler traces before 2.3: a record gives seconds since 1970 at some time, and each
 * packet the distance to the packet before it. Rules of cases that no file shows are those of
 * Wireshark 4.0.17.
 */
final class NstraceClock {

  private static final long NANOS = 1_000_000_000L;
  private static final int MILLIS = 1000;

  /** Unit by the two top bits of a distance: s, ms, µs, ns. */
  private static final long[] NANOS_OF_UNIT = {NANOS, 1_000_000, 1000, 1};

  private static final int VALUE_BITS = 30;

  private boolean set;
  private long baseSeconds;
  private long sumNanos;
  private long restMillis;

  /** A time is known. */
  boolean isSet() {
    return set;
  }

  /** Seconds from which distances count, since 1970. */
  long baseSeconds() {
    return baseSeconds;
  }

  /** What a record of absolute time says. Distances go on as if nothing had happened. */
  void absolute(long seconds) {
    baseSeconds = seconds;
    set = true;
  }

  /** What a record of relative time says. */
  void relative(long millis) {
    restMillis += millis;
    baseSeconds += restMillis / MILLIS;
    restMillis %= MILLIS;
  }

  /** Time of the next packet, which says how far it is from the one before; nanoseconds. */
  long next(int distance) {
    long value = distance & (1L << VALUE_BITS) - 1;
    sumNanos = sum(sumNanos, value * NANOS_OF_UNIT[distance >>> VALUE_BITS]);
    return sum(baseSeconds * NANOS, sumNanos);
  }

  /** Neither is negative. */
  private static long sum(long one, long other) {
    long sum = one + other;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
