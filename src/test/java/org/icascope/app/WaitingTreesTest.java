package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.icascope.capture.PcapBytes;
import org.icascope.view.FramesForTests;
import org.icascope.view.field.FrameFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees that wait for the end of a message are given up before they fill the memory. */
class WaitingTreesTest {

  private static final int FRAMES = 110;
  private static final int MESSAGES = 200;

  /** Of each flow one frame, with many messages and the beginning of one more. */
  private static byte[] file() {
    String messages = "1a4347502f3031" + "050509020206".repeat(MESSAGES) + "ffff0a";
    PcapBytes file = new PcapBytes(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 1);
    for (int i = 0; i < FRAMES; i++) {
      String head =
          "0200000000010200000000020800"
              + "4500%04x%04x4000400600000a0000010a000002".formatted(40 + messages.length() / 2, i)
              + "%04x0a2600000001000000015018ffff00000000".formatted(10_000 + i);
      byte[] frame = HexFormat.of().parseHex(head + messages);
      file.frame(1000, i * 100, frame.length, frame);
    }
    return file.bytes();
  }

  @Test
  void treesOfFewFramesMayBeLarge(@TempDir Path folder) throws IOException {
    Path capture = Files.write(folder.resolve("many.pcap"), file());
    long[] counts = new long[3]; // begun, shown, most that waited
    long[] weight = new long[1];
    ShowRun.run(
        FramesForTests.options(capture.toString()),
        new ShowRun.Request(
            FrameRanges.ALL,
            frame -> {
              counts[0]++;
              counts[2] = Math.max(counts[2], counts[0] - counts[1]);
              return true;
            },
            ZoneOffset.UTC,
            true,
            0),
        FrameFields.Sessions.NONE,
        tree -> {
          counts[1]++;
          weight[0] = tree.weightBytes();
        },
        () -> {});
    assertEquals(FRAMES, counts[1]);
    assertTrue(FRAMES * weight[0] > 2 * ShowRun.MOST_WAITING_BYTES, weight[0] + " bytes each");
    assertTrue((counts[2] - 2) * weight[0] < ShowRun.MOST_WAITING_BYTES, counts[2] + " waited");
    assertTrue(counts[2] > 10, counts[2] + " waited");
  }
}
