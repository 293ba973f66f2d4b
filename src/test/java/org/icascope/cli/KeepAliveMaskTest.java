package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.TwoPoints;
import org.icascope.testkit.TwoPoints.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code keep-alive-masks-client}: a trace of a gateway with both legs. */
class KeepAliveMaskTest {

  private static final String RULE = "keep-alive-masks-client";
  private static final String CLIENT = "10.1.1.7:50001";
  private static final String SERVER = "10.10.5.31:2598";
  private static final long SECOND = 1_000_000;

  @TempDir Path folder;

  private final Scenario scenario = new Scenario("masked");

  /** Works for twenty seconds; then there are keep-alives only. */
  private List<Seen> user(double idle) {
    scenario.cgpSession(CLIENT, SERVER, 1).connect().run(20).idle(idle);
    return TwoPoints.of(scenario.frames());
  }

  private static List<Seen> server(List<Seen> user) {
    return TwoPoints.otherConnection(
        TwoPoints.moved(user, 500), CLIENT, "10.10.1.5:52000", SERVER, "10.20.0.8:2598");
  }

  /** The user vanishes after so many seconds; of its leg there is nothing more. */
  private static List<Seen> until(List<Seen> user, double seconds) {
    long end = user.get(0).timeMicros() + Math.round(seconds * SECOND);
    return TwoPoints.without(user, frame -> frame.timeMicros() > end);
  }

  private ScenarioCapture capture(List<Seen> frames) throws IOException {
    return new ScenarioCapture(Files.write(folder.resolve("gateway.pcap"), TwoPoints.pcap(frames)));
  }

  @Test
  void aGatewayThatKeepsTheServersSideAliveIsTold() throws IOException {
    List<Seen> user = user(400);
    ScenarioCapture capture = capture(TwoPoints.merged(until(user, 25), server(user)));
    JsonNode finding = capture.finding(RULE);
    assertEquals("likely", finding.get("confidence").asString());
    assertEquals("warning", finding.get("severity").asString());
    assertEquals(2, finding.get("sessions").size());
    double longest = finding.get("figures").get("longestMs").asDouble();
    assertEquals(396_000, longest, 4000); // 421 s less 25 s, and up to an interval of keep-alives
    assertTrue(finding.get("filter").asString().contains("tcp.stream in {0, 1}"));
  }

  /** 297 s are less than masked.seconds, unless the user says so. */
  @Test
  void aShorterTimeIsNotTold() throws IOException {
    List<Seen> user = user(300);
    ScenarioCapture capture = capture(TwoPoints.merged(until(user, 25), server(user)));
    assertEquals(List.of(), capture.findings(RULE));
    Path rules = Files.writeString(folder.resolve("my.rules"), "masked.seconds = 290\n");
    JsonNode finding = capture.finding(RULE, "--rules", rules.toString());
    double seconds = finding.get("figures").get("longestMs").asDouble() / 1000;
    Files.writeString(rules, "masked.seconds = " + (seconds - 0.001) + "\n");
    assertEquals(1, capture.findings(RULE, "--rules", rules.toString()).size());
    Files.writeString(rules, "masked.seconds = " + (seconds + 0.001) + "\n");
    assertEquals(0, capture.findings(RULE, "--rules", rules.toString()).size());
  }

  /** Both legs live: the user is at lunch. */
  @Test
  void anIdleUserIsThere() throws IOException {
    List<Seen> user = user(400);
    assertEquals(List.of(), capture(TwoPoints.merged(user, server(user))).findings(RULE));
  }

  /** Of the user's side there is nothing, so nothing can be said. */
  @Test
  void oneLegAloneSaysNothing() throws IOException {
    assertEquals(List.of(), capture(new ArrayList<>(server(user(400)))).findings(RULE));
  }
}
