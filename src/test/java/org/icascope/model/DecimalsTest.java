package org.icascope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers as text, with those of the JDK's formatter as the truth. */
class DecimalsTest {

  private static final long SEED = 20261121;

  @Test
  void decimalsAreThoseOfTheFormatter() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      double value = random.nextInt(2_000_000) / 1000.0 * Math.pow(10, random.nextInt(7) - 3);
      assertSame(value);
      assertSame(-value);
    }
    for (double value : new double[] {0, 0.05, 0.25, 2.5, 0.125, 9.995, 999.95, 1e15, 1e-9}) {
      assertSame(value);
    }
  }

  @Test
  void groupsAreThoseOfTheFormatter() {
    for (long number : new long[] {0, 1, 12, 999, 1000, 123_456, 1_234_567, Long.MAX_VALUE}) {
      assertEquals(String.format(Locale.ROOT, "%,d", number), Decimals.grouped(number));
      assertEquals(String.format(Locale.ROOT, "%,d", -number), Decimals.grouped(-number));
    }
  }

  private static void assertSame(double value) {
    for (int digits = 0; digits < 4; digits++) {
      String expected = String.format(Locale.ROOT, "%." + digits + "f", value);
      String withoutSign = expected.matches("-[0.]+") ? expected.substring(1) : expected;
      assertEquals(withoutSign, Decimals.fixed(value, digits), () -> "of " + value);
    }
    assertEquals(
        String.format(Locale.ROOT, "%,.1f", Math.abs(value)), Decimals.grouped(Math.abs(value), 1));
  }
}
