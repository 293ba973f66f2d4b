package org.icascope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bombs: many inputs at a time that each take as much memory as one may. */
class InputRoomTest {

  private static final int MEGABYTE = 1 << 20;

  private final InputRoom room = new InputRoom(5 * MEGABYTE);

  private static ByteFeed feed(InputRoom.Share share) {
    InputStream zeros = new ByteArrayInputStream(new byte[8 * MEGABYTE]);
    return new ByteFeed(zeros, MEGABYTE, Windows.IN_PLACE, share);
  }

  @Test
  void theFrameForWhichThereIsNoRoomEndsItsInputAndNoOther() {
    InputRoom.Share first = room.share();
    InputRoom.Share second = room.share();
    assertTrue(feed(first).has(4 * MEGABYTE)); // takes 3 MB beyond the first one
    ByteFeed other = feed(second);
    assertFalse(other.has(4 * MEGABYTE));
    assertEquals(InputRoom.REFUSAL, other.failure().orElseThrow());
    assertFalse(other.readingFailed());
    second.giveBack();
    first.giveBack();
    assertTrue(feed(room.share()).has(6 * MEGABYTE), "all is there again");
  }

  @Test
  void oneInputMayHaveTheLargestFrame() {
    assertTrue(InputRoom.usual().share().take(CaptureReader.MAX_FRAME_BYTES));
  }

  /** 3,000 windows of 128 KiB would be more than the heap. */
  @Test
  void theMoreFilesAreOpenTheSmallerTheirWindows() {
    List<InputRoom.Share> few = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      few.add(room.share());
      assertEquals(MEGABYTE, few.get(i).window(MEGABYTE));
    }
    few.forEach(InputRoom.Share::giveBack);
    long all = 0;
    for (int i = 0; i < 3_000; i++) {
      int window = room.share().window(MEGABYTE >> 3);
      assertTrue(i >= 240 || window == MEGABYTE >> 3);
      assertTrue(window >= InputRoom.LEAST_WINDOW_BYTES);
      all += window;
    }
    assertTrue(all <= InputRoom.WINDOWS_BYTES + 3_000L * InputRoom.LEAST_WINDOW_BYTES);
  }

  @Test
  void blocksOfLz4Count() throws IOException {
    // a frame header of version 1, linked blocks of up to 4 MB, and a stored one of 4 MB
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {4, 0x22, 0x4d, 0x18, 0x40, 0x70});
    file.write(XxHash32.of(new byte[] {0x40, 0x70}, 0, 2) >>> 8);
    file.writeBytes(new byte[] {0, 0, 0x40, (byte) 0x80});
    file.writeBytes(new byte[4 * MEGABYTE]);
    InputRoom roomForOne = new InputRoom(9 * MEGABYTE);
    byte[] packed = file.toByteArray();
    InputRoom.Share first = roomForOne.share();
    new Lz4Content(new ByteArrayInputStream(packed), first).read(new byte[1], 0, 1);
    Lz4Content second = new Lz4Content(new ByteArrayInputStream(packed), roomForOne.share());
    String why =
        assertThrows(DamagedContentException.class, () -> second.read(new byte[1], 0, 1))
            .getMessage();
    assertEquals(InputRoom.REFUSAL, why);
    first.giveBack();
    new Lz4Content(new ByteArrayInputStream(packed), first).read(new byte[1], 0, 1);
  }

  @Test
  void ofLongWindowsOfZstdThereAreFewAtATime() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZstdOutputStream out = new ZstdOutputStream(packed).setLong(27)) {
      out.write(new byte[10]);
      out.flush(); // the size is not known when the header is written
      out.write(new byte[10]);
    }
    List<Integer> read = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (int i = 0; i < InputRoom.MOST_LONG_WINDOWS + 1; i++) {
      InputStream content =
          new ZstdContent(new ByteArrayInputStream(packed.toByteArray()), room.share());
      try {
        read.add(content.readAllBytes().length);
      } catch (DamagedContentException e) {
        refused.add(e.getMessage());
      }
    }
    assertEquals(List.of(20, 20, 20, 20), read);
    assertEquals(List.of(InputRoom.REFUSAL), refused);
  }
}
