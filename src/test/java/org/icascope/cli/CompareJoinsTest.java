package org.icascope.cli;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.TwoPoints;
import org.icascope.testkit.TwoPoints.Seen;
import org.icascope.testkit.protocol.SealedTls.Kind;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which connections {@code icascope compare} takes for the same. */
class CompareJoinsTest extends ComparedCaptures {

  @Test
  void sequenceNumbersJoinThroughNat() throws IOException {
    lossy(0);
    List<Seen> far = TwoPoints.translated(far(near()), "10.1.1.7:50001", "198.51.100.9:61000");
    JsonNode document = compared(near(), far, "--all-flows");
    JsonNode pair = only(document.get("sessions"));
    assertEquals("sequence", pair.get("by").asString());
    assertEquals("certain", pair.get("confidence").asString());
    JsonNode connection = only(pair.get("connections"));
    assertTrue(connection.get("translated").asBoolean());
    String text =
        String.join(
            " ",
            CommandForTests.lines(
                "compare", "--all-flows", write("client.pcap", near()), write("server.pcap", far)));
    assertTrue(
        text.replaceAll(" +", " ")
            .contains("translated (NAT): 10.1.1.7:50001 > 10.10.5.31:2598 is 198.51.100.9:61000"),
        text);
    assertEquals("198.51.100.9", connection.get("serverSide").get("client").get("ip").asString());
    assertClose(3250, document.get("clock").get("offsetMs"), 0.01);
  }

  /** What a gateway makes of it: another connection, a little later, the same messages. */
  private static List<Seen> behindGateway(List<Seen> frames, String gatewayInside) {
    return TwoPoints.otherConnection(
        TwoPoints.moved(frames, 500), CLIENT, gatewayInside, SERVER, "10.20.0.8:2598");
  }

  @Test
  void bothLegsOfAGatewayAreJoinedByTicketAndMessageNumbers() throws IOException {
    session();
    String trace =
        write("gateway.pcap", TwoPoints.merged(near(), behindGateway(near(), "10.10.1.5:52000")));
    JsonNode document = json(trace);
    JsonNode pair = only(document.get("sessions"));
    assertEquals("s1", pair.get("clientSide").asString());
    assertEquals("s2", pair.get("serverSide").asString());
    assertEquals("ticket", pair.get("by").asString());
    assertTrue(pair.get("gateway").asBoolean());
    JsonNode compared = only(document.get("compared"));
    assertEquals("messages", compared.get("what").asString());
    assertTrue(compared.get("matched").get("clientToServer").asInt() > 10);
    for (String way : List.of("clientToServer", "serverToClient")) {
      assertEquals(0, compared.get("loss").get(way).get("lost").asInt());
      assertClose(0.5, compared.get("delay").get(way).get("medianMs"), 0.001);
    }
    assertTrue(document.get("clock").get("sameRecorder").asBoolean());
    assertFalse(document.toString().matches(".*[Tt]icketMark.*"));
  }

  @Test
  void theAnalysisNamesTheLegs() throws IOException {
    session();
    List<Seen> frames = TwoPoints.merged(near(), behindGateway(near(), "10.10.1.5:52000"));
    JsonNode sessions = analysis(write("gateway.pcap", frames)).get("sessions");
    assertEquals(2, sessions.size());
    assertEquals("client-gateway", sessions.get(0).get("leg").asString());
    assertEquals("s2", sessions.get(0).get("linkedSession").get("session").asString());
    assertEquals("certain", sessions.get(0).get("linkedSession").get("confidence").asString());
    assertEquals("gateway-server", sessions.get(1).get("leg").asString());
    assertEquals("s1", sessions.get(1).get("linkedSession").get("session").asString());
  }

  private static JsonNode analysis(String file) {
    return new JsonMapper()
        .readTree(String.join("\n", CommandForTests.lines("analyze", "--format", "json", file)));
  }

  @Test
  void aResumeStaysOnItsLegThoughBothHaveTheTicket() throws IOException {
    scenario
        .cgpSession(CLIENT, SERVER, 1)
        .connect()
        .run(20)
        .breakByReset(SERVER_TO_CLIENT)
        .idle(5)
        .resume(50002)
        .run(20)
        .finish();
    List<Seen> inside =
        TwoPoints.otherConnection(
            behindGateway(near(), "10.10.1.5:52000"),
            "10.1.1.7:50002",
            "10.10.1.5:52001",
            SERVER,
            "10.20.0.8:2598");
    String trace = write("gateway.pcap", TwoPoints.merged(near(), inside));
    JsonNode sessions = analysis(trace).get("sessions");
    assertEquals(2, sessions.size(), sessions::toString);
    for (JsonNode session : sessions) {
      assertEquals(2, session.get("flows").size());
      assertEquals(1, session.get("cgp").get("reconnects").asInt());
      assertEquals("closed", session.get("outcome").asString());
    }
    assertEquals(1, json(trace).get("sessions").size());
  }

  @Test
  void legsInTwoFilesAreJoinedAndTheClocksCompared() throws IOException {
    session();
    List<Seen> inside =
        TwoPoints.clock(behindGateway(near(), "10.10.1.5:52000"), t -> t + OFFSET_MICROS);
    JsonNode document = compared(near(), inside);
    assertTrue(only(document.get("sessions")).get("gateway").asBoolean());
    assertClose(3250, document.get("clock").get("offsetMs"), 0.01);
    assertClose(0.5, document.get("clock").get("errorMs"), 0.01);
  }

  @Test
  void otherSessionsOfTheSameClientAreNotJoined() throws IOException {
    session();
    Scenario later = new Scenario("later");
    later.cgpSession("10.1.1.7:50003", SERVER, 1).connect().run(40).finish();
    CommandForTests.Result result =
        CommandForTests.run(
            "compare", write("a.pcap", near()), write("b.pcap", TwoPoints.of(later.frames())));
    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains("nothing in common: of 1 and 1 sessions"), result.err());
    assertEquals("", result.out());
  }

  @Test
  void usedAgainPortsAreNotTheSameConnection() throws IOException {
    session();
    scenario.cgpSession("10.1.1.8:50001", SERVER, 2).connect().run(40).finish();
    Scenario other = new Scenario("other");
    other.cgpSession(CLIENT, SERVER, 1).connect().run(40).finish();
    List<Seen> second = // one session in common, the other one between the same ports only
        TwoPoints.without(far(near()), f -> (f.source() + f.destination()).contains(CLIENT));
    JsonNode document =
        compared(
            near(),
            TwoPoints.merged(
                second, far(TwoPoints.moved(TwoPoints.of(other.frames()), -WAY_MICROS))));
    assertEquals(
        "10.1.1.8",
        only(only(document.get("sessions")).get("connections"))
            .get("clientSide")
            .get("client")
            .get("ip")
            .asString());
    assertEquals(2, document.get("unjoined").size(), document.get("unjoined")::toString);
  }

  @Test
  void portsThatAreTheSameInTheMiddleOfOtherConnectionsAreNotJoined() throws IOException {
    session();
    Scenario other = new Scenario("other");
    other.cgpSession(CLIENT, SERVER, 1).connect().run(40).finish();
    List<Seen> later = TwoPoints.of(other.frames());
    CommandForTests.Result result =
        CommandForTests.run(
            "compare",
            write("a.pcap", near()),
            write("b.pcap", later.subList(later.size() / 2, later.size())));
    assertEquals(2, result.exitCode(), result.out());
    assertTrue(result.err().contains("nothing in common"), result.err());
  }

  @Test
  void aGatewayThatResetsItsClientBecauseTheServerLeftIsTold() throws IOException {
    scenario.cgpSession(CLIENT, SERVER, 1).connect().run(20).breakByReset(SERVER_TO_CLIENT);
    String trace =
        write("gateway.pcap", TwoPoints.merged(near(), behindGateway(near(), "10.10.1.5:52000")));
    JsonNode ends = only(json(trace).get("compared")).get("ends");
    assertEquals(2, ends.size(), ends::toString);
    assertEquals("gateway-server", ends.get(0).get("leg").asString());
    assertEquals("server", ends.get(0).get("by").asString());
    assertEquals("rst", ends.get(0).get("close").asString());
    assertEquals("client-gateway", ends.get(1).get("leg").asString());
    assertEquals("gateway", ends.get(1).get("by").asString());
    assertTrue(
        String.join(" ", CommandForTests.lines("compare", trace))
            .replaceAll(" +", " ")
            .contains("first a reset of the server on the server's leg"));
  }

  private static List<Seen> other(List<Seen> frames, String from, String to) {
    return TwoPoints.otherConnection(frames, from, to, "10.10.5.31:1494", "10.20.0.8:1494");
  }

  @Test
  void withoutTicketAndTcpTheClockIsAMerePossibility() throws IOException {
    scenario.icaSession(CLIENT, "10.10.5.31:1494", 1).connect().run(40);
    JsonNode document = compared(near(), far(other(near(), CLIENT, "10.10.1.5:52000")));
    JsonNode pair = only(document.get("sessions"));
    assertEquals("clock", pair.get("by").asString());
    assertEquals("possible", pair.get("confidence").asString());
    assertEquals(0, document.get("compared").size());
    assertEquals(
        "only its times and sizes agree",
        only(document.get("notCompared")).get("reason").asString());
  }

  @Test
  void twoThatLookAlikeAreNotJoinedByTheClock() throws IOException {
    scenario.icaSession(CLIENT, "10.10.5.31:1494", 1).connect().run(40);
    List<Seen> one = far(other(near(), CLIENT, "10.10.1.5:52000"));
    List<Seen> two = far(other(near(), CLIENT, "10.10.1.5:52001"));
    List<Seen> shifted = other(two, "10.10.1.5:52001", "10.10.1.5:52002");
    CommandForTests.Result result =
        CommandForTests.run(
            "compare",
            write("a.pcap", near()),
            write("b.pcap", TwoPoints.merged(one, TwoPoints.clock(shifted, t -> t + 50_000))));
    assertEquals(2, result.exitCode(), result.out());
    assertTrue(result.err().contains("nothing in common: of 1 and 2 sessions"), result.err());
  }

  @Test
  void bothSidesOfANatInOneTraceAreOneConnection() throws IOException {
    session();
    List<Seen> outside =
        TwoPoints.translated(TwoPoints.moved(near(), 200), "10.1.1.7:50001", "198.51.100.9:61000");
    JsonNode document = json(write("nat.pcap", TwoPoints.merged(near(), outside)));
    JsonNode pair = only(document.get("sessions"));
    assertEquals("10.1.1.7", only(pair.get("connections")).at("/clientSide/client/ip").asString());
    assertFalse(pair.get("gateway").asBoolean());
    assertTrue(document.get("clock").get("sameRecorder").asBoolean());
    assertClose(
        0.2,
        only(document.get("compared")).get("delay").get("clientToServer").get("medianMs"),
        0.001);
    assertEquals(0, document.get("loss").get("clientToServer").get("lost").asInt());
  }

  @Test
  void sessionsOverEdtAreComparedMessageByMessage() throws IOException {
    scenario.cgpSession(CLIENT, SERVER, 1).overEdt().connect().run(30).finish();
    JsonNode document = compared(near(), far(near()));
    JsonNode pair = only(document.get("sessions"));
    assertEquals("ticket", pair.get("by").asString());
    assertFalse(pair.get("gateway").asBoolean());
    JsonNode compared = only(document.get("compared"));
    assertEquals("messages", compared.get("what").asString());
    assertEquals(0, compared.get("loss").get("clientToServer").get("lost").asInt());
    assertClose(3250, document.get("clock").get("offsetMs"), 1);
  }

  @Test
  void encryptedConnectionsAreJoinedWhenAllAreCompared() throws IOException {
    scenario
        .cgpSession("10.1.1.7:50001", "203.0.113.10:443", 1)
        .overTls(Kind.tls(0x1302), "gateway.example.com")
        .connect()
        .run(20)
        .finish();
    String a = write("a.pcap", near()); // without the secrets
    String b = write("b.pcap", far(near()));
    assertTrue(complaint("compare", a, b).contains("--all-flows"));
    JsonNode pair = only(json("--all-flows", a, b).get("sessions"));
    assertEquals("sequence", pair.get("by").asString());
    assertFalse(pair.has("clientSide"));
    Path keys = Files.writeString(folder.resolve("keys.log"), scenario.keyLog());
    JsonNode opened = only(json("--tls-keys", keys.toString(), a, b).get("sessions"));
    assertEquals("ticket", opened.get("by").asString());
    assertEquals("s1", opened.get("clientSide").asString());
  }
}
