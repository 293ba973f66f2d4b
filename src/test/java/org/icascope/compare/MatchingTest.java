package org.icascope.compare;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.icascope.decode.Headers;
import org.icascope.model.FrameMark;
import org.junit.jupiter.api.Test;

/** Which segments of two recorders are the same; expected values counted by hand. */
class MatchingTest {

  private final Tracks near = new Tracks();
  private final Tracks far = new Tracks();

  private static void segment(Tracks tracks, long millis, long sequence, int length) {
    tracks.segment(
        CLIENT_TO_SERVER,
        new FrameMark(0, 1, millis * 1_000_000),
        sequence,
        -1,
        length,
        Headers.PSH);
  }

  private Matching matching() {
    near.alignTo(near);
    far.alignTo(near);
    return new Matching(near.of(CLIENT_TO_SERVER), far.of(CLIENT_TO_SERVER));
  }

  @Test
  void theCopyThatArrivedIsToldByTheClock() {
    segment(near, 0, 1000, 100);
    segment(near, 10, 1100, 100);
    segment(near, 300, 1100, 100);
    segment(far, 5, 1000, 100);
    segment(far, 305, 1100, 100);
    Matching matching = matching();
    assertEquals(1, matching.matched());
    matching.settle(index -> 5_000_000L);
    assertEquals(2, matching.matched());
    assertTrue(matching.onlyNear(1));
    assertEquals(1, matching.farOf(2));
  }

  @Test
  void numbersThatWrapAreFollowedFromBothSidesOfTheWrap() {
    segment(near, 0, 0xffff_ffc0L, 100);
    segment(near, 1, 0x24, 100);
    segment(far, 6, 0x24, 100);
    Matching matching = matching();
    assertEquals(1, matching.matched());
    assertTrue(matching.isMatched(1));
    assertEquals(5_000_000L, matching.later(1));
  }

  @Test
  void piecesOfASegmentAreTheSegment() {
    segment(near, 0, 1000, 300);
    segment(near, 1, 1300, 50);
    segment(far, 5, 1000, 200);
    segment(far, 6, 1200, 100);
    Matching matching = matching();
    matching.settle(index -> 5_000_000L);
    assertFalse(matching.onlyNear(0));
    assertFalse(matching.onlyFar(0));
    assertTrue(matching.onlyNear(1));
    assertEquals(1, matching.regrouped());
  }

  @Test
  void whatIsShorterAtTheOtherRecorderIsNotAllThere() {
    segment(near, 0, 1000, 300);
    segment(far, 5, 1000, 200);
    Matching matching = matching();
    matching.settle(index -> 5_000_000L);
    assertTrue(matching.onlyNear(0));
  }
}
