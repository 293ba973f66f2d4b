package org.icascope.app;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.icascope.testkit.IcaSession;
import org.icascope.testkit.network.Fate;
import org.icascope.testkit.network.TcpConversation;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sessions that freeze and do not break, and those that only look like it. */
class StallTest extends StallTests {

  private final TcpConversation tcp = (TcpConversation) session.flows().get(0);

  StallTest() {
    super(session -> session);
  }

  /** Repetitions after 0.3, 0.9, 2.1 and 4.5 s; the last of them arrives (hand count). */
  @Test
  void lossThatIsRepairedAfterSecondsIsAStall() throws IOException {
    loseScreens(4);
    session.finish();
    Told told = told();
    JsonNode stall = told.events("stall").get(0);
    assertEquals(1, told.events("stall").size());
    assertEquals("loss", stall.get("cause").asString());
    assertEquals("server-to-client", stall.get("direction").asString());
    assertEquals(4.5, stall.get("ms").asDouble() / 1000, 0.1);
    assertEquals(4, stall.get("retransmissions").asInt());
    assertEquals("s1", stall.get("session").asString());
    JsonNode finding = told.findings("stall").get(0);
    assertEquals("performance", finding.get("category").asString());
    assertEquals("certain", finding.get("confidence").asString());
    assertEquals(stall.get("ms").asDouble(), finding.get("freezeMs").asDouble(), 0.01);
    assertEquals(List.of(), told.events("cgp.suspend"));
  }

  /** Two buckets after, those of half a minute before and its own: their sums are all there is. */
  @Test
  void bucketsOfTenSecondsStandAroundIt() throws IOException {
    loseScreens(4);
    session.finish();
    JsonNode buckets = told().events("stall").get(0).get("buckets");
    int repeats = 0;
    String before = "";
    for (JsonNode bucket : buckets) {
      String time = bucket.get("time").asString();
      assertTrue(time.matches(".*:\\d0(\\.0+)?Z"), time);
      assertTrue(time.compareTo(before) > 0, time + " after " + before);
      before = time;
      repeats += bucket.get("serverToClient").get("retransmissions").asInt();
    }
    assertTrue(buckets.size() >= 4 && buckets.size() <= 10, buckets.size() + " buckets");
    assertEquals(4, repeats);
    assertTrue(buckets.get(0).get("rttMs").asDouble() > 10); // 14 ms from recorder to client
  }

  @Test
  void aClosedWindowIsAStallOfTheOtherSide() throws IOException {
    closeWindowFor(6);
    session.idle(1).run(2).finish();
    Told told = told();
    JsonNode stall = told.events("stall").get(0);
    assertEquals("zero-window", stall.get("cause").asString());
    assertEquals("server-to-client", stall.get("direction").asString());
    assertEquals(6000, stall.get("ms").asDouble(), 60);
    assertEquals(List.of("stall"), told.rules());
    String title = told.findings("stall").get(0).get("title").asString();
    assertTrue(title.endsWith("the client took no more data"), title);
  }

  /** The server probes twice a second. */
  private void closeWindowFor(double seconds) {
    session.idle(0.2);
    tcp.closeWindow(CLIENT_TO_SERVER);
    for (double at = 0; at < seconds; at += 0.5) {
      session.idle(0.5);
      tcp.tcpKeepAlive(SERVER_TO_CLIENT);
    }
    tcp.openWindow(CLIENT_TO_SERVER);
  }

  @Test
  void aWindowClosedForAboutASecondIsSlowButNoStall() throws IOException {
    closeWindowFor(1.5);
    session.idle(1).run(2).finish();
    Told told = told();
    assertEquals(List.of(), told.events("stall"));
    JsonNode slow = told.findings("zero-window").get(0);
    assertTrue(slow.get("title").asString().startsWith("The client of "), slow.toString());
    assertEquals("notice", slow.get("severity").asString());
    assertEquals(1500, slow.get("figures").get("longestMs").asDouble(), 60);
  }

  @Test
  void aWindowClosedForHalfASecondIsNothing() throws IOException {
    closeWindowFor(0.5);
    session.idle(1).run(2).finish();
    assertEquals(List.of(), told().rules());
  }

  /** Nobody wants to send: the window may be closed for as long as it likes. */
  @Test
  void aClosedWindowThatNobodyWantsOpenIsNothing() throws IOException {
    IcaSession quiet = scenario.icaSession("192.168.20.62:51010", "10.10.5.13:1494", 0.5);
    quiet.connect().run(3).idle(1);
    quiet.flow().closeWindow(CLIENT_TO_SERVER);
    quiet.idle(20);
    quiet.flow().openWindow(CLIENT_TO_SERVER);
    quiet.idle(1).run(1).finish();
    session.finish();
    assertEquals(List.of(), told().rules());
  }

  /** The recorder misses what both sides send for six seconds of work. */
  @Test
  void whatOnlyTheCaptureLacksIsSaidToBeAGap() throws IOException {
    session.idle(0.3).say(SERVER_TO_CLIENT, 200);
    tcp.standingFate(SERVER_TO_CLIENT, Fate.NOT_RECORDED);
    tcp.standingFate(CLIENT_TO_SERVER, Fate.NOT_RECORDED);
    session.run(6).say(SERVER_TO_CLIENT, 200);
    tcp.standingFate(SERVER_TO_CLIENT, Fate.DELIVERED);
    tcp.standingFate(CLIENT_TO_SERVER, Fate.DELIVERED);
    session.run(4).finish();
    Told told = told();
    told.events("stall")
        .forEach(stall -> assertEquals("capture-gap", stall.get("cause").asString()));
    assertTrue(told.events("stall").size() > 0);
    assertEquals("info", told.findings("stall").get(0).get("severity").asString());
    assertEquals(List.of(), told.findings("packet-loss"));
  }

  @Test
  void aSessionWithoutCgpStandsStillToo() throws IOException {
    IcaSession ica = scenario.icaSession("192.168.20.62:51010", "10.10.5.13:1494", 0.5);
    ica.connect().run(4).idle(0.3);
    ica.flow().standingFate(SERVER_TO_CLIENT, Fate.LOST_BEHIND_RECORDER);
    ica.say(SERVER_TO_CLIENT, 200).idle(4);
    ica.flow().standingFate(SERVER_TO_CLIENT, Fate.DELIVERED);
    ica.idle(3).run(2).finish();
    session.finish();
    Told told = told();
    assertEquals("loss", told.events("stall").get(0).get("cause").asString());
    assertEquals("10.10.5.13:1494", told.findings("stall").get(0).get("servers").get(0).asString());
  }

  /** The server acknowledges in TCP what comes, and its program says nothing for 15 s. */
  @Test
  void aSideThatKeepsBackItsKeepAlivesIsSilent() throws IOException {
    session.silentFor(SERVER_TO_CLIENT, 15).run(3).finish();
    Told told = told();
    JsonNode stall = told.events("stall").get(0);
    assertEquals(1, told.events("stall").size());
    assertEquals("peer-silent", stall.get("cause").asString());
    assertEquals("likely", stall.get("confidence").asString());
    assertEquals("server-to-client", stall.get("direction").asString());
  }

  /** Three intervals of 3 s are less than the four of stall.keep-alives. */
  @Test
  void aSideThatKeepsBackFewKeepAlivesIsNot() throws IOException {
    session.silentFor(SERVER_TO_CLIENT, 9).run(3).finish();
    assertEquals(List.of(), told().events("stall"));
  }

  /** Seventy screens are lost, each of them repaired after 0.3 s; 64 standstills are kept. */
  @Test
  void whatIsTooMuchIsCountedAndTheLastOneIsNotRepeated() throws IOException {
    for (int i = 0; i < 70; i++) {
      session.idle(1);
      tcp.losePayload(SERVER_TO_CLIENT, 1);
      session.say(SERVER_TO_CLIENT, 300).idle(1);
    }
    session.finish();
    Path rules = Files.writeString(folder.resolve("my.rules"), "stall.seconds = 0.2\n");
    Told told = Told.of(scenario, folder, "--rules", rules.toString());
    List<JsonNode> stalls = told.events("stall");
    assertEquals(64, stalls.size());
    assertEquals(64, stalls.stream().map(stall -> stall.get("at")).distinct().count());
    assertEquals(List.of("stall.limit"), told.codes());
    String message = told.document().get("diagnostics").get(0).get("message").asString();
    assertEquals("6 more standstills than the 64 that are told", message);
  }

  @Test
  void aStandstillAtTheEndOfTheCaptureIsTold() throws IOException {
    session.idle(0.2);
    tcp.standingFate(SERVER_TO_CLIENT, Fate.LOST_BEHIND_RECORDER);
    session.say(SERVER_TO_CLIENT, 300).idle(7);
    Told told = told();
    JsonNode stall = told.events("stall").get(0);
    assertTrue(stall.get("lasting").asBoolean());
    assertEquals("likely", stall.get("confidence").asString());
  }
}
