package org.icascope.view.tree;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.icascope.view.FramesForTests;
import org.icascope.view.field.Fields;
import org.icascope.view.field.FrameFields;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No damage to a capture makes a tree, its hex dump, its JSON or a field fail. */
class DamagedFramesTest {

  private static final int RUNS = 25;
  private static final int FLIPS = 120;
  private static final int MOST_BYTES = 24_000;
  private static final int FILE_HEADER = 24; // damage there only makes the file unreadable

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clean-session.pcap",
        "ipv6-vlan-failover.pcap",
        "tls-reconnect.pcap",
        "html5-websocket.pcap",
        "ica-reconnect.pcap",
        "cut-frames.pcap"
      })
  void everyFrameStillHasATree(String sample, @TempDir Path folder) throws Exception {
    byte[] whole = Files.readAllBytes(Path.of("samples", sample));
    byte[] begin = Arrays.copyOf(whole, Math.min(whole.length, MOST_BYTES));
    Path file = folder.resolve(sample);
    int trees = 0;
    for (int run = 0; run < RUNS; run++) {
      Random random = new Random(run);
      byte[] damaged = begin.clone();
      for (int i = 0; i < FLIPS; i++) {
        int at = FILE_HEADER + random.nextInt(damaged.length - FILE_HEADER);
        damaged[at] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, damaged);
      trees += look(file.toString());
    }
    assertTrue(trees > RUNS, trees + " trees");
  }

  private static int look(String file) {
    FrameFields fields = new FrameFields(FrameFields.Sessions.NONE);
    FramesForTests.each(
        file,
        frame -> {
          fields.next(frame);
          Fields.catalog().all().forEach(field -> fields.values(field, value -> {}));
        });
    List<FrameTree> trees = TreesForTests.of(file, "");
    try (TreeJson json = new TreeJson(OutputStream.nullOutputStream(), List.of(file))) {
      for (FrameTree tree : trees) {
        assertFalse(TreesForTests.text(tree).isEmpty());
        assertFalse(TreesForTests.hex(tree, "cgp.command").contains("\u0000"));
        json.write(tree);
      }
    }
    return trees.size();
  }
}
