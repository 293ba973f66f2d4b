package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.icascope.model.Direction;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Scenario;
import org.icascope.view.frame.FrameSink;
import org.icascope.view.frame.ViewedFrame;
import org.icascope.view.info.PacketList;
import org.icascope.view.info.TimeStyle;
import org.junit.jupiter.api.Test;

/**
 * What the list of frames takes on the heap for each frame, on the thread that has the most to do.
 */
class PacketListMemoryTest {

  private static final int MESSAGES = 6000;
  private static final int MESSAGE_BYTES = 9000;

  /** Hands frames on to a list, and notes what this thread took from the second third on. */
  private static final class Watched implements FrameSink {

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final PacketList list =
        new PacketList(
            new PacketList.Style(
                TimeStyle.RELATIVE, ZoneOffset.UTC, false, StandardCharsets.UTF_8, 0, false),
            frame -> true,
            false,
            OutputStream.nullOutputStream());
    private final int first;
    private int frames;
    private int units;
    private long before;
    private long after;

    Watched(int first) {
      this.first = first;
    }

    @Override
    public boolean wantsContents() {
      return list.wantsContents();
    }

    @Override
    public boolean onFrame(ViewedFrame frame) {
      frames++;
      units += frames > first ? frame.units().size() : 0;
      boolean more = list.onFrame(frame);
      after = threads.getCurrentThreadAllocatedBytes();
      before = frames <= first ? after : before;
      return more;
    }

    double bytesFor(int things) {
      list.finish();
      return (after - before) / (double) things;
    }
  }

  private static void run(byte[] capture, Watched sink) throws IOException {
    AnalysisOptions options = AnalysisOptions.of(List.of("-"), new ByteArrayInputStream(capture));
    ViewRun.run(options, sink);
  }

  @Test
  void plainSegmentsCostNoMemory() throws IOException {
    Watched sink = new Watched(HotPathTest.FRAMES / 3);
    run(HotPathTest.capture(), sink);
    assertEquals(HotPathTest.FRAMES, sink.frames);
    double bytes = sink.bytesFor(HotPathTest.FRAMES - sink.first);
    assertTrue(bytes < 8, bytes + " bytes a frame"); // some are for each batch
  }

  @Test
  void dataMessagesCostFarLessMemoryThanTheyHaveBytes() throws IOException {
    Scenario scenario = new Scenario("data");
    CgpSession session = scenario.cgpSession("10.1.0.2:50000", "10.2.0.2:2598").connect();
    for (int i = 0; i < MESSAGES; i++) {
      session.say(Direction.SERVER_TO_CLIENT, MESSAGE_BYTES);
    }
    Watched sink = new Watched(MESSAGES * 2);
    run(scenario.pcap(), sink);
    assertTrue(sink.units > MESSAGES / 2, sink.units + " units");
    double bytes = sink.bytesFor(sink.units);
    assertTrue(bytes < 800, bytes + " bytes a unit"); // Unit, Piece, mark, head: some 300
  }
}
