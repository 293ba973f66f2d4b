package org.icascope.cli;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.protocol.WebSocketWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code websocket-blocked} and {@code multi-stream-partial}, by whole captures. */
class ClosedPortsTest {

  private static final String BLOCKED = "websocket-blocked";
  private static final String STREAM = "multi-stream-partial";
  private static final String CLIENT = "10.1.1.7";
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
  private static final String SERVER = "10.10.5.31";

  @TempDir Path folder;

  private final Scenario scenario = new Scenario("closed-ports");

  private ScenarioCapture capture() throws IOException {
    return ScenarioCapture.of(scenario, folder);
  }

  private void session(double seconds) {
    scenario.cgpSession(CLIENT + ":50001", SERVER + ":2598", 1).connect().run(seconds).finish();
  }

  private TcpConversation attempt(double second, String client, int port) {
    return ScenarioCapture.tcp(scenario, second, client, SERVER + ":" + port);
  }

  @Test
  void aPortForBrowsersThatRefusesIsTold() throws IOException {
    session(10);
    attempt(3, "10.1.1.8:50002", 8008).connectRefused();
    attempt(4, "10.1.1.9:50003", 8008).connectRefused();
    JsonNode finding = capture().finding(BLOCKED);
    assertEquals("warning", finding.get("severity").asString());
    assertEquals("likely", finding.get("confidence").asString());
    assertEquals(
        "2 clients met a closed door at 10.10.5.31:8008, the port of browser clients",
        finding.get("title").asString());
    assertEquals("tcp.stream in {1, 2}", finding.get("filter").asString());
    assertEquals(4, finding.get("evidenceCount").asInt());
  }

  @Test
  void silenceThereIsOnlyPossible() throws IOException {
    session(10);
    attempt(3, "10.1.1.8:50002", 8008).connectUnanswered(3);
    JsonNode finding = capture().finding(BLOCKED);
    assertEquals("notice", finding.get("severity").asString());
    assertEquals("possible", finding.get("confidence").asString());
  }

  /** Nothing else of that server is Citrix. */
  @Test
  void theSamePortOfAnotherServerIsNobodysBusiness() throws IOException {
    session(10);
    ScenarioCapture.tcp(scenario, 3, "10.1.1.8:50002", "10.10.9.9:8008").connectRefused();
    ScenarioCapture capture = capture();
    assertEquals(List.of(), capture.findings(BLOCKED));
    assertEquals(List.of(), capture.findings(BLOCKED, "--all-flows"));
  }

  /** 33 ports are more than any program tries. */
  @Test
  void aScanIsNoBrowser() throws IOException {
    session(10);
    for (int i = 0; i < 32; i++) {
      attempt(3 + i / 100.0, "10.1.1.8:" + (50002 + i), 7000 + i).connectRefused();
    }
    attempt(4, "10.1.1.8:50100", 8008).connectRefused();
    ScenarioCapture capture = capture();
    assertEquals(List.of(), capture.findings(BLOCKED));
    assertEquals(List.of(), capture.findings(BLOCKED, "--all-flows"));
  }

  @Test
  void aMonitorIsNoBrowser() throws IOException {
    session(30);
    for (int i = 0; i < 5; i++) {
      attempt(3 + 5 * i, "10.1.1.8:" + (50002 + i), 8008).connectRefused();
    }
    assertEquals(List.of(), capture().findings(BLOCKED));
  }

  @Test
  void aPortThatAnsweredIsNotClosed() throws IOException {
    session(10);
    attempt(3, "10.1.1.8:50002", 8008).connectUnanswered(3);
    attempt(20, "10.1.1.9:50003", 8008).connect().close(CLIENT_TO_SERVER);
    assertEquals(List.of(), capture().findings(BLOCKED, "--all-flows"));
  }

  /** Three times in a session, at times of no pattern. */
  private void stream(int attempts, int port) {
    double[] seconds = {3, 8, 21, 30};
    for (int i = 0; i < attempts; i++) {
      attempt(seconds[i], CLIENT + ":" + (50002 + i), port).connectRefused();
    }
  }

  @Test
  void aPortThatASessionTriesAgainAndAgainMayBeAStream() throws IOException {
    session(40);
    stream(3, 2600);
    JsonNode finding = capture().finding(STREAM);
    assertEquals("notice", finding.get("severity").asString());
    assertEquals("possible", finding.get("confidence").asString());
    assertEquals("s1", finding.get("sessions").get(0).asString());
    assertEquals(3, finding.get("figures").get("attempts").asInt());
    assertTrue(finding.get("title").asString().contains("10.10.5.31:2600 was tried 3 times"));
  }

  /** Two are less than multi-stream.attempts, unless the user says so. */
  @Test
  void fewAttemptsAreNone() throws IOException {
    session(40);
    stream(2, 2600);
    ScenarioCapture capture = capture();
    assertEquals(List.of(), capture.findings(STREAM));
    Path rules = Files.writeString(folder.resolve("my.rules"), "multi-stream.attempts = 2\n");
    assertEquals(1, capture.findings(STREAM, "--rules", rules.toString()).size());
  }

  /** 3389 is that of another protocol, 135 one of the system, 49200 one of RPC. */
  @Test
  void portsOfOtherProgramsAreNone() throws IOException {
    session(40);
    stream(3, 3389);
    stream(3, 135);
    stream(3, 49200);
    assertEquals(List.of(), capture().findings(STREAM));
  }

  @Test
  void attemptsAfterTheSessionAreNone() throws IOException {
    session(2);
    stream(4, 2600);
    assertEquals(List.of(), capture().findings(STREAM));
  }

  /** Another client gets through there by CGP. */
  @Test
  void aPortOnWhichOthersSpeakCgpIsLikelyAStream() throws IOException {
    session(40);
    stream(3, 2600);
    scenario.cgpSession("10.1.2.7:50001", SERVER + ":2600", 1).connect().run(5).finish();
    assertEquals("likely", capture().finding(STREAM).get("confidence").asString());
  }

  /** A load balancer looks for its ports at steady intervals. */
  @Test
  void steadyAttemptsAreThoseOfAMonitor() throws IOException {
    session(40);
    for (int i = 0; i < 6; i++) {
      attempt(3 + 5 * i, CLIENT + ":" + (50002 + i), 2600).connectRefused();
    }
    assertEquals(List.of(), capture().findings(STREAM));
  }

  /** The HTTP profile of a NetScaler does not allow WebSockets. */
  @Test
  void theResetCodeOfAnUpgradeIsNamed() throws IOException {
    scenario.cgpSession("10.1.1.9:50009", SERVER + ":2598", 1).connect().run(5).finish();
    TcpConversation tcp = attempt(3, "10.1.1.8:50002", 8008).connect();
    tcp.send(
        CLIENT_TO_SERVER,
        WebSocketWriter.request("host", "http://store.example/", KEY, ""),
        () -> {});
    tcp.awaitDelivery(CLIENT_TO_SERVER);
    tcp.resetWindow(SERVER_TO_CLIENT, 9872);
    tcp.reset(SERVER_TO_CLIENT);
    ScenarioCapture capture = capture();
    JsonNode finding = capture.finding("websocket-refused");
    assertTrue(finding.get("title").asString().contains("9872"), finding.toString());
    assertTrue(finding.get("remedy").asString().contains("HTTP profile"), finding.toString());
    assertEquals(List.of(), capture.findings("netscaler-reset"));
  }
}
