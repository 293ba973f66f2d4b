package org.icascope.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.icascope.model.Confidence;
import org.icascope.model.Endpoint;
import org.icascope.session.EventDetail;
import org.icascope.session.EventDetail.ResumeResult;
import org.junit.jupiter.api.Test;

class EdtRulesTest {

  private static final String BLOCKED = "edt-blocked";
  private static final Endpoint SERVER = Story.server(1, 2598);

  private final Story story = new Story();

  private void fallback(int client, boolean answered) {
    int failed = story.edtAttempt(1, client, SERVER, answered);
    int to = story.flow(3.5, Story.client(client), SERVER);
    story.event(3.5, -1, to, -1, new EventDetail.FallbackTcp(failed, to, OptionalDouble.of(2500)));
  }

  private List<Finding> blocked() {
    return story.findings().stream().filter(f -> f.rule().equals(BLOCKED)).toList();
  }

  @Test
  void clientsThatGetNoAnswerOverUdpAreOneFindingPerServer() {
    fallback(1, false);
    fallback(2, false);
    Finding finding = blocked().get(0);
    assertEquals(1, blocked().size());
    assertEquals(2, finding.figures().get("clients"));
    assertEquals(2500, finding.figures().get("longestDelayMs"));
    assertEquals(Confidence.LIKELY, finding.confidence());
    assertEquals("tcp.stream in {1, 3} || udp.stream in {0, 2}", finding.filter());
  }

  @Test
  void anAttemptThatWasAnsweredWasNotBlocked() {
    fallback(1, true);
    assertEquals(List.of(), blocked());
  }

  /** Resumed on EDT and on TCP, begun half a second apart; EDT is heard until then. */
  private void both(double tcpAt, double until) {
    int old = story.flow(0, Story.client(1), SERVER);
    int session = story.session(0, 60, old, 180, false);
    int edt = story.edt(20, until, 1, SERVER);
    int tcp = story.flow(tcpAt, Story.client(1), SERVER);
    story.joins(session, edt).joins(session, tcp);
    story.reconnect(20.2, session, old, edt, -1, ResumeResult.RESUMED);
    story.reconnect(21, session, edt, tcp, -1, ResumeResult.RESUMED);
  }

  @Test
  void edtAndTcpThatBothStayOpenAreADuplicateResume() {
    both(20.5, 24.1);
    Finding finding = story.only("duplicate-resume");
    assertEquals(3100, finding.figures().get("longestOverlapMs"), 0.01);
  }

  /** Three seconds, race.seconds. */
  @Test
  void aRaceOfWhichOneIsDroppedIsNone() {
    both(20.5, 24);
    assertEquals(List.of(), story.findings("duplicate-resume"));
  }

  /** TCP is begun long after EDT: it is no race, and keep-alives of EDT alone carry nothing. */
  @Test
  void aLaterMoveToTcpIsNone() {
    both(23.5, 40);
    assertEquals(List.of(), story.findings("duplicate-resume"));
  }
}
