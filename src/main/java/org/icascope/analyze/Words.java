package org.icascope.analyze;

import org.icascope.model.Decimals;

/** Numbers in sentences, and what several findings say alike. */
final class Words {

  private static final double SECOND = 1000;
  private static final double MINUTE = 60 * SECOND;

  /** The next question of what one capture point cannot tell. */
  static final String OTHER_END =
      "Does a capture at the other end of the path show the same break? icascope compare puts the"
          + " two side by side.";

  private Words() {}

  /** {@code 1 client}, {@code 3 clients}. */
  static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** {@code once}, {@code twice}, {@code 3 times}. */
  static String times(long count) {
    return count == 1 ? "once" : count == 2 ? "twice" : count + " times";
  }

  /** {@code within 1.5 s}, or that it was all at once. */
  static String within(double millis) {
    return millis < 1 ? "in the same moment" : "within " + duration(millis);
  }

  /** {@code 250 ms}, {@code 1.5 s}, {@code 3 min 20 s}. */
  static String duration(double millis) {
    if (millis < SECOND) {
      return Decimals.fixed(millis, 0) + " ms";
    } else if (millis < 2 * MINUTE) {
      return Decimals.fixed(millis / SECOND, 1) + " s";
    }
    long seconds = Math.round(millis / SECOND);
    return seconds / 60 + " min " + seconds % 60 + " s";
  }
}
