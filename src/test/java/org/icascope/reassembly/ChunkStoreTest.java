package org.icascope.reassembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkStoreTest {

  private final ChunkStore store = new ChunkStore();
  private final Chunk chunk = new Chunk();

  private void add(String text, long offset, boolean segmentStart, long frame) {
    byte[] bytes = ("--" + text + "--").getBytes(StandardCharsets.US_ASCII);
    chunk.bytes(bytes, 2, text.length()).place(offset, segmentStart);
    store.add(chunk.origin(0, frame, frame * 10));
    bytes[2] = '?'; // the buffer of a chunk is used again
  }

  private List<String> replay(int from) {
    List<String> lines = new ArrayList<>();
    store.replay(
        from,
        held ->
            lines.add(
                new String(held.bytes(), held.start(), held.length(), StandardCharsets.US_ASCII)
                    + "@"
                    + held.streamOffset()
                    + (held.segmentStart() ? " start" : "")
                    + " frame "
                    + held.mark().frame()));
    return lines;
  }

  @Test
  void givesBackCopiesWithTheirOrigin() {
    add("abc", 100, true, 7);
    add("de", 103, false, 8);
    assertEquals(List.of("abc@100 start frame 7", "de@103 frame 8"), replay(0));
    assertEquals(5, store.length());
  }

  @Test
  void startsInTheMiddleOfAChunk() {
    add("abc", 100, true, 7);
    add("de", 103, true, 8);
    assertEquals(List.of("c@102 frame 7", "de@103 start frame 8"), replay(2));
    assertEquals(List.of("de@103 start frame 8"), replay(3));
    assertEquals(List.of("e@104 frame 8"), replay(4));
    assertEquals(List.of(), replay(5));
  }

  @Test
  void knowsTheFrameOfEveryByte() {
    add("abc", 100, true, 7);
    add("d", 103, true, 8);
    add("ef", 104, true, 9);
    List<Long> frames = new ArrayList<>();
    for (int i = 0; i < store.length(); i++) {
      frames.add(store.markAt(i).frame());
    }
    assertEquals(List.of(7L, 7L, 7L, 8L, 9L, 9L), frames);
  }

  @Test
  void tellsWhereChunksAndSegmentsStart() {
    add("abc", 100, true, 7);
    add("de", 103, false, 8);
    assertEquals(2, store.pieces());
    assertEquals(3, store.pieceStart(1));
    assertTrue(store.startsSegment(0));
    assertFalse(store.startsSegment(1));
  }

  @Test
  void growsBeyondItsFirstSize() {
    add("x".repeat(200), 0, true, 1);
    add("y".repeat(1000), 200, true, 2);
    assertEquals('x', store.byteAt(199));
    assertEquals('y', store.byteAt(200));
    assertEquals('y', store.byteAt(1199));
  }

  @Test
  void isEmptyWhenCleared() {
    add("abc", 100, true, 7);
    store.clear();
    assertEquals(List.of(), replay(0));
    add("z", 200, true, 9);
    assertEquals(List.of("z@200 start frame 9"), replay(0));
  }
}
