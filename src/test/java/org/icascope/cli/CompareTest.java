package org.icascope.cli;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.TwoPoints;
import org.icascope.testkit.TwoPoints.Seen;
import org.icascope.testkit.network.Fate;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.protocol.SealedTls.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code icascope compare}. What is true comes from the generator: the recorder of the scenario is
 * the server side, and what the other one saw nearer to the client is made by {@link TwoPoints}.
 */
class CompareTest {

  /** One way between the recorders; the client is 7 ms from that of the scenario. */
  private static final long WAY_MICROS = 4_000;

  private static final long OFFSET_MICROS = 3_250_000;

  @TempDir Path folder;

  private final Scenario scenario = new Scenario("compare");

  private void session() {
    scenario.cgpSession("10.1.1.7:50001", "10.10.5.31:2598", 1).connect().run(40).finish();
  }

  private List<Seen> near() {
    return TwoPoints.moved(TwoPoints.of(scenario.frames()), -WAY_MICROS);
  }

  /** On the server side of the way, by a clock that is ahead. */
  private static List<Seen> far(List<Seen> near) {
    return TwoPoints.clock(TwoPoints.moved(near, WAY_MICROS), t -> t + OFFSET_MICROS);
  }

  private String write(String name, List<Seen> frames) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, TwoPoints.pcap(frames));
    return file.toString();
  }

  private static JsonNode json(String... files) {
    String[] arguments =
        Stream.concat(Stream.of("compare", "--format", "json"), Stream.of(files))
            .toArray(String[]::new);
    return new JsonMapper().readTree(String.join("\n", CommandForTests.lines(arguments)));
  }

  private JsonNode compared(List<Seen> near, List<Seen> far, String... options) throws IOException {
    String a = write("client.pcap", near);
    String b = write("server.pcap", far);
    return json(Stream.concat(Stream.of(options), Stream.of(a, b)).toArray(String[]::new));
  }

  private static JsonNode only(JsonNode list) {
    assertEquals(1, list.size(), list::toString);
    return list.get(0);
  }

  private static void assertClose(double expected, JsonNode figure, double tolerance) {
    assertTrue(
        Math.abs(expected - figure.asDouble()) <= tolerance,
        () -> figure + " is not " + expected + " within " + tolerance);
  }

  @Test
  void clocksAndDelaysComeOutAsTheyWereMade() throws IOException {
    session();
    JsonNode document = compared(near(), far(near()));
    assertEquals("icascope/compare/1", document.get("schema").asString());
    JsonNode pair = only(document.get("sessions"));
    assertEquals("ticket", pair.get("by").asString());
    assertEquals("certain", pair.get("confidence").asString());
    JsonNode clock = document.get("clock");
    assertClose(3250, clock.get("offsetMs"), 0.01);
    assertClose(4, clock.get("errorMs"), 0.01);
    assertClose(0, clock.get("driftPpm"), 0.001);
    for (JsonNode leg : document.get("legs")) {
      if (!leg.get("roundTrip").asBoolean()) {
        assertClose(4, leg.get("medianMs"), 0.01);
        assertClose(4, leg.get("p95Ms"), 0.01);
      }
    }
    for (String way : List.of("clientToServer", "serverToClient")) {
      JsonNode loss = document.get("loss").get(way);
      assertEquals(0, loss.get("lost").asInt());
      assertEquals(0, loss.get("notRecordedAtSender").asInt());
      assertTrue(loss.get("segments").asInt() > 20);
    }
    assertEquals(0, document.get("unjoined").size());
  }

  @Test
  void theOrderOfTheFilesDoesNotMatter() throws IOException {
    session();
    JsonNode document = compared(far(near()), near());
    assertEquals("B", document.get("clientSide").get("point").asString());
    assertClose(3250, document.get("clock").get("offsetMs"), 0.01);
  }

  @Test
  void driftIsTold() throws IOException {
    scenario.cgpSession("10.1.1.7:50001", "10.10.5.31:2598", 1).connect().run(600).finish();
    List<Seen> moved = TwoPoints.moved(near(), WAY_MICROS);
    long start = moved.get(0).timeMicros();
    List<Seen> far = TwoPoints.clock(moved, t -> t + OFFSET_MICROS + (t - start) / 20_000);
    JsonNode clock = compared(near(), far).get("clock"); // 1/20,000 is 50 parts per million
    assertClose(50, clock.get("driftPpm"), 1);
    assertClose(3250, clock.get("offsetMs"), 1);
    assertTrue(clock.get("errorMs").asDouble() < 6, clock::toString);
  }

  /** A connection whose client's segments are lost behind the first recorder, and sent again. */
  private TcpConversation lossy(int lost) {
    TcpConversation tcp =
        ScenarioCapture.tcp(scenario, 1, "10.1.1.7:50001", "10.10.5.31:2598").connect();
    for (int i = 0; i < 30; i++) {
      if (i >= 10 && i < 10 + lost) {
        tcp.nextFates(CLIENT_TO_SERVER, Fate.LOST_BEHIND_RECORDER);
      }
      tcp.send(CLIENT_TO_SERVER, new byte[100], () -> {});
      tcp.awaitDelivery(CLIENT_TO_SERVER);
      tcp.send(SERVER_TO_CLIENT, new byte[300], () -> {});
      tcp.awaitDelivery(SERVER_TO_CLIENT);
    }
    tcp.close(CLIENT_TO_SERVER);
    return tcp;
  }

  /** The first copies of what was sent twice. */
  private static Set<Seen> firstCopies(List<Seen> frames) {
    Set<Seen> first = new HashSet<>();
    for (int i = 0; i < frames.size(); i++) {
      Seen frame = frames.get(i);
      boolean again =
          frames.subList(i + 1, frames.size()).stream()
              .anyMatch(f -> f.toServer() && f.sequence() == frame.sequence() && f.payload() > 0);
      if (frame.toServer() && frame.payload() > 0 && again) {
        first.add(frame);
      }
    }
    return first;
  }

  @Test
  void lostSegmentsAreCountedThoughTheyWereSentAgain() throws IOException {
    lossy(3);
    List<Seen> near = near();
    Set<Seen> lost = firstCopies(near);
    assertEquals(3, lost.size());
    JsonNode document = compared(near, far(TwoPoints.without(near, lost::contains)), "--all-flows");
    JsonNode loss = document.get("loss").get("clientToServer");
    assertEquals(3, loss.get("lost").asInt());
    assertEquals(3, loss.get("lostWithPayload").asInt());
    assertEquals(0, loss.get("notRecordedAtReceiver").asInt());
    long toServer = near.stream().filter(Seen::toServer).count();
    assertEquals(
        toServer,
        loss.get("segments").asInt()
            + loss.get("acknowledgements").asInt()
            + loss.get("outside").asInt());
    assertTrue(loss.get("worstTenSeconds").get("lost").asInt() >= 1);
    assertEquals(0, document.get("loss").get("serverToClient").get("lost").asInt());
    int first = near.indexOf(near.stream().filter(lost::contains).findFirst().orElseThrow());
    assertEquals(first + 1, loss.get("firstLost").get("frame").asInt());
    assertClose(3250, document.get("clock").get("offsetMs"), 0.01);
  }

  @Test
  void whatTheReceiverAcknowledgedWasOnlyNotRecorded() throws IOException {
    lossy(0);
    List<Seen> near = near();
    Seen missed =
        near.stream().filter(f -> f.toServer() && f.payload() > 0).skip(15).findFirst().get();
    JsonNode loss =
        compared(near, far(TwoPoints.without(near, missed::equals)), "--all-flows").get("loss");
    assertEquals(0, loss.get("clientToServer").get("lost").asInt());
    assertEquals(1, loss.get("clientToServer").get("notRecordedAtReceiver").asInt());
  }

  @Test
  void aBareAcknowledgementThatDoesNotTurnUpIsNoProofOfLoss() throws IOException {
    session();
    List<Seen> near = near();
    Seen missed =
        near.stream()
            .filter(f -> f.toServer() && f.payload() == 0 && !f.isReset())
            .skip(5)
            .findFirst()
            .get();
    JsonNode loss = compared(near, far(TwoPoints.without(near, missed::equals))).get("loss");
    assertEquals(0, loss.get("clientToServer").get("lost").asInt());
    assertEquals(1, loss.get("clientToServer").get("acknowledgementsMissing").asInt());
  }

  @Test
  void aHandshakeThatWentOnWasOnlyNotRecorded() throws IOException {
    lossy(0);
    List<Seen> near = TwoPoints.merged(near(), List.of(near().get(0).at(-1_000_000)));
    Seen syn = near.get(1); // the second of two: nobody answered the first
    assertTrue(syn.isSyn());
    List<Seen> far = far(TwoPoints.without(near, syn::equals));
    JsonNode loss = compared(near, far, "--all-flows").get("loss").get("clientToServer");
    assertEquals(0, loss.get("notRecordedAtReceiver").asInt()); // another copy was seen there
    assertEquals(1, loss.get("lost").asInt());
  }

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
    assertEquals("198.51.100.9", connection.get("serverSide").get("client").get("ip").asString());
    assertClose(3250, document.get("clock").get("offsetMs"), 0.01);
  }

  private JsonNode resetOf(org.icascope.model.Direction by, boolean atNear, boolean atFar)
      throws IOException {
    scenario
        .cgpSession("10.1.1.7:50001", "10.10.5.31:2598", 1)
        .connect()
        .run(20)
        .breakByReset(by)
        .idle(5)
        .resume(50002)
        .run(20)
        .finish();
    List<Seen> near = near();
    JsonNode document =
        compared(
            TwoPoints.without(near, f -> f.isReset() && !atNear),
            far(TwoPoints.without(near, f -> f.isReset() && !atFar)));
    return only(
        StreamSupport.stream(document.get("compared").spliterator(), false)
            .map(each -> each.get("resets"))
            .filter(resets -> !resets.isEmpty())
            .findFirst()
            .orElseThrow());
  }

  @Test
  void aResetSeenAtBothCameFromBeyond() throws IOException {
    JsonNode reset = resetOf(SERVER_TO_CLIENT, true, true);
    assertEquals("server", reset.get("bears").asString());
    assertEquals("server-side", reset.get("origin").asString());
    assertEquals("certain", reset.get("confidence").asString());
    assertTrue(reset.get("delivered").asBoolean());
  }

  @Test
  void aResetThatOnlyItsReceiverSawWasMadeBetween() throws IOException {
    JsonNode reset = resetOf(SERVER_TO_CLIENT, true, false);
    assertEquals("between", reset.get("origin").asString());
    assertEquals("likely", reset.get("confidence").asString());
    assertTrue(
        String.join(
                " ",
                CommandForTests.lines(
                    "compare",
                    folder.resolve("client.pcap").toString(),
                    folder.resolve("server.pcap").toString()))
            .replaceAll(" +", " ")
            .contains("bears the address of the server and never passed its recorder"));
  }

  @Test
  void aResetThatOnlyItsSenderSawDidNotGetThrough() throws IOException {
    JsonNode reset = resetOf(CLIENT_TO_SERVER, true, false);
    assertEquals("client-side", reset.get("origin").asString());
    assertFalse(reset.get("delivered").asBoolean());
  }

  private static final String CLIENT = "10.1.1.7:50001";
  private static final String SERVER = "10.10.5.31:2598";

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
  void aRecorderThatBeganLaterIsComparedFromThenOn() throws IOException {
    session();
    List<Seen> near = near();
    List<Seen> far = far(near).subList(near.size() / 2, near.size());
    JsonNode document = compared(near, far);
    JsonNode pair = only(document.get("sessions"));
    assertEquals("sequence", pair.get("by").asString());
    assertEquals("likely", pair.get("confidence").asString());
    JsonNode loss = document.get("loss");
    for (String way : List.of("clientToServer", "serverToClient")) {
      assertEquals(0, loss.get(way).get("lost").asInt());
      assertTrue(loss.get(way).get("outside").asInt() > 10);
    }
    assertClose(3250, document.get("clock").get("offsetMs"), 0.01);
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
  void segmentsThatWereJoinedOnTheWayAreNotLost() throws IOException {
    TcpConversation tcp = ScenarioCapture.tcp(scenario, 1, CLIENT, SERVER).connect();
    for (int i = 0; i < 10; i++) {
      tcp.send(SERVER_TO_CLIENT, new byte[4_000], () -> {}); // 1460 + 1460 + 1080
      tcp.awaitDelivery(SERVER_TO_CLIENT);
      tcp.send(CLIENT_TO_SERVER, new byte[50], () -> {});
      tcp.awaitDelivery(CLIENT_TO_SERVER);
    }
    tcp.close(CLIENT_TO_SERVER);
    List<Seen> near = near();
    JsonNode loss =
        compared(near, far(TwoPoints.joined(near)), "--all-flows")
            .get("loss")
            .get("serverToClient");
    assertTrue(loss.get("regrouped").asInt() >= 10, loss::toString);
    assertEquals(0, loss.get("lost").asInt());
    assertEquals(0, loss.get("notRecordedAtSender").asInt());
  }

  private static String complaint(String... arguments) {
    CommandForTests.Result result = CommandForTests.run(arguments);
    assertEquals(2, result.exitCode());
    assertEquals("", result.out());
    return result.err();
  }

  @Test
  void wrongUseIsSaidInOneLine() throws IOException {
    session();
    String file = write("a.pcap", near());
    String copy = write("copy.pcap", near());
    assertTrue(complaint("compare", file, file).contains("both are the same file"));
    assertTrue(complaint("compare", file, copy).contains("both hold the same recording"));
    assertTrue(complaint("compare", file).contains("no session was seen twice (1 in all)"));
    assertTrue(complaint("compare", file, copy, file).contains("one capture or two"));
    assertTrue(complaint("compare", file, "-").contains("standard input cannot be read twice"));
  }

  @Test
  void noLineIsWiderThanTheScreen() throws IOException {
    session();
    CommandForTests.lines("compare", write("a.pcap", near()), write("b.pcap", far(near())))
        .forEach(line -> assertTrue(line.length() <= 100, line));
  }

  /** Three users: the way to the server dies for one, something resets another, one is apart. */
  private List<String> story() throws IOException {
    scenario
        .cgpSession("10.1.1.7:50001", SERVER, 1)
        .connect()
        .runUntil(30)
        .breakBySilence()
        .idle(4)
        .resume(50002)
        .run(20)
        .finish();
    scenario
        .cgpSession("10.1.1.8:50011", SERVER, 2)
        .connect()
        .run(25)
        .breakByReset(SERVER_TO_CLIENT)
        .idle(2)
        .resume(50012)
        .run(30)
        .finish();
    scenario.cgpSession("10.1.1.9:50021", "10.10.5.44:2598", 3).connect().run(20).finish();
    List<Seen> near = near();
    long acknowledged = // what the server has of the first connection
        near.stream()
            .filter(f -> f.destination().equals(CLIENT))
            .mapToLong(Seen::acknowledgement)
            .max()
            .orElseThrow();
    Predicate<Seen> lost =
        f ->
            f.source().equals(CLIENT) && f.sequence() + f.payload() > acknowledged
                || f.destination().equals("10.1.1.8:50011") && f.isReset()
                || (f.source() + f.destination()).contains("10.10.5.44");
    String a = write("client.pcap", near());
    String b = write("server.pcap", far(TwoPoints.without(near(), lost)));
    return CommandForTests.lines("compare", a, b).stream()
        .map(line -> line.replace(folder + "/", ""))
        .toList();
  }

  @Test
  void thePageShowsWhatComesOut() throws IOException {
    String page = Files.readString(Path.of("docs/compare.md"));
    String shown = page.substring(page.indexOf("```text\n") + 8);
    assertEquals(shown.substring(0, shown.indexOf("\n```")), String.join("\n", story()));
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
  void everyFieldIsOnThePage() throws IOException {
    lossy(1);
    List<Seen> near = near();
    Set<Seen> lost = firstCopies(near);
    JsonNode document = compared(near, far(TwoPoints.without(near, lost::contains)), "--all-flows");
    Set<String> fields = new TreeSet<>();
    collect(document, fields);
    String pages =
        Files.readString(Path.of("docs/compare.md")) + Files.readString(Path.of("docs/json.md"));
    fields.removeIf(field -> pages.matches("(?s).*`[^`]*\\b" + field + "\\b[^`]*`.*"));
    assertEquals(Set.of(), fields);
  }

  private static void collect(JsonNode node, Set<String> fields) {
    node.propertyNames().forEach(fields::add);
    node.forEach(child -> collect(child, fields));
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
