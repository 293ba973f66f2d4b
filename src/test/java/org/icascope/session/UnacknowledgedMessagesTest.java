package org.icascope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** All sessions share the room for messages that are not acknowledged; each has 64 of its own. */
class UnacknowledgedMessagesTest {

  private int dropped;
  private final MessageRoom room = new MessageRoom(128, () -> dropped++);

  private UnacknowledgedMessages with(int messages) {
    UnacknowledgedMessages kept = new UnacknowledgedMessages(room);
    add(kept, 1, messages);
    return kept;
  }

  private static void add(UnacknowledgedMessages kept, int from, int to) {
    for (int number = from; number <= to; number++) {
      kept.add(number, number, 1_000L + number, true);
    }
  }

  @Test
  void theFewOfItsOwnTakeNothingFromTheOthers() {
    with(64);
    with(64);
    assertTrue(with(65).has(1));
  }

  @Test
  void withoutRoomTheOldestAreDropped() {
    with(65);
    UnacknowledgedMessages kept = with(100);
    assertEquals(1, dropped);
    assertFalse(kept.has(36));
    assertTrue(kept.has(37)); // the last 64 of 100
    assertEquals(1_100, kept.digest(100));
    assertEquals(37, kept.payloadBytes(37));
  }

  @Test
  void whatIsAcknowledgedMakesRoom() {
    UnacknowledgedMessages first = with(65);
    first.dropBelow(66);
    UnacknowledgedMessages kept = with(128);
    assertEquals(0, dropped);
    assertTrue(kept.has(1));
    add(first, 66, 200);
    assertEquals(1, dropped); // there is none for it now
    assertTrue(first.has(200));
  }
}
