package org.icascope.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What is remembered of when payload was sent; times by hand. */
class BurstsTest {

  private static final long MS = 1_000_000;
  private static final long START = 1_772_443_800L * 1000 * MS;

  private final Bursts bursts = new Bursts();

  private void at(double... millis) {
    for (double each : millis) {
      bursts.packet(START + Math.round(each * MS));
    }
  }

  private void assertBurst(int index, double first, double last) {
    assertEquals(START + Math.round(first * MS), bursts.start(index));
    assertEquals(START + Math.round(last * MS), bursts.end(index));
  }

  @Test
  void aPauseOfMoreThanFiveMillisecondsEndsABurst() {
    at(0, 5, 10, 15.1, 20);
    assertEquals(2, bursts.count());
    assertBurst(0, 0, 10);
    assertBurst(1, 15.1, 20);
  }

  @Test
  void aTimeThatGoesBackIsPartOfTheBurst() {
    at(100, 3, 101);
    assertEquals(1, bursts.count());
    assertBurst(0, 100, 101);
  }

  /** 10 in a second for 10 minutes: 6,000; of 60 s each second is kept in 8, 16, … */
  @Test
  void ofManyWholeSecondsAreKept() {
    for (int i = 0; i < 6000; i++) {
      at(100 * i);
    }
    assertEquals(6, bursts.halvings()); // 6000 / 128 = 47, the next power of two is 2^6
    assertTrue(bursts.count() > Bursts.MOST / 2 && bursts.count() <= Bursts.MOST);
    for (int i = 0; i < bursts.count(); i++) {
      assertEquals(0, bursts.start(i) / (1000 * MS) % 64);
    }
    assertEquals(0, bursts.count() % 10);
  }

  @Test
  void moreThanFitIntoTheSecondsThatAreKeptEndsNothing() {
    long packets = 2_000_000;
    for (long i = 0; i < packets; i++) {
      bursts.packet(i % 2 == 0 ? Long.MIN_VALUE / 4 + i * 6 * MS : i); // and back again
    }
    assertTrue(bursts.count() <= Bursts.MOST);
  }
}
