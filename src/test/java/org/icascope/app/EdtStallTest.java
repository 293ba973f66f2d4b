package org.icascope.app;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.network.EdtConversation;
import org.icascope.testkit.network.Fate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** EDT sessions that freeze or lose packets, and those that only look like it. */
class EdtStallTest extends StallTests {

  private final EdtConversation edt = (EdtConversation) session.flows().get(0);

  EdtStallTest() {
    super(CgpSession::overEdt);
  }

  /** Repetitions after 0.3, 0.9, 2.1 s and so on, later ones put off by keep-alives of CGP. */
  @Test
  void lossThatIsRepairedAfterSecondsIsAStall() throws IOException {
    loseScreens(4);
    session.finish();
    Told told = told();
    assertEquals(1, told.events("stall").size());
    JsonNode stall = told.events("stall").get(0);
    assertEquals("loss", stall.get("cause").asString());
    assertEquals("server-to-client", stall.get("direction").asString());
    assertEquals(5, stall.get("ms").asDouble() / 1000, 1);
    assertTrue(stall.get("retransmissions").asInt() >= 4, stall.toString());
    assertTrue(stall.get("buckets").get(0).get("rttMs").asDouble() > 10);
    JsonNode finding = told.findings("stall").get(0);
    assertEquals("certain", finding.get("confidence").asString());
    assertTrue(finding.get("figures").get("usualRttMs").asDouble() > 10, finding.toString());
    assertEquals(1, finding.get("freezes").size());
    assertEquals(List.of(), told.events("cgp.suspend"));
  }

  /** Nothing of the client reaches the recorder for so long; there is nothing that waits. */
  private void clientAway(double seconds) {
    session.idle(1);
    edt.standingFate(CLIENT_TO_SERVER, Fate.LOST_BEFORE_RECORDER);
    session.silentFor(SERVER_TO_CLIENT, seconds);
    edt.standingFate(CLIENT_TO_SERVER, Fate.DELIVERED);
    session.idle(3).run(2).finish();
  }

  @Test
  void aSideWithoutASignOfLifeIsSilent() throws IOException {
    clientAway(5);
    Told told = told();
    JsonNode stall = told.events("stall").get(0);
    assertEquals(1, told.events("stall").size());
    assertEquals("peer-silent", stall.get("cause").asString());
    assertEquals("client-to-server", stall.get("direction").asString());
    assertEquals("likely", stall.get("confidence").asString());
  }

  /** With a keep-alive every second (test kit) it is silent for less than 3 s. */
  @Test
  void aSideThatIsAwayForAMomentIsNot() throws IOException {
    clientAway(1.5);
    assertEquals(List.of(), told().events("stall"));
  }

  /** What the client types is lost, screens go on arriving. */
  private void oneWay(int screens) {
    session.idle(0.3);
    edt.nextFates(
        CLIENT_TO_SERVER,
        java.util.Collections.nCopies(5, Fate.LOST_BEHIND_RECORDER).toArray(Fate[]::new));
    session.say(CLIENT_TO_SERVER, 50).idle(0.4);
    for (int i = 0; i < screens; i++) {
      session.say(SERVER_TO_CLIENT, 300).idle(0.6);
    }
    session.idle(12).finish();
  }

  @Test
  void lossOneWayIsTold() throws IOException {
    oneWay(8);
    JsonNode finding = told().findings("one-way-loss").get(0);
    assertTrue(finding.get("title").asString().contains("from client to server"));
  }

  /** Fewer screens than one-way.segments. */
  @Test
  void lossWhileLittleCameTheOtherWayIsNot() throws IOException {
    oneWay(3);
    Told told = told();
    assertEquals(List.of(), told.findings("one-way-loss"));
    assertEquals(1, told.findings("stall").size());
  }

  private void lossy(int every, int screens, Fate fate) {
    for (int i = 0; i < screens; i++) {
      if (i % every == 0) {
        edt.nextFates(SERVER_TO_CLIENT, fate);
      }
      session.say(SERVER_TO_CLIENT, 200).idle(0.7);
    }
    session.finish();
  }

  @Test
  void lossOfMoreThanAPerCentIsTold() throws IOException {
    lossy(40, 300, Fate.LOST_BEHIND_RECORDER);
    Told told = told();
    JsonNode figures = told.findings("packet-loss").get(0).get("figures");
    assertEquals(8, figures.get("retransmissions").asInt());
    assertTrue(figures.get("rttMs").asDouble() > 10, figures.toString());
  }

  /** Of the lost packet nothing was captured but the report that it is missing. */
  @Test
  void lossBeforeTheRecorderIsToldByLossReports() throws IOException {
    for (int i = 0; i < 300; i++) {
      if (i % 40 == 0) {
        edt.nextFates(SERVER_TO_CLIENT, Fate.LOST_BEFORE_RECORDER);
        session.say(SERVER_TO_CLIENT, 200);
      }
      session.say(SERVER_TO_CLIENT, 200).idle(0.7);
    }
    session.finish();
    JsonNode figures = told().findings("packet-loss").get(0).get("figures");
    assertEquals(8, figures.get("retransmissions").asInt());
  }

  /** Three of about 330 packets are less than loss.percent. */
  @Test
  void lossOfLessThanAPerCentIsNot() throws IOException {
    lossy(120, 300, Fate.LOST_BEHIND_RECORDER);
    assertEquals(List.of(), told().rules());
  }

  /** The recorder misses packets that arrived. */
  @Test
  void whatOnlyTheCaptureLacksIsNoLoss() throws IOException {
    lossy(40, 300, Fate.NOT_RECORDED);
    assertEquals(List.of(), told().findings("packet-loss"));
  }
}
