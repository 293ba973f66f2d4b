package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import org.icascope.capture.PcapBytes;
import org.icascope.view.FramesForTests;
import org.icascope.view.field.FrameFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees that wait for the end of a message are given up before they fill the memory. */
class WaitingTreesTest {

  private static final int FRAMES = 900;
  private static final int FRAME_BYTES = 60_000;

  /** A signature, then data messages of the greatest length there is. */
  private static byte[] stream() {
    byte[] stream = new byte[FRAMES * (FRAME_BYTES - 54)];
    System.arraycopy(HexFormat.of().parseHex("1a4347502f3031"), 0, stream, 0, 7);
    for (int at = 7; at + 3 < stream.length; at += 2 + 32_767) {
      System.arraycopy(HexFormat.of().parseHex("ffff0a"), 0, stream, at, 3);
    }
    return stream;
  }

  /** Large segments on the port of CGP. */
  private static byte[] file() {
    PcapBytes file = new PcapBytes(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 1);
    byte[] stream = stream();
    for (int i = 0; i < FRAMES; i++) {
      int length = FRAME_BYTES - 14;
      long sequence = 1000L + (long) i * (FRAME_BYTES - 54);
      String head =
          "0200000000010200000000020800"
              + "4500%04x%04x4000400600000a0000010a000002".formatted(length, i)
              + "c0000a26%08x000000015018ffff00000000".formatted(sequence);
      byte[] frame = Arrays.copyOf(HexFormat.of().parseHex(head), FRAME_BYTES);
      System.arraycopy(stream, i * (FRAME_BYTES - 54), frame, 54, FRAME_BYTES - 54);
      file.frame(1000 + i / 1000, i % 1000 * 1000, frame.length, frame);
    }
    return file.bytes();
  }

  @Test
  void atMost32MegabytesWait(@TempDir Path folder) throws IOException {
    Path capture = Files.write(folder.resolve("large.pcap"), file());
    long[] counts = new long[3]; // begun, shown, most that waited
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
        tree -> counts[1]++,
        () -> {});
    assertEquals(FRAMES, counts[1]);
    assertTrue(
        counts[2] * FRAME_BYTES < ShowRun.MOST_WAITING_BYTES + 2 * FRAME_BYTES, "" + counts[2]);
    assertTrue(counts[2] > 1, counts[2] + " did wait");
  }
}
