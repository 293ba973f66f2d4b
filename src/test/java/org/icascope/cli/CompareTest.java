package org.icascope.cli;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.icascope.testkit.TwoPoints;
import org.icascope.testkit.TwoPoints.Seen;
import org.icascope.testkit.network.TcpConversation;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Losses, delays, clocks and resets that {@code icascope compare} finds. */
class CompareTest extends ComparedCaptures {

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

  /** What the samples' page says of them. */
  @Test
  void theSamplesShowWhatHappenedBetweenThem() {
    JsonNode document = json("samples/compare/client.pcap", "samples/compare/server.pcap");
    assertClose(3250, document.get("clock").get("offsetMs"), 0.01);
    assertEquals(0, document.get("loss").get("clientToServer").get("lost").asInt());
    assertEquals(5, document.get("loss").get("serverToClient").get("lost").asInt());
    List<String> origins = document.findValuesAsString("origin");
    assertEquals(List.of("between"), origins);
    assertEquals(1, document.get("unjoined").size());
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
}
