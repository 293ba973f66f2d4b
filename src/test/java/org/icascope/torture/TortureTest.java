package org.icascope.torture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Captures cut short and with flipped bits give a result or one line. {@code bench/torture} damages
 * all of them hundreds of times; here each is cut 5 times and flipped 20 times. {@code
 * -Dtorture.every=8} takes an eighth of the shared captures beside the samples.
 */
class TortureTest {

  private static final long SEED = Long.getLong("torture.seed", 20261122);
  private static final int CUTS = 5;
  private static final int FLIPS = 20;

  /** Which ones, the seed decides. */
  private static final int EVERY = Integer.getInteger("torture.every", 1);

  @Test
  @Timeout(value = 300, unit = TimeUnit.SECONDS)
  void damagedCapturesGiveAResultOrACleanError() throws IOException {
    Torture torture = new Torture(SEED, CUTS, FLIPS);
    List<Path> samples = Torture.samples();
    List<String> failures = new ArrayList<>();
    for (Path file : Torture.captures()) {
      boolean chosen = Math.floorMod(file.getFileName().hashCode() ^ SEED, EVERY) == 0;
      if (chosen || samples.contains(file)) {
        failures.addAll(torture.failures(file));
      }
    }
    assertEquals(List.of(), failures, "seed " + SEED);
  }

  @Test
  void damageIsTheSameWhenItIsAskedForAgainAndAnotherForEachNumber() {
    byte[] whole = new byte[1_000];
    for (boolean flips : new boolean[] {false, true}) {
      byte[] once = new Damage(1, flips, 7).apply(whole);
      assertArrayEquals(once, new Damage(1, flips, 7).apply(whole));
      assertTrue(!Arrays.equals(once, new Damage(1, flips, 8).apply(whole)));
      assertTrue(!Arrays.equals(once, new Damage(2, flips, 7).apply(whole)));
    }
    assertArrayEquals(new byte[1_000], whole);
  }
}
