package org.icascope.torture;

import java.util.Arrays;
import java.util.Random;

/**
 * One way to damage a capture, the same whenever it is asked for.
 *
 * @param flips bits are turned over; else the end is cut off
 * @param number of the damage, from 0; of each number there is one
 */
record Damage(long seed, boolean flips, int number) {

  private static final int MOST_FLIPS = 8;

  /** Where structure is dense: file header, interfaces, the first frames. */
  private static final int BEGINNING = 600;

  byte[] apply(byte[] whole) {
    Random random =
        new Random(seed * 0x9e3779b97f4a7c15L + number * 2L + (flips ? 1 : 0)); // spreads the seeds
    if (!flips) {
      return Arrays.copyOf(whole, place(random, whole.length + 1));
    }
    byte[] damaged = whole.clone();
    for (int i = 1 + random.nextInt(MOST_FLIPS); i > 0 && whole.length > 0; i--) {
      damaged[place(random, whole.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return damaged;
  }

  /** One in four lies in the beginning. */
  private static int place(Random random, int length) {
    return random.nextInt(random.nextInt(4) == 0 ? Math.min(length, BEGINNING) : length);
  }

  @Override
  public String toString() {
    return (flips ? "flip" : "cut") + " " + number + " of seed " + seed;
  }
}
