package org.icascope.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.session.ConnectFailure;
import org.icascope.session.EventDetail.ResumeResult;
import org.icascope.session.Incident;
import org.icascope.session.IncidentCause;
import org.junit.jupiter.api.Test;

/** Breaks of many sessions, and many breaks of one; thresholds as in rules.properties. */
class StormRulesTest {

  private static final String STORM = "reconnect-storm";
  private static final String FAILOVER = "ha-failover";
  private static final String FLAPPING = "session-flapping";

  private final Story story = new Story();

  /** A session of a client that lasts for 1,000 s. */
  private int session(int client, int server) {
    int flow = story.flow(0, Story.client(client), Story.server(server, 2598));
    return story.session(0, 1000, flow, 180, false);
  }

  private void sessions(int count, int server) {
    for (int i = 0; i < count; i++) {
      session(10 + i, server);
    }
  }

  private List<Finding> of(String rule) {
    return story.findings().stream().filter(f -> f.rule().equals(rule)).toList();
  }

  private Finding only(String rule) {
    List<Finding> found = of(rule);
    assertEquals(1, found.size(), rule);
    return found.get(0);
  }

  @Test
  void fiveOfTwentySessionsThatBreakWithinHalfAMinuteAreAStorm() {
    sessions(20, 1);
    for (int i = 0; i < 5; i++) {
      story.broke(100 + 7.5 * i, i, Direction.CLIENT_TO_SERVER);
    }
    Finding storm = only(STORM);
    assertEquals(Confidence.LIKELY, storm.confidence());
    assertEquals(5, storm.figures().get("sessions"));
    assertEquals(20, storm.figures().get("sessionsActive"));
    assertEquals(30_000, storm.figures().get("spanMs"));
    assertEquals(List.of("10.50.0.1:2598"), storm.servers());
    assertTrue(storm.title().startsWith("5 of 20 sessions of 10.50.0.1 broke within 30.0 s"));
  }

  @Test
  void theLongestFreezesAreListed() {
    for (int i = 0; i < 25; i++) {
      int session = session(10 + i, 1);
      int flow = story.flow(0, Story.client(10 + i), Story.server(1, 2598));
      double freezeMs = 1000 + 100 * i;
      int incident =
          story.incident(session, IncidentCause.BOTH_SILENT, freezeMs, Incident.Result.RESUMED);
      story.suspend(100 + i, session, flow, incident, Direction.CLIENT_TO_SERVER);
    }
    Finding storm = only(STORM);
    assertEquals(25, storm.freezeCount());
    assertEquals(20, storm.freezes().size());
    assertEquals(
        1500, storm.freezes().stream().mapToDouble(Finding.Freeze::millis).min().orElse(0));
  }

  @Test
  void fourAreNone() {
    sessions(4, 1);
    for (int i = 0; i < 4; i++) {
      story.broke(100 + i, i, Direction.SERVER_TO_CLIENT);
    }
    assertEquals(List.of(), of(STORM));
  }

  @Test
  void fiveInMoreTimeAreNone() {
    sessions(5, 1);
    for (int i = 0; i < 5; i++) {
      story.broke(100 + 7.6 * i, i, Direction.SERVER_TO_CLIENT);
    }
    assertEquals(List.of(), of(STORM));
  }

  @Test
  void fiveOfTwentySixAreWhatHappensOnABusyGateway() {
    sessions(26, 1);
    for (int i = 0; i < 5; i++) {
      story.broke(100 + i, i, Direction.CLIENT_TO_SERVER);
    }
    assertEquals(List.of(), of(STORM)); // 19 %
  }

  /** Twenty of eighty in the end, but never more than eight in half a minute. */
  @Test
  void breaksThatGoOnAndOnAreNoStorm() {
    sessions(80, 1);
    for (int i = 0; i < 20; i++) {
      story.broke(100 + 4.2 * i, i, Direction.CLIENT_TO_SERVER);
    }
    assertEquals(List.of(), of(STORM));
  }

  @Test
  void aSessionThatBreaksFiveTimesIsNoStorm() {
    sessions(6, 1);
    for (int i = 0; i < 5; i++) {
      story.broke(100 + i * 10, 0, Direction.CLIENT_TO_SERVER);
    }
    assertEquals(List.of(), of(STORM));
  }

  @Test
  void overSeveralServersItIsOneStormInFrontOfThem() {
    sessions(4, 1);
    sessions(4, 2);
    for (int i = 0; i < 8; i++) {
      story.broke(100 + i, i, Direction.SERVER_TO_CLIENT);
    }
    Finding storm = only(STORM);
    assertEquals(2, storm.figures().get("servers"));
    assertTrue(storm.explanation().contains("it is in front of the servers"), storm.explanation());
  }

  @Test
  void behindAGatewaySessionsOfOneAddressAreUsersOfTheirOwn() {
    for (int i = 0; i < 6; i++) {
      story.shared(session(10, 1));
      story.broke(100 + i, i, Direction.SERVER_TO_CLIENT);
    }
    assertEquals(6, only(STORM).figures().get("sessions"));
    assertEquals(List.of(), of(FLAPPING));
  }

  @Test
  void whatIsResumedInAStormIsNotToldAgainForEachSession() {
    sessions(6, 1);
    for (int i = 0; i < 6; i++) {
      story.broke(100 + 5 * i, i, Direction.SERVER_TO_CLIENT);
      int flow = story.flow(140 + i, Story.client(10 + i), Story.server(1, 2598));
      story.reconnect(140 + i, i, i, flow, -1, ResumeResult.RESUMED);
    }
    assertEquals(6, only(STORM).figures().get("resumed"));
    assertEquals(List.of(), of("session-resumed"));
  }

  @Test
  void aServiceThatIsDownAfterwardsIsAnOutageAndNoStorm() {
    sessions(6, 1);
    for (int i = 0; i < 6; i++) {
      story.broke(100, i, Direction.SERVER_TO_CLIENT);
      story.failure(103 + i, 10 + i, Story.server(1, 2598), ConnectFailure.REFUSED);
    }
    assertEquals(List.of(), of(STORM));
    assertEquals(1, of("cgp-service-outage").size());
  }

  /** All end within 2 s, none by a client, half of them come back to the same address. */
  private void failover(double span, int back) {
    sessions(6, 1);
    for (int i = 0; i < 6; i++) {
      story.broke(100 + i * span / 5, i, Direction.SERVER_TO_CLIENT);
    }
    for (int i = 0; i < back; i++) {
      int flow = story.flow(121 + i, Story.client(10 + i), Story.server(1, 2598));
      story.reconnect(121 + i, i, i, flow, -1, ResumeResult.RESUMED);
    }
  }

  @Test
  void sessionsThatComeBackToTheSameAddressAfterOneMomentAreAFailover() {
    failover(2, 3);
    assertEquals(21_000, only(FAILOVER).figures().get("outageMs"));
    assertEquals(List.of(), of(STORM));
  }

  @Test
  void fewerThanHalfOfThemOrMoreTimeAreAStorm() {
    failover(2, 2);
    assertEquals(List.of(), of(FAILOVER));
    assertEquals(1, of(STORM).size());
  }

  @Test
  void aLongerMomentIsAStorm() {
    failover(2.1, 6);
    assertEquals(List.of(), of(FAILOVER));
    assertEquals(1, of(STORM).size());
  }

  @Test
  void threeBreaksInTenMinutesAreFlapping() {
    sessions(4, 1);
    for (int i = 0; i < 3; i++) {
      story.broke(100 + 300 * i, 0, Direction.CLIENT_TO_SERVER);
    }
    Finding flapping = only(FLAPPING);
    assertEquals(3, flapping.figures().get("othersUnbroken"));
    assertEquals(Confidence.CERTAIN, flapping.confidence());
    assertEquals("The connection of 10.0.0.10 broke 3 times within 10 min 0 s", flapping.title());
  }

  @Test
  void twoBreaksOrThreeInMoreTimeAreNone() {
    sessions(2, 1);
    for (int i = 0; i < 3; i++) {
      story.broke(100 + 300.1 * i, 0, Direction.CLIENT_TO_SERVER);
    }
    story.broke(100, 1, Direction.CLIENT_TO_SERVER).broke(101, 1, Direction.CLIENT_TO_SERVER);
    assertEquals(List.of(), of(FLAPPING));
  }

  @Test
  void threeSessionsOfOneUserThatBreakTogetherBreakOnce() {
    for (int i = 0; i < 3; i++) {
      session(10, 1 + i);
      story.broke(100 + i * 0.5, i, Direction.CLIENT_TO_SERVER);
    }
    assertEquals(List.of(), of(FLAPPING));
  }
}
