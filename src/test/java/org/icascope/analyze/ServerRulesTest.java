package org.icascope.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.session.ConnectFailure;
import org.icascope.session.EventDetail;
import org.icascope.session.Outcome;
import org.junit.jupiter.api.Test;

/** Rules about a server and its clients. Expected figures are counted by hand. */
final class ServerRulesTest {

  private static final Endpoint SERVER = Story.server(1, 2598);
  private static final String OUTAGE = "cgp-service-outage";

  private final Story story = new Story();

  private void failures(ConnectFailure cause, double... seconds) {
    for (int i = 0; i < seconds.length; i++) {
      story.failure(seconds[i], 1 + i, SERVER, cause);
    }
  }

  @Test
  void threeClientsWithinAMinuteAreAnOutage() {
    failures(ConnectFailure.REFUSED, 0, 30, 60);
    Finding finding = story.only(OUTAGE);
    assertEquals(Severity.ERROR, finding.severity());
    assertEquals(Confidence.LIKELY, finding.confidence());
    assertEquals(3, finding.figures().get("clients"));
    assertEquals(List.of("10.50.0.1:2598"), finding.servers());
    assertEquals(
        "ip.addr == 10.50.0.1 && tcp.port == 2598 && (tcp.flags.syn == 1 || tcp.flags.reset == 1)",
        finding.filter());
  }

  @Test
  void threeClientsInMoreThanAMinuteAreNoOutage() {
    failures(ConnectFailure.REFUSED, 0, 30, 60.1);
    assertEquals(List.of(), story.findings(OUTAGE));
  }

  @Test
  void oneClientThatTriesOftenIsNoOutage() {
    for (int i = 0; i < 10; i++) {
      story.failure(i, 1, SERVER, ConnectFailure.REFUSED);
    }
    story.failure(11, 2, SERVER, ConnectFailure.REFUSED);
    assertEquals(List.of(), story.findings(OUTAGE));
  }

  @Test
  void failuresOfDifferentKindsAreNotAddedUp() {
    failures(ConnectFailure.REFUSED, 0, 1);
    story.failure(2, 9, SERVER, ConnectFailure.NO_SIGNATURE);
    assertEquals(List.of(), story.findings(OUTAGE));
  }

  @Test
  void twoOutagesOfAServerAreTwoFindings() {
    failures(ConnectFailure.REFUSED, 0, 1, 2, 1000, 1001, 1002);
    assertEquals(2, story.findings(OUTAGE).size());
  }

  @Test
  void silenceOfSeveralServersAtOnceIsNotTheFaultOfOneService() {
    failures(ConnectFailure.UNANSWERED, 0, 1, 2);
    assertEquals(Confidence.POSSIBLE, story.only(OUTAGE).confidence());
    story.failure(3, 9, Story.server(2, 2598), ConnectFailure.UNANSWERED);
    assertEquals(List.of(), story.findings(OUTAGE));
  }

  @Test
  void anOutageTellsWhatBrokeWhoFellBackAndHowLongItTook() {
    int first = story.flow(0, Story.client(20), SERVER);
    int session = story.session(0, first, Outcome.CLOSED);
    story.suspend(9, session, first, -1, Direction.SERVER_TO_CLIENT);
    for (int i = 0; i < 3; i++) {
      int failed = story.failure(10 + i, 1 + i, SERVER, ConnectFailure.REFUSED);
      story.fallback(10.5 + i, failed, ConnectFailure.REFUSED, 500);
    }
    int back = story.flow(40, Story.client(5), SERVER);
    story.event(40, -1, back, -1, new EventDetail.SessionStart());
    Finding finding = story.only(OUTAGE);
    assertEquals(Confidence.CERTAIN, finding.confidence());
    assertEquals(1, finding.figures().get("sessionsBroken"));
    assertEquals(3, finding.figures().get("fallbacks"));
    assertEquals(30_000, finding.figures().get("outageMs"));
    assertEquals(4, finding.evidenceCount(), "three failures and the break");
    assertEquals(OUTAGE, story.findings().get(0).rule(), "most severe first");
  }

  @Test
  void fallbacksAreOneFindingPerServerAndCause() {
    for (int i = 0; i < 3; i++) {
      int failed = story.failure(100 * i, 1 + i % 2, SERVER, ConnectFailure.NO_SIGNATURE);
      story.fallback(100 * i + 5, failed, ConnectFailure.NO_SIGNATURE, 5000 + i);
    }
    int other = story.failure(500, 1, Story.server(2, 2598), ConnectFailure.NOT_CGP);
    story.fallback(501, other, ConnectFailure.NOT_CGP, 1);
    List<Finding> findings = story.findings("fallback-1494");
    assertEquals(2, findings.size());
    Finding finding = findings.get(0);
    assertEquals(Severity.WARNING, finding.severity());
    assertEquals(2, finding.figures().get("clients"));
    assertEquals(3, finding.figures().get("fallbacks"));
    assertEquals(5002, finding.figures().get("longestDelayMs"));
    assertEquals(List.of("10.50.0.1:1494", "10.50.0.1:2598"), finding.servers());
    assertEquals("tcp.stream in {0..5}", finding.filter());
    assertTrue(finding.explanation().contains("never spoke"), finding.explanation());
  }

  @Test
  void noWayInIsAnError() {
    int failed = story.failure(0, 1, SERVER, ConnectFailure.REFUSED);
    int ica = story.flow(1, Story.client(1), Story.server(1, 1494));
    story.event(
        4,
        -1,
        ica,
        -1,
        new EventDetail.FallbackBlocked(
            ConnectFailure.REFUSED, EventDetail.IcaFailure.UNANSWERED, failed, ica));
    Finding finding = story.only("fallback-blocked");
    assertEquals(Severity.ERROR, finding.severity());
    assertEquals(
        "1 client found no way in to 10.50.0.1: CGP was refused, ICA was not answered",
        finding.title());
    assertEquals("tcp.stream in {0, 1}", finding.filter());
  }

  @Test
  void everyCauseHasItsOwnWords() {
    Set<String> words = new HashSet<>();
    for (ConnectFailure cause : ConnectFailure.values()) {
      words.add(FailureAdvice.meaning(cause));
      words.add(FailureAdvice.remedy(cause));
      words.add(FailureAdvice.verb(cause));
    }
    assertEquals(3 * ConnectFailure.values().length, words.size());
  }

  @Test
  void findingsAreReadMostSevereFirstAndThenInTheOrderOfTheirEvidence() {
    for (int i = 0; i < 2; i++) {
      Endpoint server = Story.server(9 - i, 2598);
      int failed = story.failure(10 + 100 * i, 1, server, ConnectFailure.NOT_CGP);
      story.fallback(11 + 100 * i, failed, ConnectFailure.NOT_CGP, 1);
    }
    for (int i = 0; i < 3; i++) {
      story.failure(300 + i, 1 + i, SERVER, ConnectFailure.REFUSED);
    }
    assertEquals(
        List.of(
            "cgp-service-outage [10.50.0.1:2598]",
            "fallback-1494 [10.50.0.9:1494, 10.50.0.9:2598]",
            "fallback-1494 [10.50.0.8:1494, 10.50.0.8:2598]"),
        story.findings().stream().map(f -> f.rule() + " " + f.servers()).toList());
  }

  @Test
  void nothingHappenedNothingFound() {
    assertEquals(List.of(), story.findings());
  }

  @Test
  void durationsReadWell() {
    assertEquals("250 ms", Words.duration(250));
    assertEquals("1.5 s", Words.duration(1500));
    assertEquals("119.9 s", Words.duration(119_900));
    assertEquals("3 min 20 s", Words.duration(200_000));
  }
}
