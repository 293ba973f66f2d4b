package org.icascope.testkit;

import java.util.Random;
import java.util.SplittableRandom;

/**
 * Runs a property with seeds 1, 2, 3 and so on: the same in every build. What fails names its seed,
 * and {@code -Dproperty.seed=N} runs that one alone; {@code -Dproperty.runs=N} runs more or fewer.
 */
public final class Seeded {

  private Seeded() {}

  /** What must hold, whatever is drawn. */
  public interface Property {
    void holds(Random random) throws Exception;
  }

  /**
   * @param runs in a build: enough to fail for the mistakes that were tried, few enough for seconds
   */
  public static void runs(int runs, Property property) {
    long only = Long.getLong("property.seed", 0);
    long last = only > 0 ? only : Integer.getInteger("property.runs", runs);
    for (long seed = Math.max(1, only); seed <= last; seed++) {
      run(seed, property);
    }
  }

  private static void run(long seed, Property property) {
    try {
      // the first numbers of Random are alike for seeds that are near each other
      property.holds(new Random(new SplittableRandom(seed).nextLong()));
    } catch (Exception | AssertionError e) {
      throw new AssertionError("with -Dproperty.seed=" + seed + ": " + e.getMessage(), e);
    }
  }
}
