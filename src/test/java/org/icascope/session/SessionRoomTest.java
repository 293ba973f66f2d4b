package org.icascope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.icascope.flow.CourseLimits;
import org.icascope.model.Diagnostic;
import org.junit.jupiter.api.Test;

/** Counted by hand: 1,000 sessions, of which 125 leave their room to 64 + 250 connections. */
class SessionRoomTest {

  private static final int MOST = 1_000;
  private static final int RESERVED = 64 + 250;

  private final List<Diagnostic> told = new ArrayList<>();
  private final SessionRoom room = new SessionRoom(MOST, told::add);

  private static SessionTrack session(int connections) {
    MessageRoom messages = new MessageRoom(1, () -> {});
    SessionTrack session = new SessionTrack(0, true, new CourseLimits(1, 1), messages);
    for (int i = 0; i < connections; i++) {
      session.flows.add(null);
    }
    return session;
  }

  private int taken(SessionTrack session, int sessions) {
    int count = 0;
    while (room.takeConnection(session, sessions)) {
      count++;
    }
    return count;
  }

  @Test
  void sessionsAreBounded() {
    assertTrue(room.takeSession(MOST - 1));
    assertEquals(List.of(), told);
    assertFalse(room.takeSession(MOST));
    assertEquals("session.limit", told.get(0).code());
  }

  @Test
  void someConnectionsHaveRoomWhenSessionsHaveTakenAllOfIt() {
    assertEquals(RESERVED, taken(session(1), MOST));
  }

  @Test
  void twoConnectionsTakeTheRoomOfASession() {
    assertEquals(RESERVED + 200, taken(session(1), MOST - 100));
    assertFalse(room.takeSession(MOST - 100));
    assertTrue(room.takeSession(MOST - 101));
    assertEquals(MOST - 101 + (RESERVED + 200) / 2, room.taken(MOST - 101));
  }

  @Test
  void oneSessionWithoutEndLeavesRoomToOthers() {
    assertEquals(MOST / 2, taken(session(65), 1));
    assertTrue(room.takeConnection(session(64), 1));
  }

  @Test
  void whatLeavesMakesRoom() {
    taken(session(1), MOST);
    room.left(List.of(session(3), session(1)));
    assertEquals(RESERVED - 2, taken(session(1), MOST));
  }
}
