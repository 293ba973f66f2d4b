package org.icascope.app;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.IcaSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.Fate;
import org.icascope.testkit.network.TcpConversation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the path does to sessions: loss, black holes, refused segments, forgotten connections. */
class PathFindingsTest {

  @TempDir Path folder;

  private final Scenario scenario = new Scenario("path");

  private Told told() throws IOException {
    return Told.of(scenario, folder);
  }

  private IcaSession ica(int number) {
    String client = "192.168.20." + (60 + number) + ":" + (51000 + number);
    return scenario.icaSession(client, "10.10.5.12:1494", 0.5 + number).connect();
  }

  private CgpSession cgp(int number) {
    String client = "192.168.20." + (60 + number) + ":" + (51000 + number);
    return scenario.cgpSession(client, "10.10.5.12:2598", 0.5 + number).connect();
  }

  private static TcpConversation tcp(CgpSession session) {
    return (TcpConversation) session.flows().get(0);
  }

  /** Loses every so many screens, of which there are that many in all. */
  private static void lossy(IcaSession session, int every, int screens) {
    for (int i = 0; i < screens; i++) {
      if (i % every == 0) {
        session.flow().nextFates(SERVER_TO_CLIENT, Fate.LOST_BEHIND_RECORDER);
      }
      session.say(SERVER_TO_CLIENT, 200).idle(0.7);
    }
  }

  @Test
  void lossOfMoreThanAPerCentIsTold() throws IOException {
    IcaSession lossy = ica(1);
    lossy(lossy, 50, 300);
    lossy.finish();
    ica(2).run(20).finish();
    Told told = told();
    JsonNode finding = told.findings("packet-loss").get(0);
    assertEquals("likely", finding.get("confidence").asString());
    assertEquals(6, finding.get("figures").get("retransmissions").asInt());
    assertEquals(1, finding.get("figures").get("sessions").asInt());
    assertEquals(2, finding.get("figures").get("sessionsOfServer").asInt());
    assertTrue(finding.get("title").asString().contains("from server to client"));
    assertTrue(finding.get("explanation").asString().contains("192.168.20.61"), finding.toString());
    assertEquals(1, told.findings("packet-loss").size());
  }

  /** Two of about 320 segments are less than loss.percent. */
  @Test
  void lossOfLessThanAPerCentIsNot() throws IOException {
    IcaSession lossy = ica(1);
    lossy(lossy, 150, 300);
    lossy.finish();
    assertEquals(List.of(), told().rules());
  }

  /** 5 of 130 segments, but of less than loss.segments nothing is told. */
  @Test
  void fewSegmentsHaveNoRate() throws IOException {
    IcaSession lossy = ica(1);
    lossy(lossy, 20, 100);
    lossy.finish();
    assertEquals(List.of(), told().rules());
  }

  @Test
  void aBurstIsToldWhateverTheRate() throws IOException {
    IcaSession session = ica(1);
    lossy(session, 1000, 1500);
    for (int i = 0; i < 12; i++) {
      session.flow().nextFates(SERVER_TO_CLIENT, Fate.LOST_BEHIND_RECORDER);
      session.say(SERVER_TO_CLIENT, 200).idle(0.5);
    }
    session.finish();
    JsonNode figures = told().findings("packet-loss").get(0).get("figures");
    assertTrue(figures.get("worstPercent").asDouble() < 1, figures.toString());
    assertTrue(figures.get("worstTenSecondsPercent").asDouble() > 30, figures.toString());
  }

  /** What a connection repeats that is about to break is part of the break. */
  @Test
  void theRepetitionsOfABreakAreNoLoss() throws IOException {
    cgp(1).run(60).breakBySilence().idle(5).resume(52000).run(60).finish();
    assertEquals(List.of(), told().rules());
  }

  /** Sends a screen of which only the end, in a small segment, gets through. */
  private void blackHole(int number) {
    IcaSession session = ica(number);
    session.flow().largestPassing(SERVER_TO_CLIENT, 1300);
    session.idle(0.3).say(SERVER_TO_CLIENT, 1600).idle(15);
    session.reset(CLIENT_TO_SERVER);
  }

  @Test
  void largeSegmentsThatNeverArriveFallIntoABlackHole() throws IOException {
    blackHole(1);
    blackHole(2);
    Told told = told();
    JsonNode finding = told.findings("tcp-mtu-black-hole").get(0);
    assertEquals("likely", finding.get("confidence").asString());
    assertEquals("error", finding.get("severity").asString());
    assertEquals(1460, finding.get("figures").get("stuckBytes").asInt());
    assertEquals(1460, finding.get("figures").get("mssBytes").asInt());
    assertEquals(List.of("tcp-mtu-black-hole"), told.rules());
  }

  @Test
  void ofOneConnectionABlackHoleIsPossible() throws IOException {
    blackHole(1);
    JsonNode finding = told().findings("tcp-mtu-black-hole").get(0);
    assertEquals("possible", finding.get("confidence").asString());
  }

  /** The same, but segments as large arrived before: it is the line that is gone. */
  @Test
  void aLineThatIsGoneIsNoBlackHole() throws IOException {
    IcaSession session = ica(1);
    session.idle(0.3).say(SERVER_TO_CLIENT, 1600).idle(1);
    session.flow().standingFate(SERVER_TO_CLIENT, Fate.LOST_BEHIND_RECORDER);
    session.say(SERVER_TO_CLIENT, 1600).idle(15);
    session.reset(CLIENT_TO_SERVER);
    assertEquals(List.of(), told().findings("tcp-mtu-black-hole"));
  }

  @Test
  void aSegmentWithAnOddChecksumThatIsNeverTakenIsNamed() throws IOException {
    CgpSession session = cgp(1).run(5).idle(0.3);
    tcp(session).refuseNext(SERVER_TO_CLIENT);
    session.say(SERVER_TO_CLIENT, 300).idle(12).breakByReset(CLIENT_TO_SERVER);
    Told told = told();
    JsonNode finding = told.findings("segment-never-accepted").get(0);
    assertEquals("likely", finding.get("confidence").asString());
    assertTrue(finding.get("figures").get("mostRepeats").asInt() >= 4, finding.toString());
    assertEquals(List.of(), told.findings("one-way-loss"));
  }

  /** One segment is changed on the way, each time it comes; all others are right. */
  @Test
  void aSegmentWhoseChecksumAloneIsWrongIsNamed() throws IOException {
    CgpSession session = cgp(1).run(5).idle(0.3);
    tcp(session).spoilNext(SERVER_TO_CLIENT);
    session.say(SERVER_TO_CLIENT, 300).idle(12).breakByReset(CLIENT_TO_SERVER);
    JsonNode finding = told().findings("segment-never-accepted").get(0);
    assertEquals("likely", finding.get("confidence").asString());
    assertTrue(finding.get("explanation").asString().contains("those of other segments"));
  }

  /** Captured at a sender whose network card computes checksums: there all of them are wrong. */
  @Test
  void checksumsOfOffloadAreNotWrong() throws IOException {
    CgpSession session = cgp(1).run(5).idle(0.3);
    tcp(session).offloadChecksums(SERVER_TO_CLIENT);
    tcp(session).spoilNext(SERVER_TO_CLIENT);
    session.say(SERVER_TO_CLIENT, 300).idle(12).breakByReset(CLIENT_TO_SERVER);
    assertEquals(List.of(), told().findings("segment-never-accepted"));
  }

  /** Any other checksum: a segment that gets lost each time is loss. */
  @Test
  void aSegmentThatIsLostEachTimeIsNotRefused() throws IOException {
    CgpSession session = cgp(1).run(5).idle(0.3);
    tcp(session).standingFate(SERVER_TO_CLIENT, Fate.LOST_BEHIND_RECORDER);
    session.say(SERVER_TO_CLIENT, 300).idle(12).breakByReset(CLIENT_TO_SERVER);
    assertEquals(List.of(), told().findings("segment-never-accepted"));
  }

  /** Keys are lost, screens go on arriving. */
  @Test
  void lossOneWayIsTold() throws IOException {
    IcaSession session = oneWay(8);
    session.idle(12).finish();
    Told told = told();
    JsonNode finding = told.findings("one-way-loss").get(0);
    assertEquals("likely", finding.get("confidence").asString());
    assertTrue(finding.get("title").asString().contains("from client to server"));
    assertTrue(finding.get("figures").get("segmentsTheOtherWay").asInt() >= 5);
  }

  /** Fewer screens than one-way.segments. */
  @Test
  void lossWhileLittleCameTheOtherWayIsNot() throws IOException {
    IcaSession session = oneWay(3);
    session.idle(12).finish();
    Told told = told();
    assertEquals(List.of(), told.findings("one-way-loss"));
    assertEquals(1, told.findings("stall").size());
  }

  /** What of the client is payload gets lost; its acknowledgements arrive. */
  private IcaSession oneWay(int screens) {
    IcaSession session = ica(1).run(3).idle(0.3);
    session.flow().losePayload(CLIENT_TO_SERVER, 5);
    session.say(CLIENT_TO_SERVER, 20).idle(0.6);
    for (int i = 0; i < screens; i++) {
      session.say(SERVER_TO_CLIENT, 150).idle(0.5);
    }
    return session;
  }

  /** Idle for a while; then what the client says gets no answer, and it comes back. */
  private IcaSession forgotten(IcaSession session, double idle, int nextPort) {
    session.idle(idle);
    session.flow().standingFate(CLIENT_TO_SERVER, Fate.LOST_BEHIND_RECORDER);
    session.say(CLIENT_TO_SERVER, 20).idle(10);
    session.reset(CLIENT_TO_SERVER);
    return session.setUpAgain(nextPort, true);
  }

  @Test
  void idleConnectionsThatAreDeadWereForgottenByAFirewall() throws IOException {
    IcaSession again = forgotten(ica(1).run(3), 1800, 52001).run(3);
    forgotten(again, 1810, 52002).run(3).finish();
    ica(2).run(3).idle(600).run(3).finish();
    Told told = told();
    JsonNode finding = told.findings("firewall-idle-timeout").get(0);
    assertEquals("likely", finding.get("confidence").asString());
    assertEquals(1800, finding.get("figures").get("shortestFatalIdleMs").asDouble() / 1000, 5);
    assertEquals(600, finding.get("figures").get("longestSurvivedIdleMs").asDouble() / 1000, 5);
    assertEquals(10_000, finding.get("freezeMs").asDouble(), 100);
    assertEquals(2, finding.get("freezes").size());
  }

  @Test
  void ofOneSuchBreakItIsPossible() throws IOException {
    forgotten(ica(1).run(3), 1800, 52001).run(3).finish();
    JsonNode finding = told().findings("firewall-idle-timeout").get(0);
    assertEquals("possible", finding.get("confidence").asString());
    assertEquals("notice", finding.get("severity").asString());
  }

  /** 59 s are below idle.seconds. */
  @Test
  void aShortPauseIsNoIdleTime() throws IOException {
    forgotten(ica(1).run(3), 59, 52001).run(3).finish();
    assertEquals(List.of(), told().findings("firewall-idle-timeout"));
  }

  /** Another connection to the same server lived through a longer silence. */
  @Test
  void aLongerSilenceThatDidNoHarmSpeaksAgainstIt() throws IOException {
    forgotten(ica(1).run(3), 1800, 52001).run(3).finish();
    ica(2).run(3).idle(2400).run(3).finish();
    assertEquals(List.of(), told().findings("firewall-idle-timeout"));
  }

  /** Nobody comes back: perhaps the server is gone. */
  @Test
  void withoutANewConnectionNothingIsSaid() throws IOException {
    IcaSession session = ica(1).run(3).idle(1800);
    session.flow().standingFate(CLIENT_TO_SERVER, Fate.LOST_BEHIND_RECORDER);
    session.say(CLIENT_TO_SERVER, 20).idle(10);
    session.reset(CLIENT_TO_SERVER);
    assertEquals(List.of(), told().findings("firewall-idle-timeout"));
  }
}
