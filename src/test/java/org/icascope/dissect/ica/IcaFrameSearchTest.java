package org.icascope.dissect.ica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.icascope.dissect.SearchRoom;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.junit.jupiter.api.Test;

/** Frames built by hand after the PDRFRAME layout: length u16, record header 00 or 01, data. */
class IcaFrameSearchTest {

  private final IcaFrameSearch search = new IcaFrameSearch(SearchRoom.alone());

  @Test
  void sixFramesFromASegmentStartAreARun() {
    assertTrue(search.offer(chunk(frames(6), 0, 7)));
    assertEquals(new FrameMark(0, 7, 70), search.where());
  }

  @Test
  void fiveFramesAreNotEnough() {
    assertFalse(search.offer(chunk(frames(5), 0, 7)));
  }

  @Test
  void theRunStartsAtTheSegmentThatBeginsWithAFrame() {
    byte[] middleOfAFrame = {9, 9, 9, 9, 9, 9, 9};
    assertFalse(search.offer(chunk(middleOfAFrame, 0, 7)));
    assertTrue(search.offer(chunk(frames(6), 7, 8)));

    ByteArrayOutputStream drained = new ByteArrayOutputStream();
    search.drain(c -> drained.write(c.bytes(), c.start(), c.length()));

    assertEquals(new FrameMark(0, 8, 80), search.where());
    assertEquals(frames(6).length, drained.size());
  }

  @Test
  void aGapBreaksTheRun() {
    assertFalse(search.offer(chunk(frames(3), 0, 7)));
    search.onGap();
    assertFalse(search.offer(chunk(frames(3), 30, 8)));
  }

  @Test
  void randomBytesAreNoIca() {
    Random random = new Random(14); // seed printed by being here
    for (int i = 0; i < 2_000; i++) {
      IcaFrameSearch fresh = new IcaFrameSearch(SearchRoom.alone());
      byte[] bytes = new byte[1460];
      random.nextBytes(bytes);
      assertFalse(fresh.offer(chunk(bytes, 0, 1)), "round " + i);
    }
  }

  @Test
  void theSearchEndsAfter64KiB() {
    Chunk big = chunk(new byte[65_536], 0, 1);
    assertFalse(search.exhausted(big));
    search.offer(big);
    assertTrue(search.exhausted(chunk(new byte[1], 65_536, 2)));
  }

  private static byte[] frames(int count) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      out.writeBytes(new byte[] {4, (byte) 0xc0}); // four bytes follow, priority 3
      out.writeBytes(new byte[] {1, 0x55, 0x66, 0x77});
    }
    return out.toByteArray();
  }

  private static Chunk chunk(byte[] bytes, long offset, long frame) {
    return new Chunk()
        .bytes(bytes, 0, bytes.length)
        .place(offset, true)
        .origin(0, frame, frame * 10);
  }
}
