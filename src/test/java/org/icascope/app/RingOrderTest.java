package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.icascope.deliver.RingFile;
import org.junit.jupiter.api.Test;

/** Where a file belongs: read were frames from 10:00:00 to 10:00:30 of some day, in ring_00007. */
class RingOrderTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long BEGUN = 1_780_000_000 * SECOND;
  private static final long READ = BEGUN + 30 * SECOND;
  private static final long LATENESS = 600 * SECOND;

  private static RingOrder.Place place(String name, long offsetSeconds, long clockNanos) {
    RingFile latest = new RingFile("ring/ring_00007.pcap", 1, BEGUN, "a");
    RingFile file = new RingFile("ring/" + name, 1, BEGUN + offsetSeconds * SECOND, "b");
    return RingOrder.of(file, latest, READ, LATENESS, clockNanos);
  }

  @Test
  void theTimeOfTheFirstFrameCounts() {
    assertEquals(RingOrder.Place.NEXT, place("ring_00008.pcap", 31, READ));
    assertEquals(RingOrder.Place.NEXT, place("ring_00001.pcap", 31, READ));
    assertEquals(RingOrder.Place.AFTER_A_JUMP, place("ring_00008.pcap", 86_431, READ));
    assertEquals(RingOrder.Place.BETWEEN, place("ring_00006.pcap", -30, READ));
    assertEquals(RingOrder.Place.TOO_LATE, place("ring_00001.pcap", -900, READ));
  }

  @Test
  void laterByNameAndEarlierByTimeIsAClockThatWasSetBack() {
    assertEquals(RingOrder.Place.CLOCK_SET_BACK, place("ring_00010.pcap", -900, READ));
  }

  /** Names with times in them, as of tcpdump -G, get smaller, too. */
  @Test
  void whatWasReadFromTheFutureWasReadWithAWrongClock() {
    assertEquals(
        RingOrder.Place.CLOCK_SET_BACK, place("ring_00001.pcap", -3600, READ - 3500 * SECOND));
  }

  @Test
  void aFileOfAnotherRingSaysNothingAboutTheClock() {
    assertEquals(RingOrder.Place.TOO_LATE, place("slow_00010.pcap", -900, READ));
  }

  @Test
  void numbersInNamesCountByTheirValues() {
    assertTrue(RingOrder.compareNames("cap10", "cap9") > 0);
    assertTrue(RingOrder.compareNames("cap", "cap1") < 0);
    assertTrue(RingOrder.compareNames("a_00002_7.pcap", "a_00002_8.pcap") < 0);
    assertEquals(0, RingOrder.compareNames("x1y", "x01y"));
  }
}
