package org.icascope.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parser of foreign bytes is given seeds, inputs that once were findings, and inputs that a
 * fuzzer makes of them, led by the code that they reach. The number of inputs and the seed are
 * fixed; {@code -Dfuzz.every=4} takes a quarter of them.
 */
class FuzzTest {

  private static final int EVERY = Integer.getInteger("fuzz.every", 1);
  private static final int PLAIN_CHANGES = 3;
  private static final long SEED = 20261122;

  @TempDir Path folder;

  static Stream<String> targets() {
    return FuzzTargets.names().stream();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void seedsAndKnownInputsAreRead(String name) throws Exception {
    FuzzTarget target = FuzzTargets.named(name);
    List<byte[]> seeds = target.seeds();
    assertTrue(!seeds.isEmpty() && seeds.stream().allMatch(s -> s.length > 0), name);
    for (byte[] known : Regressions.of(target)) {
      Checked.run(target, known);
    }
    Random random = new Random(SEED);
    for (byte[] seed : seeds.subList(0, Math.min(10, seeds.size()))) {
      Checked.run(target, seed);
      for (int i = 0; i < PLAIN_CHANGES; i++) {
        byte[] changed = seed.clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        Checked.run(target, Arrays.copyOf(changed, 1 + random.nextInt(changed.length)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  @Timeout(value = 300, unit = TimeUnit.SECONDS)
  void noInputOfTheFuzzerIsAFinding(String name) throws Exception {
    FuzzTarget target = FuzzTargets.named(name);
    int runs = Math.max(1, target.gateRuns() / EVERY);
    List<String> limits = List.of("-runs=" + runs, "-seed=20261122");
    JazzerProcess jazzer = new JazzerProcess(target, folder, true, limits);
    jazzer.writeSeeds();
    Path log = folder.resolve("log");
    Process process =
        jazzer.builder().redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      int exit = process.waitFor();
      Map<String, Long> figures = JazzerProcess.figures(log);
      assertEquals(0, exit, () -> "target " + name + ", seed " + SEED + "\n" + end(log));
      assertTrue(figures.getOrDefault("number_of_executed_units", 0L) >= runs, name + figures);
      assertTrue(figures.getOrDefault("cov", 0L) > 50, name + figures);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String end(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      List<String> all = lines.toList();
      return all.stream().skip(Math.max(0, all.size() - 60)).collect(Collectors.joining("\n"));
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }
}
