package org.icascope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Times of every resolution against exact arithmetic. */
class PcapngTimeTest {

  private static final long SEED = 20261121L;
  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000L);
  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

  @Test
  void everyResolutionAgreesWithExactArithmetic() {
    Random random = new Random(SEED);
    for (int resolution = 0; resolution < 256; resolution++) {
      for (int i = 0; i < 200; i++) {
        long ticks = random.nextLong() >>> random.nextInt(64);
        long actual = new PcapngTime(resolution, 0).nanos(ticks);
        assertEquals(exact(resolution, ticks), actual, "resolution " + resolution + " of " + ticks);
      }
    }
  }

  @Test
  void offsetsAreAddedAndDoNotOverflow() {
    assertEquals(-5_000_000_000L + 1000, new PcapngTime(6, -5).nanos(1));
    assertEquals(Long.MAX_VALUE, new PcapngTime(6, Long.MAX_VALUE).nanos(1));
    assertEquals(Long.MIN_VALUE, new PcapngTime(6, Long.MIN_VALUE).nanos(0));
    assertEquals(Long.MAX_VALUE, new PcapngTime(0, 9_000_000_000L).nanos(9_000_000_000L));
  }

  @Test
  void theDecimalsAreThoseOfTheResolution() {
    assertEquals(6, new PcapngTime(6, 0).digits());
    assertEquals(9, new PcapngTime(12, 0).digits());
    assertEquals(0, new PcapngTime(0, 0).digits());
    assertEquals(7, new PcapngTime(0x80 | 20, 0).digits()); // 2^20 is a little over 10^6
  }

  private static long exact(int resolution, long ticks) {
    BigInteger unsigned = new BigInteger(Long.toUnsignedString(ticks));
    int exponent = resolution & 0x7f;
    BigInteger base = BigInteger.valueOf(resolution < 0x80 ? 10 : 2);
    return unsigned.multiply(NANOS).divide(base.pow(exponent)).min(LARGEST).longValueExact();
  }
}
