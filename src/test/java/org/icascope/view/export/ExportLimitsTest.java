package org.icascope.view.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.icascope.model.Direction;
import org.junit.jupiter.api.Test;

/** What an export remembers has limits in bytes, whatever the traffic. */
class ExportLimitsTest {

  private static final Direction SIDE = Direction.CLIENT_TO_SERVER;

  /** Runs of 256 bytes: by their number alone, 2,000,000 of them would be 512 MB. */
  @Test
  void longRunsOfSafeBytesAreLimitedByTheirBytes() {
    SafeBytes safe = new SafeBytes();
    byte[] long16 = new byte[65_536];
    java.util.Arrays.fill(long16, (byte) 7);
    int added = 0;
    while (!safe.isFull()) {
      safe.add(1, SIDE, (long) added++ * long16.length, long16, 0, long16.length);
      assertTrue(added < 2_000, "ends some time");
    }
    assertTrue((long) added * long16.length <= SafeBytes.MOST_BYTES);
    safe.addMore(2, SIDE, 0, long16, 0, long16.length);
    byte[] again = new byte[1];
    safe.copyTo(new SafeBytes.Place(2, SIDE, 9), again, 0, 1);
    assertEquals(7, again[0], "there is some room for what has to be alike");
    for (int i = 0; i < 400; i++) { // 25 MB
      safe.addMore(2, SIDE, 65_536L * i, long16, 0, long16.length);
    }
    again[0] = 0;
    safe.copyTo(new SafeBytes.Place(2, SIDE, 399 * 65_536L), again, 0, 1);
    assertEquals(0, again[0], "but not for ever");
    assertTrue(safe.isFull());
    byte[] target = new byte[4];
    safe.copyTo(new SafeBytes.Place(1, SIDE, 65_534), target, 0, 4);
    assertArrayEquals(new byte[] {7, 7, 7, 7}, target, "what came before is still there");
  }

  @Test
  void manyFlowsWithOneByteEachAreLimited() {
    SafeBytes safe = new SafeBytes();
    int flows = 0;
    while (!safe.isFull()) {
      safe.add(flows++, SIDE, 0, new byte[] {1}, 0, 1);
    }
    assertTrue(flows < 300_000, flows + " flows");
  }

  @Test
  void partsOfALaneAreFoundAmongManyAndCutToWhatWasAskedFor() {
    LaneMap map = new LaneMap(new LayerBudget(new LayerBudget.Shared()));
    for (int i = 0; i < 60_000; i++) {
      map.add(new LaneMap.Part(10L * i, 10, 100L * i, 0));
    }
    for (int i = 0; i < 60_000; i++) { // looked at one by one this would take minutes
      List<LaneMap.Part> found = map.of(10L * i + 4, 10L * i + 6, 0);
      assertEquals(List.of(new LaneMap.Part(0, 2, 100L * i + 4, 0)), found);
    }
    assertEquals(2, map.of(95, 105, 0).size());
    map.forget(100);
    assertEquals(List.of(), map.of(0, 100, 0));
    assertEquals(1, map.of(100, 101, 0).size());
  }

  @Test
  void aMaskTurnsWithTheOffset() {
    LaneMap map = new LaneMap(new LayerBudget(new LayerBudget.Shared()));
    map.add(new LaneMap.Part(0, 8, 50, 0x44332211));
    LaneMap.Part part = map.of(1, 3, 0).get(0);
    assertEquals(0x22, part.maskAt(0) & 0xff);
    assertEquals(0x33, part.maskAt(1) & 0xff);
    assertEquals(51, part.outer());
  }

  @Test
  void flowsShareOneBudgetAndGiveBackWhatTheyHad() {
    LayerBudget.Shared shared = new LayerBudget.Shared();
    LayerBudget first = new LayerBudget(shared);
    LaneMap map = new LaneMap(first);
    for (int i = 0; !shared.isOver(); i++) {
      first.take(1 << 20);
      map.add(new LaneMap.Part(i, 1, i, 0));
    }
    new LayerBudget(shared).take(5);
    first.close();
    assertFalse(shared.isOver());
  }

  @Test
  void anHttpHeadWithoutAnEndIsPaidForAndGivenBack() {
    LayerBudget.Shared shared = new LayerBudget.Shared();
    LayerBudget budget = new LayerBudget(shared);
    budget.take(LayerBudget.Shared.MOST_BYTES - 1000);
    HttpLane lane = new HttpLane('G', budget);
    byte[] endless = "G".repeat(2000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    lane.take(new org.icascope.reassembly.Chunk().bytes(endless, 0, endless.length));
    assertTrue(shared.isOver());
    lane.take(new org.icascope.reassembly.Chunk().bytes(endless, 0, 10).place(99_999, true));
    assertFalse(shared.isOver(), "a hole ends the head");
  }
}
