package org.icascope.tunnel.tls;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.icascope.capture.TestCaptures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures with keys, damaged in many ways: whatever comes of it, it is no exception. */
class DamagedCapturesTest {

  private static final long SEED = 41;
  private static final int ROUNDS = 60;

  @TempDir Path folder;

  private void damage(Path capture, Random random) throws IOException {
    byte[] whole = Files.readAllBytes(capture);
    List<byte[]> keys = RealCaptures.keys(capture).stream().map(DamagedCapturesTest::read).toList();
    Path damaged = folder.resolve("damaged.pcap");
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes =
          Arrays.copyOf(whole, whole.length - random.nextInt(2) * random.nextInt(whole.length / 2));
      for (int i = 0; i < 1 + random.nextInt(40); i++) {
        int at = 200 + random.nextInt(bytes.length - 200);
        bytes[at] = (byte) random.nextInt(256);
      }
      Files.write(damaged, bytes);
      Connections.of(damaged, keys);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void damageNeverCausesAnException() throws IOException {
    TestCaptures.folder("real/tls");
    List<Path> chosen =
        RealCaptures.tls().stream()
            .filter(file -> !RealCaptures.keys(file).isEmpty())
            .filter(file -> file.toFile().length() < 30_000)
            .filter(file -> file.toString().endsWith(".pcap"))
            .toList();
    assertTrue(chosen.size() > 20);
    Random random = new Random(SEED);
    for (int i = 0; i < chosen.size(); i += 4) {
      damage(chosen.get(i), random);
    }
    for (Path capture : RealCaptures.dtls()) {
      if (capture.toString().endsWith(".pcap") && capture.toFile().length() < 60_000) {
        damage(capture, random);
      }
    }
  }

  @Test
  void aCaptureMayEndAtAnyByte() throws IOException {
    Path capture = TestCaptures.folder("real/tls").resolve("zeek__hrr.pcap");
    byte[] whole = Files.readAllBytes(capture);
    Path cut = folder.resolve("cut.pcap");
    for (int length = 100; length < whole.length; length += 3) {
      Files.write(cut, Arrays.copyOf(whole, length));
      Connections.of(cut, List.of());
    }
  }
}
