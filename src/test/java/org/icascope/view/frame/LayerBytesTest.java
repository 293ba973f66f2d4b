package org.icascope.view.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.icascope.reassembly.Chunk;
import org.junit.jupiter.api.Test;

/** Positions and bytes are counted by hand; byte n of a layer is n modulo 251. */
class LayerBytesTest {

  private static final int LONG = 3 * LayerBytes.MOST_BYTES;

  private final LayerMemory memory = new LayerMemory(LayerMemory.MOST_BYTES);
  private final LayerBytes layer = new LayerBytes(memory);
  private long frame;

  private static byte[] stream(long from, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) ((from + i) % 251);
    }
    return bytes;
  }

  private void add(long position, int length) {
    frame++;
    layer.add(
        position,
        new Chunk()
            .bytes(stream(position, length), 0, length)
            .place(position, true)
            .origin(0, frame, frame),
        54);
  }

  @Test
  void whatFollowsALongUnitInItsLastFrameIsThere() {
    for (int at = 0; at < LONG; at += 1024) {
      add(at, 1024);
    }
    add(LONG, 1000);
    layer.drop(LONG + 100);
    add(LONG + 1000, 50);
    assertArrayEquals(stream(LONG + 100, 950), layer.bytes(LONG + 100, LONG + 1050));
    Unit.Piece first = layer.pieces(LONG + 100, LONG + 1050).get(0);
    assertEquals(154, first.frameIndex(), "behind 54 bytes of headers and 100 of the long unit");
  }

  @Test
  void ofALongUnitTheBeginningAndTheLastFrameAreKept() {
    for (int at = 0; at < LONG; at += 1024) {
      add(at, 1024);
    }
    assertArrayEquals(stream(0, 512), layer.bytes(0, LONG));
    List<Unit.Piece> pieces = layer.pieces(0, LONG);
    assertEquals(frame, pieces.get(pieces.size() - 1).frame().ref().frame());
    assertTrue(memory.taken() < 16_384, "but it takes " + memory.taken());
  }

  @Test
  void bytesBehindALossOfUnknownLengthAreKept() {
    add(0, 10);
    layer.drop(4);
    long behind = 10 + (1L << 32);
    add(behind, 20);
    assertArrayEquals(stream(behind, 20), layer.bytes(behind, behind + 20));
    assertEquals(0, layer.missing(behind));
  }

  @Test
  void theStartOfAUnitBeforeAllThatCameIsMissing() {
    add(1000, 20);
    byte[] expected = new byte[30];
    System.arraycopy(stream(1000, 20), 0, expected, 10, 20);
    assertArrayEquals(expected, layer.bytes(990, 1020));
    assertEquals(10, layer.missing(990));
  }

  @Test
  void lostBytesAreZeroAndNotWhatWasThereBefore() {
    add(0, 400);
    layer.drop(400);
    layer.reach(450);
    add(450, 10);
    byte[] expected = new byte[60];
    System.arraycopy(stream(450, 10), 0, expected, 50, 10);
    assertArrayEquals(expected, layer.bytes(400, 460));
    assertEquals(50, layer.missing(400));
  }

  @Test
  void whatWasLostBeforeAUnitIsNotMissingInIt() {
    add(0, 10);
    layer.drop(10);
    add(29, 17);
    assertEquals(0, layer.missing(29));
    assertEquals(19, layer.missing(10));
    layer.drop(46);
    assertEquals(0, layer.missing(46));
  }

  @Test
  void unitsOfAllLengthsComeBackWhole() {
    Random random = new Random(7);
    long start = 0;
    long end = 0;
    for (int i = 0; i < 3000; i++) {
      int length = 1 + random.nextInt(random.nextBoolean() ? 100 : 60_000);
      add(end, length);
      end += length;
      while (end - start > 30_000 || random.nextInt(4) == 0 && end > start) {
        int unit = 1 + random.nextInt((int) Math.min(end - start, 5_000));
        assertArrayEquals(stream(start, unit), layer.bytes(start, start + unit));
        start += unit;
        layer.drop(start);
      }
    }
    layer.drop(end);
    layer.forget();
    assertEquals(0, memory.taken());
  }

  @Test
  void manyUnfinishedUnitsTakeNoMoreThanTheirMemory() {
    long most = 100_000;
    LayerMemory little = new LayerMemory(most);
    LayerBytes[] layers = new LayerBytes[50];
    Arrays.setAll(layers, i -> new LayerBytes(little));
    for (int round = 0; round < 100; round++) {
      for (LayerBytes each : layers) {
        each.add(
            500L * round,
            new Chunk()
                .bytes(stream(500L * round, 500), 0, 500)
                .place(500L * round, true)
                .origin(0, round, round),
            0);
      }
    }
    assertTrue(little.taken() <= most, "taken: " + little.taken());
    assertTrue(little.taken() > most / 2, "taken: " + little.taken());
    for (LayerBytes each : layers) {
      byte[] kept = each.bytes(0, 50_000);
      assertArrayEquals(stream(0, kept.length), kept);
      each.forget();
    }
    assertEquals(0, little.taken());
  }

  @Test
  void ofAUnitWhoseContentsNobodyWantsTheFirstBytesAndTheLastFrameAreTold() {
    add(0, 1000);
    layer.headOnly(5000);
    for (int at = 1000; at < 6000; at += 1000) {
      add(at, 1000);
    }
    byte[] bytes = layer.bytes(0, 5000);
    assertArrayEquals(stream(0, LayerBytes.HEAD_BYTES), bytes);
    assertEquals(5000 - LayerBytes.HEAD_BYTES, layer.unwanted(0, 5000, bytes.length));
    assertEquals(5, layer.pieces(0, 5000).get(0).frame().frame(), "bytes 4000 to 5000");
    assertEquals(1, layer.pieces(0, 5000).size());
    assertTrue(memory.taken() < 3000, "of 6000 bytes 2000 are kept: " + memory.taken());
    layer.drop(5000);
    assertArrayEquals(stream(5000, 1000), layer.bytes(5000, 6500), "what follows is all there");
    assertEquals(0, layer.unwanted(5000, 6500, 1000));
  }

  @Test
  void aUnitWithoutItsContentsMayEndAnywhereInABatchOfBytes() {
    for (int end = 990; end < 2010; end++) {
      LayerBytes one = new LayerBytes(memory);
      Chunk chunk = new Chunk();
      one.add(0, chunk.bytes(stream(0, 1000), 0, 1000).place(0, true).origin(0, 1, 1), -1);
      one.headOnly(end);
      chunk.bytes(stream(1000, 1000), 0, 1000).place(1000, true).origin(0, 2, 2);
      one.add(1000, chunk, -1);
      assertArrayEquals(stream(0, LayerBytes.HEAD_BYTES), one.bytes(0, end));
      one.drop(end);
      assertArrayEquals(stream(end, Math.max(0, 2000 - end)), one.bytes(end, 2500), "end " + end);
    }
  }

  @Test
  void aLossThatReachesBeyondAUnitWithoutItsContentsIsZerosInTheNextOne() {
    add(0, 100);
    layer.headOnly(1000);
    layer.reach(1200); // 900 bytes of the unit and 200 of the next one
    add(1200, 100);
    assertEquals(1100, layer.missing(0), "that of the unit is for who tells it to count");
    layer.drop(1000);
    byte[] expected = new byte[300];
    System.arraycopy(stream(1200, 100), 0, expected, 200, 100);
    assertArrayEquals(expected, layer.bytes(1000, 1300));
    assertEquals(200, layer.missing(1000));
  }
}
