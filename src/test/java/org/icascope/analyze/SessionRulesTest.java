package org.icascope.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.PacketRef;
import org.icascope.model.Severity;
import org.icascope.session.ConnectFailure;
import org.icascope.session.EventDetail;
import org.icascope.session.EventDetail.ResumeResult;
import org.icascope.session.EventDetail.Verified;
import org.icascope.session.Incident;
import org.icascope.session.IncidentCause;
import org.icascope.session.Outcome;
import org.junit.jupiter.api.Test;

/** Rules about one session. Expected figures are sums done by hand. */
final class SessionRulesTest {

  private final Story story = new Story();

  /** A session on flow 0 that breaks at 10 s and again at 30 s. */
  private int brokenTwice(ResumeResult second) {
    int flow = story.flow(0, Story.client(1), Story.server(1, 2598));
    int session = story.session(0, flow, Outcome.CLOSED);
    for (int i = 0; i < 2; i++) {
      double at = 10 + 20 * i;
      ResumeResult result = i == 0 ? ResumeResult.RESUMED : second;
      Incident.Result end =
          result == ResumeResult.RESUMED ? Incident.Result.RESUMED : Incident.Result.REFUSED;
      int incident = story.incident(session, IncidentCause.CLIENT_SILENT, 1500 + 1000 * i, end);
      story.suspend(at, session, flow, incident, Direction.CLIENT_TO_SERVER);
      int next = story.flow(at + 1, Story.client(1), Story.server(1, 2598));
      story.reconnect(at + 1, session, flow, next, incident, result);
      flow = next;
    }
    return session;
  }

  private static EventDetail replay(Direction direction, long messages, Verified verified) {
    return new EventDetail.Replay(
        direction,
        10,
        10 + messages - 1,
        messages,
        100 * messages,
        OptionalLong.of(2),
        verified,
        1,
        50,
        OptionalDouble.of(messages));
  }

  @Test
  void resumedBreaksOfASessionAreOneFindingWithTheSumOfTheFreezes() {
    int session = brokenTwice(ResumeResult.RESUMED);
    Finding finding = story.only("session-resumed");
    assertEquals(Severity.NOTICE, finding.severity());
    assertEquals("availability", finding.category());
    assertEquals(List.of(session), finding.sessions());
    assertEquals(List.of(0, 1), finding.incidents());
    assertEquals(List.of("10.50.0.1:2598"), finding.servers());
    assertEquals(4000, finding.freezeMs().orElseThrow());
    assertEquals(2500, finding.figures().get("longestFreezeMs"));
    assertEquals(2, finding.figures().get("breaks"));
    assertEquals(
        "The session of 10.0.0.1 with 10.50.0.1:2598 broke twice and was resumed", finding.title());
    assertTrue(finding.explanation().contains("the client fell silent"), finding.explanation());
    assertEquals("tcp.stream in {0..2}", finding.filter());
  }

  @Test
  void theEvidenceIsTheBreaksAndTheResumesInTimeOrder() {
    brokenTwice(ResumeResult.RESUMED);
    // frame numbers of the story: 1 + 10 * seconds
    assertEquals(
        List.of(
            new PacketRef(0, 101),
            new PacketRef(0, 111),
            new PacketRef(0, 301),
            new PacketRef(0, 311)),
        story.only("session-resumed").evidence());
  }

  @Test
  void overSeveralFilesTheFilterNamesAddressesAndPorts() {
    story.file("second.pcap");
    brokenTwice(ResumeResult.RESUMED);
    String filter = story.only("session-resumed").filter();
    assertTrue(
        filter.startsWith(
            "(ip.addr == 10.0.0.1 && ip.addr == 10.50.0.1 && tcp.port == 50000 && tcp.port == 2598)"
                + " || ("),
        filter);
    assertFalse(filter.contains("stream"), filter);
  }

  @Test
  void aRefusedResumeIsAnErrorAndComesBeforeTheResumedOne() {
    brokenTwice(ResumeResult.REFUSED);
    Finding refused = story.only("resume-refused");
    assertEquals(Severity.ERROR, refused.severity());
    assertEquals(2500, refused.freezeMs().orElseThrow());
    assertEquals(1, story.only("session-resumed").figures().get("breaks"));
    assertEquals(
        List.of("resume-refused", "session-resumed"),
        story.findings().stream().map(Finding::rule).toList());
  }

  @Test
  void anUnansweredResumeIsNeitherResumedNorRefused() {
    brokenTwice(ResumeResult.UNANSWERED);
    assertEquals(List.of(), story.findings("resume-refused"));
    assertEquals(1, story.only("session-resumed").figures().get("breaks"));
  }

  @Test
  void replayIsInformationAndItsFiguresAddUp() {
    int session = brokenTwice(ResumeResult.RESUMED);
    story.event(12, session, 1, 0, replay(Direction.CLIENT_TO_SERVER, 3, Verified.IDENTICAL));
    story.event(12, session, 1, 0, replay(Direction.SERVER_TO_CLIENT, 4, Verified.IDENTICAL));
    Finding finding = story.only("buffer-replay");
    assertEquals(Severity.INFO, finding.severity());
    assertEquals(7, finding.figures().get("messages"));
    assertEquals(700, finding.figures().get("bytes"));
    assertEquals(4, finding.figures().get("trimmedMessages"));
    assertEquals(300, finding.figures().get("clientToServerBytes"));
    assertEquals(4, finding.figures().get("longestCatchUpMs"));
    assertTrue(finding.explanation().contains("recovery, not loss"), finding.explanation());
    assertTrue(finding.explanation().contains("byte for byte"), finding.explanation());
  }

  @Test
  void aReplayWithOtherContentIsAWarning() {
    int session = brokenTwice(ResumeResult.RESUMED);
    story.event(12, session, 1, 0, replay(Direction.CLIENT_TO_SERVER, 1, Verified.DIFFERENT));
    Finding finding = story.only("buffer-replay");
    assertEquals(Severity.WARNING, finding.severity());
    assertTrue(finding.title().startsWith("1 message of the session of 10.0.0.1"), finding.title());
  }

  @Test
  void aReplayThatWasNotCapturedTwiceIsNotCalledIdentical() {
    int session = brokenTwice(ResumeResult.RESUMED);
    story.event(12, session, 1, 0, replay(Direction.CLIENT_TO_SERVER, 1, Verified.NOT_SEEN));
    assertFalse(story.only("buffer-replay").explanation().contains("byte for byte"));
  }

  @Test
  void aTimeoutAfterFailedAttemptsIsALostSession() {
    timeout(Outcome.TIMED_OUT, 2);
    Finding finding = story.only("reliability-timeout");
    assertEquals(Severity.ERROR, finding.severity());
    assertEquals(Confidence.CERTAIN, finding.confidence());
    assertEquals(180, finding.figures().get("timeoutSeconds"));
    assertEquals(2, finding.figures().get("failedAttempts"));
    assertEquals(4, finding.evidenceCount());
  }

  @Test
  void aTimeoutWithoutAnyTraceOfTheClientIsOnlyPossible() {
    timeout(Outcome.NO_RESUME_SEEN, 0);
    Finding finding = story.only("reliability-timeout");
    assertEquals(Severity.WARNING, finding.severity());
    assertEquals(Confidence.POSSIBLE, finding.confidence());
  }

  /** One connection: the resume that got no answer, and the failure of the connection. */
  @Test
  void aResumeWithoutAnswerIsOneFailedAttempt() {
    int session = timeout(Outcome.TIMED_OUT, 1);
    int flow = story.flow(30, Story.client(1), Story.server(1, 2598));
    story.reconnect(30, session, 0, flow, 0, ResumeResult.UNANSWERED);
    story.event(
        40, session, flow, 0, new EventDetail.ConnectFailed(ConnectFailure.NO_SIGNATURE, true));
    assertEquals(2, story.only("reliability-timeout").figures().get("failedAttempts"));
  }

  private int timeout(Outcome outcome, int attempts) {
    int flow = story.flow(0, Story.client(1), Story.server(1, 2598));
    int session = story.session(0, flow, outcome);
    int incident = story.incident(session, IncidentCause.CLIENT_SILENT, 0, Incident.Result.GAVE_UP);
    story.suspend(10, session, flow, incident, Direction.CLIENT_TO_SERVER);
    for (int i = 0; i < attempts; i++) {
      int next = story.flow(20 + i, Story.client(1), Story.server(1, 2598));
      story.event(
          20 + i,
          session,
          next,
          incident,
          new EventDetail.ConnectFailed(ConnectFailure.UNANSWERED, true));
    }
    story.event(190, session, flow, incident, new EventDetail.Timeout(180));
    return session;
  }

  @Test
  void evidenceIsLimitedAndItsCountIsNot() {
    int flow = story.flow(0, Story.client(1), Story.server(1, 2598));
    int session = story.session(0, flow, Outcome.CLOSED);
    for (int i = 0; i < 30; i++) {
      story.event(
          1 + i, session, flow, -1, replay(Direction.CLIENT_TO_SERVER, 1, Verified.IDENTICAL));
    }
    Finding finding = story.only("buffer-replay");
    assertEquals(20, finding.evidence().size());
    assertEquals(30, finding.evidenceCount());
    assertEquals(new PacketRef(0, 11), finding.evidence().get(0));
  }
}
