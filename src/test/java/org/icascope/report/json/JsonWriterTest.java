package org.icascope.report.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.CaptureResult;
import org.icascope.analyze.Analysis.Traffic;
import org.icascope.report.AnalysisForTests;
import org.icascope.report.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Expected names and values are those of the contract and of the hand-written fixture. */
final class JsonWriterTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String text = write(AnalysisForTests.complete());
  private final JsonNode document = MAPPER.readTree(text);

  static String write(Analysis analysis) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      JsonWriter.write(analysis, new DocumentOptions("0.0.0"), out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Set<String> names(JsonNode object) {
    return new TreeSet<>(object.propertyNames());
  }

  private static Set<String> set(String names) {
    return new TreeSet<>(List.of(names.split(" ")));
  }

  private JsonNode event(String type) {
    for (JsonNode event : document.get("events")) {
      if (event.get("type").asString().equals(type)) {
        return event;
      }
    }
    throw new AssertionError("no event " + type);
  }

  /** Names of an event without those that every event of the fixture has. */
  private Set<String> ownNames(String type) {
    Set<String> names = names(event(type));
    names.removeAll(set("id uid type time at session flow incident severity summary detectedAt"));
    return names;
  }

  @Test
  void theFixtureGivesTheGoldenText() {
    Golden.check("report/analysis.json", text);
  }

  @Test
  void theSameAnalysisGivesTheSameText() {
    assertEquals(text, write(AnalysisForTests.complete()));
  }

  @Test
  void theTopHasTheNamesOfTheContract() {
    assertEquals(
        set(
            "schema tool traffic captures flows sessions incidents events findings portMatrix"
                + " diagnostics"),
        names(document));
    assertEquals("icascope/analysis/1", document.get("schema").asString());
    assertEquals("{\"name\":\"icascope\",\"version\":\"0.0.0\"}", document.get("tool").toString());
  }

  @Test
  void everyEventTypeHasTheFieldsOfTheContract() {
    assertEquals(Set.of(), ownNames("session.start"));
    assertEquals(set("outcome"), ownNames("session.end"));
    assertEquals(
        set("cause closedBy silentBeforeCloseMs lastFromClient lastFromServer"),
        ownNames("cgp.suspend"));
    assertEquals(
        set(
            "fromFlow toFlow attempt gapMs result clientAddressChanged serverAddressChanged"
                + " resumeMs"),
        ownNames("cgp.reconnect"));
    assertEquals(set("cause resume"), ownNames("cgp.connect-failed"));
    assertEquals(
        set(
            "direction fromMessage toMessage messages bytes trimmed verified queuedMessages"
                + " queuedBytes catchUpMs"),
        ownNames("cgp.replay"));
    assertEquals(set("timeoutSeconds"), ownNames("cgp.timeout"));
    assertEquals(set("cause failedFlow toFlow delayMs"), ownNames("fallback.1494"));
    assertEquals(set("cgpCause icaCause failedFlow icaFlow"), ownNames("fallback.blocked"));
    assertEquals(set("fromSession gapMs kind reason confidence"), ownNames("ica.reconnect"));
    assertEquals(
        set("result source target count intervalMs firstTime lastTime"), ownNames("probe"));
  }

  @Test
  void aFlowHasTheFieldsOfTheContract() {
    JsonNode flow = document.get("flows").get(0);
    assertEquals(
        set(
            "id uid transport client server clientAssumed communityId tcpStream first last"
                + " startTime endTime layers vlan clientToServer serverToClient tcp"),
        names(flow));
    JsonNode tcp = flow.get("tcp");
    assertEquals(
        set(
            "handshake close closedBy portsReused handshakeRttMs synToSynAckMs synAckToAckMs"
                + " dataRttMs clientToServer serverToClient reset"),
        names(tcp));
    assertEquals(
        set(
            "retransmissions fastRetransmissions spuriousRetransmissions outOfOrder duplicateAcks"
                + " zeroWindows zeroWindowProbes zeroWindowProbeAcks windowFull windowUpdates"
                + " keepAlives keepAliveAcks previousSegmentNotCaptured ackedUnseenSegments"
                + " missingBytes cutBytes badChecksums mss windowScale sack ttl dscp"),
        names(tcp.get("serverToClient")));
    assertEquals(
        "{\"from\":\"server\",\"ttl\":255,\"peerTtl\":64,\"windowRaw\":9300,\"injected\":\"possible\"}",
        tcp.get("reset").toString());
    assertEquals(16, tcp.get("serverToClient").get("missingBytes").asInt());
  }

  @Test
  void aResetThatIsTheOnlyPacketOfItsSideIsNotComparedWithItself() {
    JsonNode refused = document.get("flows").get(2).get("tcp");
    assertEquals(set("from ttl windowRaw"), names(refused.get("reset")));
  }

  @Test
  void aUdpFlowHasNeitherTcpObjectNorStreamNumber() {
    JsonNode flow = document.get("flows").get(4);
    assertEquals("udp", flow.get("transport").asString());
    assertFalse(flow.has("tcp"));
    assertFalse(flow.has("tcpStream"));
  }

  @Test
  void severalFilesLeaveOutTheStreamNumberOfASingleOne() {
    Analysis one = AnalysisForTests.complete();
    Analysis two =
        new Analysis(
            List.of(
                one.captures().get(0),
                new CaptureResult(AnalysisForTests.capture("second.pcap", 9), 0)),
            one.flows(),
            one.sessions(),
            one.incidents(),
            one.events(),
            one.findings(),
            one.diagnostics(),
            one.traffic());
    assertFalse(MAPPER.readTree(write(two)).get("flows").get(0).has("tcpStream"));
  }

  @Test
  void aSessionHasTheFieldsOfTheContract() {
    JsonNode session = document.get("sessions").get(0);
    assertEquals(
        set(
            "id uid client server flows connections first last startTime endTime reliability"
                + " outcome layers stack citrixStack alreadyRunning clientShared setup cgp ica"
                + " identity notDecoded"),
        names(session));
    assertEquals(
        set(
            "timeoutSeconds clientKeepAliveMs serverKeepAliveMs messagesPerAck destination"
                + " staTicket reconnects suspendedMs trackedMessages numbersAssumed"
                + " ticketFingerprint"),
        names(session.get("cgp")));
    assertEquals(
        set(
            "encryption clientProgram clientBuild serverLevel reducerLevel clientProduct"
                + " protocolDrivers modules moduleVersions virtualChannels records passwordPresent"
                + " autoReconnect"),
        names(session.get("ica")));
    assertEquals("[\"f1\",\"f2\"]", session.get("flows").toString());
    assertEquals(
        "{\"count\":30,\"bytes\":5100,\"clientToServer\":{\"count\":10,\"bytes\":100},"
            + "\"serverToClient\":{\"count\":20,\"bytes\":5000}}",
        session.get("ica").get("records").get("basic").toString());
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    JsonNode session = document.get("sessions").get(1);
    assertFalse(session.has("cgp"));
    assertFalse(session.has("identity"));
    assertEquals(Set.of(), names(session.get("setup")));
    assertNoNull(document);
  }

  private static void assertNoNull(JsonNode node) {
    assertFalse(node.isNull());
    node.forEach(JsonWriterTest::assertNoNull);
  }

  @Test
  void figuresHaveAtMostThreeDecimalsAndNoExponent() {
    JsonNode setup = document.get("sessions").get(0).get("setup");
    assertEquals("0.001", setup.get("channelOpenMs").toString());
    assertEquals(7, setup.get("firstDataMs").asDouble());
    assertTrue(text.contains("\"firstDataMs\" : 7\n"), "a whole number is written as one");
    assertTrue(text.contains("\"icaInitMs\" : 12345678.9"), "no exponent");
    assertTrue(text.contains("\"suspendedMs\" : 1000,"), "trailing zeros of an integer stay");
    assertFalse(text.matches("(?s).*: -?[0-9.]+[eE].*"));
  }

  @Test
  void idsAreUniqueAndEveryReferenceLeadsSomewhere() {
    Set<String> ids = new TreeSet<>();
    Set<String> uids = new TreeSet<>();
    int things = 0;
    for (String list : List.of("flows", "sessions", "incidents", "events", "findings")) {
      for (JsonNode thing : document.get(list)) {
        things++;
        ids.add(thing.get("id").asString());
        uids.add(thing.get("uid").asString());
      }
    }
    assertEquals(things, ids.size());
    assertEquals(things, uids.size());
    for (JsonNode event : document.get("events")) {
      for (String name :
          List.of(
              "session",
              "fromSession",
              "flow",
              "fromFlow",
              "toFlow",
              "failedFlow",
              "icaFlow",
              "incident")) {
        assertTrue(!event.has(name) || ids.contains(event.get(name).asString()), name);
      }
    }
    document
        .get("incidents")
        .get(0)
        .get("events")
        .forEach(e -> assertTrue(ids.contains(e.asString()), e.asString()));
  }

  @Test
  void textThatIsNoUnicodeIsReplacedAndNeverThrows() {
    JsonNode odd = MAPPER.readTree(write(AnalysisForTests.complete("a\ud800b\u0000\n.pcap")));
    assertEquals("a\ufffdb\u0000\n.pcap", odd.get("captures").get(0).get("file").asString());
  }

  @Test
  void aPartialResultSaysSo() {
    Analysis partial =
        new Analysis(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new Traffic(0, 0, 0, true, List.of()));
    assertTrue(MAPPER.readTree(write(partial)).get("partial").asBoolean());
    assertFalse(document.has("partial"));
  }

  @Test
  void anErrorOfTheStreamComesOutAsAnInputOutputError() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left");
          }
        };
    IOException error =
        assertThrows(
            IOException.class,
            () ->
                JsonWriter.write(AnalysisForTests.complete(), new DocumentOptions("0.0.0"), full));
    assertEquals("no space left", error.getMessage());
  }
}
