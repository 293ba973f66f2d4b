package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No damage to a capture makes the commands that show or copy frames fail. */
class DamagedViewsTest {

  private static final int RUNS = 4;
  private static final int FLIPS = 100;
  private static final int MOST_BYTES = 40_000;
  private static final int FILE_HEADER = 200; // damage there only makes the file unreadable
  private static final long SEED = 20261121;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "roaming-reconnect.pcapng",
        "html5-websocket.pcap",
        "edt-reconnect.pcapng",
        "tls-with-keys.pcapng",
        "ipv6-vlan-failover.pcap"
      })
  void everyCommandEndsAsItShould(String sample) throws IOException {
    byte[] whole = Files.readAllBytes(Path.of("samples", sample));
    Path file = folder.resolve(sample);
    Path out = folder.resolve("out.pcapng");
    int done = 0;
    for (int run = 0; run < RUNS; run++) {
      Files.write(file, damaged(whole, SEED + run));
      for (String command :
          List.of(
              "packets -T json -c 200",
              "packets -Y cgp||ica||edt||tls",
              "show -V -x -n 1-120",
              "show --format json -n 60-180",
              "follow --flow f1 --all-flows --hex",
              "export --strip-payload --force -w " + out,
              "export --flow f1 --all-flows --force -w " + out)) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.add(file.toString());
        var result = CommandForTests.run(arguments);
        String what = command + ", " + sample + ", seed " + (SEED + run) + ": " + result.err();
        assertTrue(result.exitCode() <= 2, what);
        assertFalse(result.err().contains("Exception") || result.err().contains("\tat "), what);
        done += result.exitCode() == 0 ? 1 : 0;
      }
      String again = Files.exists(out) ? analyzed(out) : "";
      assertEquals("", again, sample + ", seed " + (SEED + run));
    }
    assertTrue(done > RUNS, done + " commands were done");
  }

  private static byte[] damaged(byte[] whole, long seed) {
    Random random = new Random(seed);
    byte[] damaged = Arrays.copyOf(whole, Math.min(whole.length, MOST_BYTES));
    for (int i = 0; i < FLIPS; i++) {
      int at = FILE_HEADER + random.nextInt(damaged.length - FILE_HEADER);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
    }
    return damaged;
  }

  /** What is wrong with a file that was written. */
  private static String analyzed(Path file) {
    var result = CommandForTests.run(List.of("analyze", "--strict", "-q", file.toString()));
    return result.exitCode() == 0 ? "" : result.err();
  }
}
