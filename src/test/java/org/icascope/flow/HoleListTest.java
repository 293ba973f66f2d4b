package org.icascope.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HoleListTest {

  @Test
  void anySequenceOfRangesLeavesTheSameHolesAsABitPerByte() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      HoleList holes = new HoleList();
      BitSet seen = new BitSet();
      for (int i = 0; i < 60; i++) {
        int from = random.nextInt(2000);
        int to = from + random.nextInt(80);
        int before = seen.cardinality();
        seen.set(from, to);
        String about = "seed " + seed + ", range " + i;
        assertEquals(seen.cardinality() - before, holes.add(from, to), about);
        int span = seen.isEmpty() ? 0 : seen.length() - seen.nextSetBit(0);
        assertEquals(span - seen.cardinality(), holes.missing(), about);
      }
    }
  }

  @Test
  void whenThereAreTooManyHolesTheLowestStaysMissingAndTheCountStaysRight() {
    HoleList holes = new HoleList();
    int count = HoleList.MAXIMUM_HOLES + 10;
    for (int i = 0; i <= count; i++) {
      holes.add(10L * i, 10L * i + 4);
    }
    assertEquals(6L * count, holes.missing());
    assertEquals(6, holes.add(10L * (count - 1) + 4, 10L * count));
    assertEquals(6L * (count - 1), holes.missing());
    assertEquals(0, holes.add(4, 10)); // no longer listed
    assertEquals(6L * (count - 1), holes.missing());
  }
}
