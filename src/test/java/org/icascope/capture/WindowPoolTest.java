package org.icascope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowPoolTest {

  private static final int FRAMES = 6000;

  @Test
  void framesStayAsTheyAreUntilTheirWindowsAreGivenBack() throws IOException {
    byte[] file = file();
    WindowPool pool = new WindowPool();
    List<Frame> frames = new ArrayList<>();
    try (CaptureSet set = open(file, pool)) {
      for (Frame frame = new Frame(); set.next(frame); frame = new Frame()) {
        frames.add(frame);
      }
    }
    assertEquals(FRAMES, frames.size());
    assertTrue(pool.leftBytes() > 4 << 20, "several windows"); // of a file of 6 MB
    Random random = new Random(1);
    for (Frame frame : frames) {
      assertEquals(random.nextLong(), firstBytes(frame), "frame " + frame.number());
    }
  }

  @Test
  void windowsThatAreGivenBackAreUsedAgain() throws IOException {
    WindowPool pool = new WindowPool();
    Map<byte[], Boolean> windows = new IdentityHashMap<>();
    try (CaptureSet set = open(file(), pool)) {
      Frame frame = new Frame();
      while (set.next(frame)) {
        windows.put(frame.bytes(), true);
        pool.giveBack(pool.takeLeft());
      }
    }
    assertEquals(2, windows.size());
  }

  /** Cursors keep the window in which they ended: of thousands of files that would be thousands. */
  @Test
  void theWindowOfAFileIsThatOfTheNextOne() throws IOException {
    WindowPool pool = new WindowPool();
    Map<byte[], Boolean> windows = new IdentityHashMap<>();
    for (int i = 0; i < 100; i++) {
      byte[] small = PcapBytes.usual().frame(i, 0, new byte[60]).bytes();
      try (CaptureSet set = open(small, pool)) {
        Frame frame = new Frame();
        assertTrue(set.next(frame));
        windows.put(frame.bytes(), true);
      }
      pool.giveBack(pool.takeLeft());
    }
    assertEquals(1, windows.size());
  }

  @Test
  void aLargeWindowIsThereOnlyOnceAndUsedAgainWhenNobodyLooks() {
    WindowPool pool = new WindowPool();
    byte[] large = new byte[WindowPool.LARGE_BYTES + 1];
    boolean[] asked = {false};
    pool.tellBeforeReuse(() -> asked[0] = true);
    assertSame(large, pool.after(large));
    assertTrue(asked[0]);
    assertEquals(List.of(), pool.takeLeft());
  }

  private static CaptureSet open(byte[] file, WindowPool pool) {
    return CaptureSet.open(List.of("-"), new ByteArrayInputStream(file), false, pool);
  }

  /** 6 MB: every frame begins with a number of its own. */
  private static byte[] file() {
    Random random = new Random(1);
    PcapBytes file = PcapBytes.usual();
    for (int i = 0; i < FRAMES; i++) {
      byte[] frame = new byte[1000];
      long number = random.nextLong();
      for (int at = 0; at < Long.BYTES; at++) {
        frame[at] = (byte) (number >>> 8 * at);
      }
      file.frame(i, 0, frame);
    }
    return file.bytes();
  }

  private static long firstBytes(Frame frame) {
    long number = 0;
    for (int at = Long.BYTES - 1; at >= 0; at--) {
      number = number << 8 | frame.bytes()[frame.start() + at] & 0xff;
    }
    return number;
  }
}
