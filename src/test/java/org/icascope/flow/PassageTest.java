package org.icascope.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.icascope.flow.Passage.Way;
import org.junit.jupiter.api.Test;

/** Delays inside a proxy, told by packets in and out; times by hand. */
class PassageTest {

  private static final long MS = 1_000_000;

  private final Way way = new Way();

  private void in(double millis) {
    way.cameIn(Math.round(millis * MS));
  }

  private void out(double millis) {
    way.wentOut(Math.round(millis * MS));
  }

  private void assertTold(long samples, double longestMillis, long unclear) {
    assertEquals(samples, way.count());
    assertEquals(longestMillis, way.longestNanos() / (double) MS);
    assertEquals(unclear, way.unclear());
  }

  @Test
  void theFirstPacketOfEachBurstIsTimed() {
    in(100);
    in(100.1); // goes out as one
    out(100.4);
    in(100.5); // no pause before it
    out(100.6);
    in(200);
    out(200.2);
    assertTold(2, 0.4, 0);
  }

  @Test
  void whatWasKeptGivesNoDelayToWhatComesNext() {
    in(100); // an acknowledgement of the tunnel, say
    in(160);
    out(160.3); // of which of them?
    in(200);
    out(200.3);
    assertTold(1, 0.3, 1);
  }

  @Test
  void afterADoubtNothingIsTimedUntilSomethingWentOut() {
    in(100);
    in(160);
    in(220);
    out(220.1);
    assertTold(0, 0, 1);
  }

  @Test
  void aSecondLaterItIsNoAnswer() {
    in(100);
    out(1_101);
    assertTold(0, 0, 1);
    in(2_000);
    out(3_000);
    assertTold(1, 1_000, 1);
  }

  @Test
  void whatGoesOutByItselfIsNotTimed() {
    out(100);
    in(102); // no pause since
    out(103);
    assertTold(0, 0, 0);
  }
}
