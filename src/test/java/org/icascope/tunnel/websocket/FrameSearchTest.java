package org.icascope.tunnel.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ChunkStore;
import org.junit.jupiter.api.Test;

/**
 * Segments that overlap come as pieces of a byte each that start no segment. What is looked at with
 * each of them is counted in pieces: were it all of them, 64 KB would take half a minute.
 */
class FrameSearchTest {

  /** Three frames of the server with one byte each: RFC 6455, section 5.2. */
  private static final byte[] FRAMES = {(byte) 0x82, 1, 'x', (byte) 0x82, 1, 'y', (byte) 0x82, 1};

  /** The header of a frame of 32,767 bytes. */
  private static final byte[] LONG = {(byte) 0x82, 126, 0x7f, (byte) 0xff};

  private final ChunkStore held = new ChunkStore();

  private void add(boolean segmentStart, byte... bytes) {
    held.add(new Chunk().bytes(bytes, 0, bytes.length).place(held.length(), segmentStart));
  }

  private int find(int piecesBefore) {
    for (int i = held.pieces(); i < piecesBefore; i++) {
      add(false, (byte) 0);
    }
    add(true, FRAMES);
    add(false, (byte) 'z');
    return FrameSearch.find(held, false);
  }

  @Test
  void framesAreFoundWhereASegmentStarts() {
    assertEquals(FrameSearch.MOST_PIECES - 1, find(FrameSearch.MOST_PIECES - 1));
  }

  @Test
  void fartherBackNothingIsLookedAt() {
    assertEquals(FrameSearch.NONE, find(FrameSearch.MOST_PIECES));
  }

  @Test
  void norWhileALongFrameMayHaveBegunBefore() {
    add(true, LONG);
    assertEquals(FrameSearch.MORE, find(FrameSearch.MOST_PIECES));
  }
}
