package org.icascope.view.info;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LineBufferTest {

  private final LineBuffer buffer = new LineBuffer();

  @Test
  void numbersAreWrittenAsTheLibraryWritesThem() {
    long[] edges = {
      0,
      9,
      10,
      99,
      100,
      999,
      1000,
      9999,
      999_999,
      1_000_000,
      999_999_999,
      1_000_000_000,
      Integer.MAX_VALUE,
      Integer.MAX_VALUE + 1L,
      4_294_967_295L,
      Long.MAX_VALUE
    };
    for (long number : edges) {
      assertEquals(Long.toString(number), buffer.clear().number(number).toString());
    }
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      int number = random.nextInt(Integer.MAX_VALUE) >>> random.nextInt(31);
      assertEquals(Integer.toString(number), buffer.clear().number(number).toString());
    }
  }

  @Test
  void aNumberWithoutSignIsWrittenWithAllItsBits() {
    assertEquals("18446744073709551615", buffer.number(-1).toString());
  }

  @Test
  void paddedNumbersKeepTheirZeros() {
    assertEquals("000042", buffer.padded(42, 6).toString());
    assertEquals("000000007", buffer.clear().padded(7, 9).toString());
    assertEquals("999999999", buffer.clear().padded(999_999_999, 9).toString());
  }

  @Test
  void textOfAnyLengthAndScriptFits() {
    String text = "a\u2192b".repeat(1000);
    assertEquals(text, buffer.text(text).toString());
    assertEquals(5000, buffer.length());
  }
}
