package org.icascope.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "1, 1 byte",
    "999, 999 bytes",
    "1000, 1.0 kB",
    "1512345, 1.5 MB",
    "99960, 100 kB",
    "999999, 1.0 MB",
    "31000000000, 31.0 GB"
  })
  void bytesHaveDecimalUnits(long bytes, String text) {
    assertEquals(text, Units.bytes(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "0.04, 0.0 ms",
    "9.94, 9.9 ms",
    "9.96, 10 ms",
    "999.4, 999 ms",
    "999.6, 1.0 s",
    "17480, 17.5 s",
    "119949, 120 s",
    "119951, 2 min",
    "725000, 12 min 5 s",
    "11520000, 3 h 12 min"
  })
  void millisecondsAreShownInTheUnitPeopleUse(double millis, String text) {
    assertEquals(text, Units.millis(millis));
  }

  @ParameterizedTest
  @CsvSource({
    "1100, 9300, 1.1 to 9.3 s",
    "340, 9300, 340 ms to 9.3 s",
    "1100, 1101, 1.1 s",
    "60000, 725000, 60.0 s to 12 min 5 s"
  })
  void aRangeNamesTheUnitOnceWhenItCan(double least, double most, String text) {
    assertEquals(text, Units.millisRange(least, most));
  }
}
