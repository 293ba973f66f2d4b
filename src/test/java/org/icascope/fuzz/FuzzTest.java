package org.icascope.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parser of foreign bytes is given seeds, inputs that once were findings, and inputs that a
 * fuzzer makes of them, led by the code that they reach. The number of inputs and the seed are
 * fixed; {@code -Dfuzz.every=4} takes a quarter of them, and {@code -Dfuzz.only=cgp,ica} has the
 * fuzzer try these targets only.
 */
class FuzzTest {

  private static final int EVERY = Integer.getInteger("fuzz.every", 1);
  private static final int PLAIN_CHANGES = 3;
  private static final int MOST_SEEDS = 10;
  private static final int RUNS_PER_SEED = 60;
  private static final long SEED = 20261122;

  private static final int LEAST_COVERED = 50; // far below what the smallest target reaches

  private static final Map<String, Future<Outcome>> OUTCOMES = new HashMap<>();
  private static final ExecutorService PROCESSES = Executors.newFixedThreadPool(2);

  @TempDir static Path folder;

  static Stream<String> targets() {
    return FuzzTargets.names().stream();
  }

  static Stream<String> chosen() {
    List<String> only = List.of(System.getProperty("fuzz.only", "").split(","));
    return targets().filter(name -> only.equals(List.of("")) || only.contains(name));
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
    int few = Math.min(target.gateRuns() / RUNS_PER_SEED + 1, MOST_SEEDS); // some take long
    for (byte[] seed : seeds.subList(0, Math.min(few, seeds.size()))) {
      Checked.run(target, seed);
      for (int i = 0; i < PLAIN_CHANGES; i++) {
        byte[] changed = seed.clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        Checked.run(target, Arrays.copyOf(changed, 1 + random.nextInt(changed.length)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("chosen")
  @Timeout(value = 600, unit = TimeUnit.SECONDS)
  void noInputOfTheFuzzerIsAFinding(String name) throws Exception {
    Outcome outcome = OUTCOMES.get(name).get();
    int runs = runs(FuzzTargets.named(name));
    assertEquals(0, outcome.exitCode(), () -> name + ", seed " + SEED + "\n" + outcome.end());
    Map<String, Long> figures = outcome.figures();
    assertTrue(figures.getOrDefault("number_of_executed_units", 0L) >= runs, name + figures);
    assertTrue(figures.getOrDefault("cov", 0L) > LEAST_COVERED, name + figures);
  }

  private static int runs(FuzzTarget target) {
    return Math.max(1, target.gateRuns() / EVERY);
  }

  private record Outcome(int exitCode, Map<String, Long> figures, String end) {}

  /** Begins all of them, two at a time: a process each, on one processor. */
  @BeforeAll
  static void begin() {
    chosen().forEach(name -> OUTCOMES.put(name, PROCESSES.submit(() -> outcome(name))));
  }

  @AfterAll
  static void end() {
    PROCESSES.shutdownNow(); // interrupts what still waits for a process, which ends it
  }

  private static Outcome outcome(String name) throws Exception {
    FuzzTarget target = FuzzTargets.named(name);
    Path own = Files.createDirectories(folder.resolve(name));
    List<String> limits = List.of("-runs=" + runs(target), "-seed=" + SEED);
    JazzerProcess jazzer = new JazzerProcess(target, own, true, limits);
    jazzer.writeSeeds();
    Path log = own.resolve("log");
    Process process =
        jazzer.builder().redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      int exit = process.waitFor();
      List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      List<String> last = lines.subList(Math.max(0, lines.size() - 60), lines.size());
      return new Outcome(exit, JazzerProcess.figures(lines), String.join("\n", last));
    } finally {
      process.destroyForcibly();
    }
  }
}
