package org.icascope.app;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Fact;
import org.icascope.testkit.IcaSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.CapturedFrame;
import org.icascope.testkit.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What routers say by ICMP about connections, and what follows from it. */
class IcmpTest {

  private static final String ROUTER = "10.9.9.1";

  @TempDir Path folder;

  private final Scenario scenario = new Scenario("icmp");

  private Told told() throws IOException {
    return Told.of(scenario, folder);
  }

  /** The message comes a moment after the frame. */
  private void say(CapturedFrame about, int type, int code, int mtu) {
    say(about, about.bytes(), type, code, mtu);
  }

  private void say(CapturedFrame about, byte[] quoted, int type, int code, int mtu) {
    double second = (about.timeMicros() - 1_772_443_800_000_000L) / 1e6; // of the scenario's start
    Network network = scenario.network(second + 0.004);
    network.icmp(quoted[14] >> 4 == 6 ? "fd00:9::1" : ROUTER, quoted, type, code, mtu);
  }

  private IcaSession blackHole(String client, String server) {
    IcaSession session = scenario.icaSession(client, server, 0.5).connect();
    session.flow().largestPassing(SERVER_TO_CLIENT, 1300);
    session.idle(0.3).say(SERVER_TO_CLIENT, 1600).idle(15);
    session.reset(CLIENT_TO_SERVER);
    return session;
  }

  private static CapturedFrame firstLarge(IcaSession session) {
    return session.flow().recorded().stream()
        .filter(frame -> frame.bytes().length > 1400)
        .findFirst()
        .orElseThrow();
  }

  /** One message; the segment is sent again six times in 15 s (0.3, 0.9, 2.1, 4.5, 9.3 s …). */
  @Test
  void aSenderThatIsToldAndGoesOnIsToBlame() throws IOException {
    say(firstLarge(blackHole("192.168.20.61:51001", "10.10.5.12:1494")), 3, 4, 1400);
    Told told = told();
    JsonNode event = told.events("icmp.too-big").get(0);
    assertEquals(1400, event.get("mtuBytes").asInt());
    assertEquals(ROUTER, event.get("sender").get("ip").asString());
    assertEquals("server-to-client", event.get("direction").asString());
    assertEquals("info", event.get("severity").asString());
    JsonNode finding = told.findings("tcp-mtu-black-hole").get(0);
    assertEquals("likely", finding.get("confidence").asString());
    assertEquals(1400, finding.get("figures").get("nextHopMtuBytes").asInt());
    assertEquals(1, finding.get("figures").get("icmpMessages").asInt());
    assertEquals( // selects the message, too, as tshark shows
        "tcp.stream == 0 || (icmp && ip.addr == 192.168.20.61 && ip.addr == 10.10.5.12)",
        finding.get("filter").asString());
    assertEquals(event.get("largerAfter"), finding.get("figures").get("largerAfterIcmp"));
    assertTrue(event.get("largerAfter").asInt() >= 4, event.toString());
    assertTrue(finding.get("title").asString().endsWith("the server was told and goes on"));
    assertTrue(finding.get("explanation").asString().contains("next-hop MTU 1400"));
    assertTrue(finding.get("evidence").valueStream().anyMatch(at -> at.equals(event.get("at"))));
  }

  @Test
  void withoutAMessageTheFindingSaysThatThereIsNone() throws IOException {
    blackHole("192.168.20.61:51001", "10.10.5.12:1494");
    JsonNode finding = told().findings("tcp-mtu-black-hole").get(0);
    assertEquals("possible", finding.get("confidence").asString());
    assertTrue(finding.get("explanation").asString().contains("is not in the capture"));
    assertFalse(finding.get("figures").has("icmpMessages"));
  }

  @Test
  void packetTooBigOfIpv6IsReadToo() throws IOException {
    say(firstLarge(blackHole("[fd00:20::61]:51001", "[fd00:5::12]:1494")), 2, 0, 1280);
    Told told = told();
    assertEquals(1280, told.events("icmp.too-big").get(0).get("mtuBytes").asInt());
    JsonNode figures = told.findings("tcp-mtu-black-hole").get(0).get("figures");
    assertEquals(1280, figures.get("nextHopMtuBytes").asInt());
  }

  /** The quoted sequence number is one that was not sent: anybody can make that up. */
  @Test
  void aMessageAboutBytesThatWereNeverSentIsPassedOver() throws IOException {
    CapturedFrame large = firstLarge(blackHole("192.168.20.61:51001", "10.10.5.12:1494"));
    byte[] bytes = large.bytes();
    int sequence = 14 + 20 + 4;
    bytes[sequence + 1] += 64; // 4 MB ahead
    say(large, bytes, 3, 4, 1400);
    assertEquals(List.of(), told().events("icmp.too-big"));
  }

  @Test
  void aMessageAboutAnotherConnectionIsPassedOver() throws IOException {
    CapturedFrame large = firstLarge(blackHole("192.168.20.61:51001", "10.10.5.12:1494"));
    byte[] bytes = large.bytes();
    bytes[14 + 20 + 3]++; // port of the client
    say(large, bytes, 3, 4, 1400);
    assertEquals(List.of(), told().events("icmp.too-big"));
  }

  /** EDT requests go unanswered; TCP takes over. */
  private Fact.GaveUpEdt edtInVain() {
    scenario
        .cgpSession("192.168.20.61:55012", "10.10.5.16:2598", 0.2)
        .overEdt()
        .connect()
        .run(4)
        .breakBySilence()
        .resumeOverTcp(55013, 4, 55014)
        .run(6)
        .finish();
    return scenario.facts(Fact.GaveUpEdt.class).get(0);
  }

  @Test
  void whoRefusedEdtIsCertainWhereHeSaysSo() throws IOException {
    say(edtInVain().failed().recorded().get(0), 3, 13, 0);
    Told told = told();
    JsonNode event = told.events("icmp.unreachable").get(0);
    assertEquals("administratively prohibited", event.get("meaning").asString());
    assertEquals(13, event.get("code").asInt());
    JsonNode finding = told.findings("edt-blocked").get(0);
    assertEquals("certain", finding.get("confidence").asString());
    assertTrue(
        finding
            .get("title")
            .asString()
            .endsWith("UDP was refused by 10.9.9.1 (administratively prohibited)"),
        finding.toString());
    JsonNode ports = told.document().get("portMatrix").get(0).get("ports");
    JsonNode udp =
        ports
            .valueStream()
            .filter(port -> port.get("transport").asString().equals("udp"))
            .findFirst()
            .orElseThrow();
    assertEquals(1, udp.get("refused").asInt());
    assertEquals(0, udp.get("unanswered").asInt());
  }

  @Test
  void silenceOfEdtThatHadWorkedIsNoFirewall() throws IOException {
    edtInVain(); // after the session had run over EDT; nobody refuses anything
    Told told = told();
    assertEquals(List.of(), told.findings("edt-blocked"));
    assertEquals(1, told.findings("session-resumed").size());
  }

  private CapturedFrame firstSyn() {
    return scenario.facts(Fact.ConnectFailed.class).get(0).flow().recorded().get(0);
  }

  @Test
  void whoRefusedCgpIsNamedInTheFallback() throws IOException {
    CgpSession session = scenario.cgpSession("192.168.20.61:55012", "10.10.5.16:2598", 0.2);
    session.attemptUnanswered(55012, 3).fallBackTo1494(55013).run(3).finish();
    say(firstSyn(), 3, 10, 0);
    Told told = told();
    JsonNode finding = told.findings("fallback-1494").get(0);
    assertTrue(
        finding
            .get("title")
            .asString()
            .endsWith("was refused by 10.9.9.1 (administratively prohibited)"),
        finding.toString());
    assertEquals("certain", finding.get("confidence").asString());
    assertTrue(finding.get("remedy").asString().startsWith("Look at the device"));
  }

  @Test
  void whoRefusedBothIsNamed() throws IOException {
    CgpSession session = scenario.cgpSession("192.168.20.61:55012", "10.10.5.16:2598", 0.2);
    session.attemptUnanswered(55012, 3).icaUnanswered(55013, 3).idle(30);
    scenario.cgpSession("192.168.20.62:55012", "10.10.5.17:2598", 0.2).connect().run(60).finish();
    say(firstSyn(), 3, 13, 0);
    JsonNode finding = told().findings("fallback-blocked").get(0);
    assertTrue(
        finding
            .get("title")
            .asString()
            .endsWith(
                "CGP was refused by 10.9.9.1 (administratively prohibited), ICA was not answered"),
        finding.toString());
  }

  /** Path MTU discovery at work: the first repetition is smaller, and arrives. */
  @Test
  void aSenderThatIsToldAndObeysIsNoBlackHole() throws IOException {
    IcaSession session =
        scenario.icaSession("192.168.20.61:51001", "10.10.5.12:1494", 0.5).connect();
    session.flow().largestPassing(SERVER_TO_CLIENT, 1300);
    session.idle(0.3).say(SERVER_TO_CLIENT, 1600).idle(0.1);
    session.flow().learn(SERVER_TO_CLIENT, 1300);
    session.idle(15);
    CapturedFrame large = firstLarge(session);
    assertEquals(1, session.flow().recorded().stream().filter(IcmpTest::isLarge).count());
    say(large, 3, 4, 1340);
    Told told = told();
    assertEquals(0, told.events("icmp.too-big").get(0).get("largerAfter").asInt());
    assertEquals(List.of(), told.findings("tcp-mtu-black-hole"));
  }

  private static boolean isLarge(CapturedFrame frame) {
    return frame.bytes().length > 1400;
  }

  /** A recorder on two ports of a switch has each message twice. */
  @Test
  void aMessageThatWasCapturedTwiceCountsOnce() throws IOException {
    CapturedFrame large = firstLarge(blackHole("192.168.20.61:51001", "10.10.5.12:1494"));
    say(large, 3, 4, 1400);
    say(large, 3, 4, 1400);
    assertEquals(1, told().events("icmp.too-big").get(0).get("count").asInt());
  }

  /** The client's host refuses what still comes when its program is gone. */
  @Test
  void aPortThatIsClosedAtTheEndIsNoTrouble() throws IOException {
    CgpSession session =
        scenario.cgpSession("192.168.20.61:55012", "10.10.5.16:2598", 0.2).overEdt().connect();
    session.run(4).finish();
    CapturedFrame last =
        session.flows().get(0).recorded().stream()
            .filter(frame -> frame.bytes()[34] == 10 && frame.bytes()[35] == 38) // from 2598
            .reduce((a, b) -> b)
            .orElseThrow();
    say(last, 3, 3, 0);
    Told told = told();
    JsonNode event = told.events("icmp.unreachable").get(0);
    assertEquals("port unreachable", event.get("meaning").asString());
    assertEquals("info", event.get("severity").asString());
    for (JsonNode finding : told.document().get("findings")) {
      assertEquals("info", finding.get("severity").asString(), finding.toString());
    }
  }
}
