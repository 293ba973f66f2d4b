package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icascope.app.RingForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed without a word, again and again. */
class WatchKilledTest {

  private static final Pattern RECORD =
      Pattern.compile(
          "^\\{\"recordType\":\"(?:(session|incident|event|finding|flow|diagnostic)\".*?\"uid\":\"(\\w{16})\""
              + "|(capture)\".*?\"captureFile\":\"([^\"]+)\")");

  @TempDir Path folder;

  private Process start(Path ring, Path output) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add("org.icascope.cli.Main");
    command.addAll(List.of("watch", "--once", "--end", "--settle", "0s"));
    command.addAll(List.of("--output", output.toString(), ring.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(new File(folder.toFile(), "said"))
        .start();
  }

  private static List<String> uids(Path output) throws IOException {
    List<String> uids = new ArrayList<>();
    for (String line : Files.readAllLines(output)) {
      Matcher record = RECORD.matcher(line);
      if (record.find()) {
        boolean hasUid = record.group(1) != null;
        uids.add(record.group(hasUid ? 1 : 3) + " " + record.group(hasUid ? 2 : 4));
      }
    }
    return uids;
  }

  @Test
  void killedAtAnyMomentItNeitherLosesNorRepeatsARecord() throws Exception {
    Path ring = RingForTests.outages(folder.resolve("ring"), 5, 300);
    Path quiet = folder.resolve("quiet.ndjson");
    long begun = System.nanoTime();
    Process undisturbed = start(ring, quiet);
    assertTrue(undisturbed.waitFor(120, TimeUnit.SECONDS));
    assertEquals(0, undisturbed.exitValue(), Files.readString(folder.resolve("said")));
    long millis = (System.nanoTime() - begun) / 1_000_000;

    long seed = System.nanoTime();
    System.out.println("WatchKilledTest seed " + seed);
    Random random = new Random(seed);
    Path killed = folder.resolve("killed.ndjson");
    int kills = 0;
    boolean over = false;
    while (!over) {
      Process process = start(ring, killed);
      // sooner than the undisturbed run took, so that there is something left to be done
      long patience = kills < 12 ? millis / 6 + random.nextLong(millis * 2 / 3) : 120_000;
      over = process.waitFor(patience, TimeUnit.MILLISECONDS);
      if (!over) {
        process.destroyForcibly().waitFor(); // SIGKILL
        kills++;
      }
    }
    assertEquals("", Files.readString(folder.resolve("said")), "seed " + seed);
    assertTrue(uids(quiet).stream().anyMatch(uid -> uid.startsWith("diagnostic ")));
    List<String> told = uids(killed);
    assertEquals(new TreeSet<>(uids(quiet)), new TreeSet<>(told), "seed " + seed);
    assertEquals(uids(quiet).size(), told.size(), "seed " + seed);
    assertTrue(kills > 0, "never killed");
  }
}
