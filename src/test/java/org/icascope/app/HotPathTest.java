package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.PcapBytes;
import org.icascope.capture.WindowPool;
import org.icascope.model.PortTable;
import org.junit.jupiter.api.Test;

/** From file to flow table nothing is allocated per frame. */
class HotPathTest {

  static final int FRAMES = 60_000;
  private static final int FLOWS = 20;
  private static final int WARM_UP = FRAMES / 3;
  private static final int PAYLOAD_BYTES = 100;

  @Test
  void framesOfKnownFlowsCostNoMemory() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    WindowPool windows = new WindowPool();
    InputStream file = new ByteArrayInputStream(capture());
    PortTable ports = new PortTable(Map.of());
    AnalysisOptions options =
        new AnalysisOptions(
            List.of("-"),
            file,
            ports,
            false,
            false,
            false,
            Optional.empty(),
            List.of(),
            false,
            () -> false);
    Pipeline pipeline = new Pipeline(options, new Diagnostics());
    long[] framesAndBytes = new long[2];
    long[] before = new long[2];
    try (CaptureSet input = CaptureSet.open(options.files(), file, false, windows)) {
      FrontStages front = new FrontStages(input, windows, ports, false);
      BackWork work =
          new BackWork(
              pipeline, windows, input, Progress.NONE, () -> false, java.util.Optional.empty());
      front.run(
          new FrontStages.Taker() {
            @Override
            public FrameBatch exchange(FrameBatch batch) {
              framesAndBytes[0] += batch.framesRead();
              FrameBatch next = work.exchange(batch);
              framesAndBytes[1] = threads.getCurrentThreadAllocatedBytes();
              if (framesAndBytes[0] <= WARM_UP) {
                before[0] = framesAndBytes[0];
                before[1] = framesAndBytes[1];
              }
              return next;
            }

            @Override
            public void awaitAll() {
              // never needed here
            }

            @Override
            public boolean wantsMore() {
              return true;
            }
          });
    }
    assertEquals(FRAMES, framesAndBytes[0]);
    double bytesPerFrame =
        (framesAndBytes[1] - before[1]) / (double) (framesAndBytes[0] - before[0]);
    assertTrue(bytesPerFrame < 1, bytesPerFrame + " bytes per frame"); // some are for each batch
  }

  /** Twenty flows between port 80 and others that send by turns. */
  static byte[] capture() {
    PcapBytes file = PcapBytes.usual();
    for (int i = 0; i < FRAMES; i++) {
      file.frame(1_700_000_000L + i / 1000, i % 1000 * 1000, frame(i));
    }
    return file.bytes();
  }

  private static byte[] frame(int number) {
    ByteBuffer frame = ByteBuffer.allocate(14 + 20 + 20 + PAYLOAD_BYTES);
    frame.position(12);
    frame.putShort((short) 0x0800);
    frame.putShort((short) 0x4500).putShort((short) (frame.capacity() - 14));
    frame.putShort((short) number).putShort((short) 0); // identification, no fragment
    frame.put((byte) 64).put((byte) 6).putShort((short) 0);
    frame.putInt(0x0a000001).putInt(0x0a000101);
    frame.putShort((short) (40_000 + number % FLOWS)).putShort((short) 80);
    frame.putInt(number / FLOWS * PAYLOAD_BYTES).putInt(1);
    frame.putShort((short) 0x5010).putShort((short) 1000).putInt(0);
    return frame.array();
  }
}
