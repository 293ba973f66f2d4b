package org.icascope.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.session.EventDetail;
import org.icascope.session.EventDetail.ResumeResult;
import org.icascope.session.Incident;
import org.icascope.session.IncidentCause;
import org.junit.jupiter.api.Test;

/** Clocks that run while a session is broken; thresholds as in rules.properties. */
class ClockRulesTest {

  private static final String BUDGET = "reliability-budget";
  private static final String TICKET = "sta-ticket-expired";
  private static final String DUPLICATE = "duplicate-resume";

  private final Story story = new Story();

  private int session(boolean staTicket) {
    int flow = story.flow(0, Story.client(1), Story.server(1, 2598));
    return story.session(0, 2000, flow, 180, staTicket);
  }

  private List<Finding> of(String rule) {
    return story.findings().stream().filter(f -> f.rule().equals(rule)).toList();
  }

  private void outage(int session, double seconds, Incident.Result result) {
    int incident = story.outage(session, IncidentCause.BOTH_SILENT, 1000 * seconds, result);
    story.suspend(100, session, 0, incident, Direction.CLIENT_TO_SERVER);
  }

  @Test
  void sixtyPercentOfTheTimeoutIsWorthTelling() {
    outage(session(false), 108, Incident.Result.RESUMED);
    Finding budget = of(BUDGET).get(0);
    assertEquals(60, budget.figures().get("usedPercent"));
    assertEquals(180, budget.figures().get("timeoutSeconds"));
    assertTrue(budget.title().endsWith("came back after 108.0 s of the 180 s that it is kept"));
    assertEquals(Confidence.CERTAIN, budget.confidence());
  }

  @Test
  void lessIsNotNorIsASessionThatDidNotComeBack() {
    outage(session(false), 107.9, Incident.Result.RESUMED);
    outage(session(false), 150, Incident.Result.NEW_SESSION);
    assertEquals(List.of(), of(BUDGET));
  }

  private void resume(int session, double gapSeconds, ResumeResult result) {
    int flow = story.flow(100 + gapSeconds, Story.client(1), Story.server(1, 2598));
    story.event(
        100 + gapSeconds,
        session,
        flow,
        -1,
        new EventDetail.Reconnect(
            OptionalInt.of(0),
            flow,
            1,
            OptionalDouble.of(1000 * gapSeconds),
            result,
            Optional.of(false),
            Optional.of(false),
            OptionalDouble.empty()));
  }

  @Test
  void aResumeThatFailsAfterTheLifeOfTheTicketIsPutDownToIt() {
    resume(session(true), 500.5, ResumeResult.REFUSED);
    Finding ticket = of(TICKET).get(0);
    assertEquals(Confidence.POSSIBLE, ticket.confidence());
    assertEquals(500, ticket.figures().get("ticketSeconds"));
  }

  @Test
  void notOneThatFailsBeforeOrWorksOrHasNoTicket() {
    resume(session(true), 500, ResumeResult.REFUSED);
    resume(session(true), 600, ResumeResult.RESUMED);
    resume(session(false), 600, ResumeResult.REFUSED);
    assertEquals(List.of(), of(TICKET));
  }

  /** The old connection carries data of the server until so long after the resume. */
  private void overlap(double seconds) {
    int old = story.flow(0, 120 + seconds, Story.client(1), Story.server(1, 2598));
    int session = story.session(0, 2000, old, 180, false);
    int flow = story.flow(119, Story.client(1), Story.server(1, 2598));
    story.joins(session, flow);
    story.reconnect(120, session, old, flow, -1, ResumeResult.RESUMED);
  }

  @Test
  void twoConnectionsBesideEachOtherForLongerThanARaceAreTold() {
    overlap(3.1);
    assertEquals(3100, of(DUPLICATE).get(0).figures().get("longestOverlapMs"), 0.001);
  }

  @Test
  void aRaceIsNot() {
    overlap(3);
    assertEquals(List.of(), of(DUPLICATE));
  }
}
