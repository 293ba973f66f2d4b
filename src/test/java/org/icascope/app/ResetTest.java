package org.icascope.app;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.icascope.testkit.IcaSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.Fate;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.network.TcpConversation.ResetLook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What RSTs tell: codes of a NetScaler, and who did not send them. */
class ResetTest {

  private static final int TTL = 126; // of all hosts in the captures made by testkit
  private static final int WINDOW = 1026; // the same

  @TempDir Path folder;

  private final Scenario scenario = new Scenario("resets");

  private Told told() throws IOException {
    return Told.of(scenario, folder);
  }

  private IcaSession session(int number) {
    return session(number, "10.10.5.12:1494");
  }

  private IcaSession session(int number, String server) {
    String client = "192.168.20." + (60 + number) + ":" + (51000 + number);
    return scenario.icaSession(client, server, 0.5 + number).connect().run(3).idle(0.3);
  }

  private static TcpConversation reset(IcaSession session, int window) {
    session.flow().resetWindow(SERVER_TO_CLIENT, window).reset(SERVER_TO_CLIENT);
    session.idle(0.1);
    return session.flow();
  }

  @Test
  void aCodeAloneIsPossible() throws IOException {
    reset(session(1), 9300);
    Told told = told();
    JsonNode event = told.events("tcp.reset-code").get(0);
    assertEquals(9300, event.get("code").asInt());
    assertEquals("10.10.5.12", event.get("sender").get("ip").asString());
    assertEquals("possible", event.get("confidence").asString());
    assertTrue(event.get("meaning").asString().contains("idle"), event.toString());
    JsonNode finding = told.findings("netscaler-idle-timeout").get(0);
    assertEquals("possible", finding.get("confidence").asString());
    assertEquals("notice", finding.get("severity").asString());
    JsonNode reset = told.document().get("flows").get(0).get("tcp").get("reset");
    assertEquals(9300, reset.get("windowRaw").asInt());
    assertEquals(TTL, reset.get("peerTtl").asInt());
    assertNull(reset.get("injected"));
  }

  @Test
  void severalCodesOfOneSenderAreLikely() throws IOException {
    reset(session(1), 9301);
    reset(session(2), 10000);
    reset(session(3), 9401);
    reset(session(4, "10.10.5.13:1494"), 9302);
    Told told = told();
    JsonNode parse = told.findings("netscaler-parse-error").get(0);
    assertEquals("likely", parse.get("confidence").asString());
    assertEquals("error", parse.get("severity").asString());
    assertEquals("likely", told.findings("netscaler-reset").get(0).get("confidence").asString());
    assertEquals(2, told.findings("netscaler-idle-timeout").size());
    for (JsonNode event : told.events("tcp.reset-code")) {
      boolean netScaler = event.get("sender").get("ip").asString().equals("10.10.5.12");
      assertEquals(netScaler ? "likely" : "possible", event.get("confidence").asString());
    }
  }

  /** A window that is in no table shows that this sender does not write codes there. */
  @Test
  void aSenderOfOtherWindowsStaysPossible() throws IOException {
    reset(session(1), 9301);
    reset(session(2), 10000);
    reset(session(3), 12345);
    told()
        .events("tcp.reset-code")
        .forEach(event -> assertEquals("possible", event.get("confidence").asString()));
  }

  @Test
  void noWindowAndTheUsualWindowAreNoCodes() throws IOException {
    reset(session(1), 0);
    reset(session(2), WINDOW);
    reset(session(3), 12345);
    assertEquals(List.of(), told().events("tcp.reset-code"));
  }

  @Test
  void anotherTimeToLiveIsPossiblyAnInjectedReset() throws IOException {
    inject(session(1), new ResetLook(0, 61, 0, 0));
    Told told = told();
    JsonNode finding = told.findings("injected-reset").get(0);
    assertEquals("possible", finding.get("confidence").asString());
    assertEquals("server", finding.get("closedBy").asString());
    assertEquals(61, finding.get("figures").get("ttlOfReset").asInt());
    JsonNode reset = told.document().get("flows").get(0).get("tcp").get("reset");
    assertEquals("possible", reset.get("injected").asString());
  }

  @Test
  void twoSignsMakeItLikely() throws IOException {
    inject(session(1), new ResetLook(0, 61, 20_000, 0));
    inject(session(2), new ResetLook(0, TTL, 20_000, 1460));
    Told told = told();
    JsonNode finding = told.findings("injected-reset").get(0);
    assertEquals(1, told.findings("injected-reset").size());
    assertEquals("likely", finding.get("confidence").asString());
    assertEquals(2, finding.get("figures").get("connections").asInt());
  }

  /** The server goes on sending new screens to a client that was told otherwise. */
  @Test
  void aHostThatGoesOnDidNotReset() throws IOException {
    IcaSession session = session(1);
    inject(session, new ResetLook(0, TTL, 0, 0));
    session.idle(0.5).say(SERVER_TO_CLIENT, 100).idle(0.2);
    assertEquals("possible", told().findings("injected-reset").get(0).get("confidence").asString());
  }

  @Test
  void aResetOfTheHostItselfIsNone() throws IOException {
    IcaSession session = session(1);
    session.reset(SERVER_TO_CLIENT);
    session(2).reset(CLIENT_TO_SERVER);
    assertEquals(List.of(), told().rules());
  }

  private static void inject(IcaSession session, ResetLook look) {
    session.flow().resetInTheNameOf(SERVER_TO_CLIENT, look);
    session.idle(0.1);
  }

  @Test
  void aForeignResetAfterAnIdleTimeIsThatOfAFirewall() throws IOException {
    idleReset(session(1), 1800);
    idleReset(session(2), 1805);
    Told told = told();
    JsonNode finding = told.findings("firewall-idle-reset").get(0);
    assertEquals(1, told.findings("firewall-idle-reset").size());
    assertEquals("likely", finding.get("confidence").asString());
    assertEquals(2, finding.get("figures").get("breaks").asInt());
    assertEquals(List.of(), told.findings("injected-reset"));
  }

  @Test
  void ofOneSuchResetItIsPossible() throws IOException {
    idleReset(session(1), 1800);
    JsonNode finding = told().findings("firewall-idle-reset").get(0);
    assertEquals("possible", finding.get("confidence").asString());
  }

  /** 59 s are below idle.seconds. */
  @Test
  void aShortPauseIsNoIdleTime() throws IOException {
    idleReset(session(1), 59);
    Told told = told();
    assertEquals(List.of(), told.findings("firewall-idle-reset"));
    assertEquals(1, told.findings("injected-reset").size());
  }

  /** A server that closes idle connections itself is another matter. */
  @Test
  void theHostsOwnResetAfterAnIdleTimeIsNotThatOfAFirewall() throws IOException {
    session(1).idle(1800).reset(SERVER_TO_CLIENT);
    assertEquals(List.of(), told().rules());
  }

  /** What the client says after the pause meets a RST in the name of the server. */
  private static void idleReset(IcaSession session, double seconds) {
    session.idle(seconds);
    session.flow().standingFate(CLIENT_TO_SERVER, Fate.LOST_BEHIND_RECORDER);
    session.say(CLIENT_TO_SERVER, 20).idle(0.005);
    inject(session, new ResetLook(0, 61, 0, 0));
  }
}
