package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.icascope.testkit.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code no-way-back}: Session Reliability works, and 1494 is blocked. */
class NoWayBackTest {

  private static final String RULE = "no-way-back";
  private static final String CGP = "10.10.5.31:2598";
  private static final String ICA = "10.10.5.31:1494";

  @TempDir Path folder;

  private final Scenario scenario = new Scenario("no-way-back");

  private ScenarioCapture capture() throws IOException {
    return ScenarioCapture.of(scenario, folder);
  }

  private void sessionFor(double seconds) {
    scenario.cgpSession("10.1.1.7:50001", CGP, 1).connect().run(seconds).finish();
  }

  @Test
  void aPortThatIsSilentWhileASessionRunsIsBlocked() throws IOException {
    sessionFor(20);
    ScenarioCapture.tcp(scenario, 5, "10.1.1.8:50002", ICA).connectUnanswered(3);
    JsonNode finding = capture().finding(RULE);
    assertEquals("notice", finding.get("severity").asString());
    assertEquals("likely", finding.get("confidence").asString());
    assertEquals(
        "No way back at 10.10.5.31: CGP works, and TCP 1494 is blocked for 10.1.1.0/24",
        finding.get("title").asString());
    assertEquals(1, finding.get("figures").get("attempts").asInt());
    assertEquals("tcp.stream == 1", finding.get("filter").asString());
  }

  @Test
  void aRefusalWhileASessionRunsIsCertain() throws IOException {
    sessionFor(20);
    ScenarioCapture.tcp(scenario, 5, "10.1.1.8:50002", ICA).connectRefused();
    JsonNode finding = capture().finding(RULE);
    assertEquals("certain", finding.get("confidence").asString());
    assertTrue(finding.get("title").asString().contains("1494 is refused for"));
  }

  @Test
  void severalNetworksAreOneFinding() throws IOException {
    sessionFor(20);
    scenario.cgpSession("10.1.2.7:50011", CGP, 1).connect().run(20).finish();
    ScenarioCapture.tcp(scenario, 5, "10.1.1.8:50002", ICA).connectUnanswered(3);
    ScenarioCapture.tcp(scenario, 6, "10.1.2.8:50003", ICA).connectRefused();
    JsonNode finding = capture().finding(RULE);
    assertEquals(2, finding.get("figures").get("networks").asInt());
    assertTrue(finding.get("title").asString().endsWith("for 10.1.1.0/24, 10.1.2.0/24"));
  }

  @Test
  void nobodyTriedNothingIsSaid() throws IOException {
    sessionFor(20);
    assertEquals(List.of(), capture().findings(RULE));
  }

  @Test
  void anotherNetworkSaysNothingOfThisOne() throws IOException {
    sessionFor(20);
    ScenarioCapture.tcp(scenario, 5, "10.1.9.8:50002", ICA).connectUnanswered(3);
    assertEquals(List.of(), capture().findings(RULE));
  }

  @Test
  void aPortThatAnsweredOnceIsNotBlocked() throws IOException {
    sessionFor(20);
    ScenarioCapture.tcp(scenario, 5, "10.1.1.8:50002", ICA).connectUnanswered(3);
    scenario.icaSession("10.1.1.9:50003", ICA, 40).connect().run(1).finish();
    assertEquals(List.of(), capture().findings(RULE));
  }

  /** Silent on both ports after the session: it may be gone altogether. */
  @Test
  void aServerThatIsSilentOnBothPortsIsDown() throws IOException {
    sessionFor(2);
    ScenarioCapture.tcp(scenario, 20, "10.1.1.8:50002", CGP).connectUnanswered(3);
    ScenarioCapture.tcp(scenario, 30, "10.1.1.8:50003", ICA).connectUnanswered(3);
    assertEquals(List.of(), capture().findings(RULE));
  }

  /** Refused on 2598 and silent on 1494: the server is there, and something drops 1494. */
  @Test
  void aServerThatRefusesOnePortIsThereWhileTheOtherIsSilent() throws IOException {
    sessionFor(2);
    ScenarioCapture.tcp(scenario, 200, "10.1.1.8:50002", CGP).connectRefused();
    ScenarioCapture.tcp(scenario, 201, "10.1.1.8:50003", ICA).connectUnanswered(3);
    assertEquals("likely", capture().finding(RULE).get("confidence").asString());
  }

  /** Both refused: the services stop together when a server starts anew. */
  @Test
  void aServerThatRefusesBothIsNotBlocked() throws IOException {
    sessionFor(2);
    ScenarioCapture.tcp(scenario, 200, "10.1.1.8:50002", CGP).connectRefused();
    ScenarioCapture.tcp(scenario, 201, "10.1.1.8:50003", ICA).connectRefused();
    assertEquals(List.of(), capture().findings(RULE));
  }

  @Test
  void theSignOfTheServerMustBeNearAndHowNearCanBeSet() throws IOException {
    sessionFor(2);
    ScenarioCapture.tcp(scenario, 200, "10.1.1.8:50002", CGP).connectRefused();
    ScenarioCapture.tcp(scenario, 260.5, "10.1.1.8:50003", ICA).connectUnanswered(3);
    ScenarioCapture capture = capture();
    assertEquals(List.of(), capture.findings(RULE));
    Path rules = Files.writeString(folder.resolve("my.rules"), "no-way-back.seconds = 60.5\n");
    assertEquals(1, capture.findings(RULE, "--rules", rules.toString()).size());
    Files.writeString(rules, "no-way-back.seconds = 60.4\n");
    assertEquals(0, capture.findings(RULE, "--rules", rules.toString()).size());
  }
}
