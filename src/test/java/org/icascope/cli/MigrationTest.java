package org.icascope.cli;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code session-migrated}, and sessions that end on purpose: nothing of it is a drop. */
class MigrationTest {

  private static final String RULE = "session-migrated";
  private static final String DIRECT = "10.10.5.77:443";

  @TempDir Path folder;

  private final Scenario scenario = new Scenario("migration");
  private final CgpSession session =
      scenario.cgpSession("192.168.20.61:51000", "10.10.5.12:2598", 1).connect().run(10);

  private JsonNode document() throws IOException {
    return ScenarioCapture.of(scenario, folder).json("analyze");
  }

  private static List<String> names(JsonNode list, String field) {
    return list.valueStream().map(each -> each.get(field).asString()).toList();
  }

  private static void assertNothingAboveInfo(JsonNode document) {
    for (JsonNode finding : document.get("findings")) {
      assertEquals("info", finding.get("severity").asString(), finding.toString());
    }
  }

  @Test
  void aSessionThatMovesIsNoDrop() throws IOException {
    session.moveTo(DIRECT, 51001).run(10).finish();
    JsonNode document = document();
    JsonNode only = document.get("sessions").get(0);
    assertEquals(1, document.get("sessions").size());
    assertEquals(List.of("primary", "migrated"), names(only.get("connections"), "role"));
    assertEquals(0, only.get("cgp").get("reconnects").asInt());
    assertEquals(0, document.get("incidents").size());
    List<String> types = names(document.get("events"), "type");
    assertTrue(!types.contains("cgp.suspend") && types.contains("cgp.reconnect"), types.toString());
    List<String> rules = names(document.get("findings"), "rule");
    assertTrue(rules.contains(RULE) && !rules.contains("session-resumed"), rules.toString());
    assertNothingAboveInfo(document);
    JsonNode finding = ScenarioCapture.of(scenario, folder).finding(RULE);
    assertEquals("certain", finding.get("confidence").asString()); // by the ticket
    assertEquals("tcp.stream in {0, 1}", finding.get("filter").asString());
  }

  /** The same addresses after a silence of ten seconds: a failover. */
  @Test
  void aSessionThatBrokeBeforeDidNotMove() throws IOException {
    session.breakBySilence().idle(1).resumeAt(DIRECT, 51001).run(10).finish();
    ScenarioCapture capture = ScenarioCapture.of(scenario, folder);
    assertEquals(List.of(), capture.findings(RULE));
    assertEquals(1, capture.findings("session-resumed").size());
  }

  /** A reset, and the new connection at once. */
  @Test
  void aSessionThatWasResetDidNotMove() throws IOException {
    session.breakByReset(SERVER_TO_CLIENT).resumeAt(DIRECT, 51001).run(10).finish();
    ScenarioCapture capture = ScenarioCapture.of(scenario, folder);
    assertEquals(List.of(), capture.findings(RULE));
    assertEquals(1, capture.findings("session-resumed").size());
  }

  @Test
  void aLogOffIsNoDrop() throws IOException {
    session.finish();
    scenario
        .cgpSession("192.168.20.62:51000", "10.10.5.12:2598", 2)
        .connect()
        .run(9)
        .closeChannel();
    JsonNode document = document();
    assertEquals(0, document.get("incidents").size());
    assertEquals(List.of("closed", "closed"), names(document.get("sessions"), "outcome"));
    assertNothingAboveInfo(document);
  }

  /** Two codes of one sender make it a NetScaler; the timeout of the killed session is no loss. */
  @Test
  void aSessionThatWasKilledIsNotLost() throws IOException {
    session.resetCode(10004).breakByReset(CLIENT_TO_SERVER).idle(300);
    String gateway = "192.168.20.61:51002";
    scenario
        .icaSession(gateway, "10.10.5.13:1494", 2)
        .connect()
        .run(2)
        .idle(0.2)
        .resetWithCode(9700);
    scenario.cgpSession("192.168.20.99:51000", "10.10.5.14:2598", 2).connect().run(400).finish();
    ScenarioCapture capture = ScenarioCapture.of(scenario, folder);
    JsonNode finding = capture.finding("session-killed");
    assertEquals("info", finding.get("severity").asString());
    assertEquals("likely", finding.get("confidence").asString());
    assertEquals(List.of(), capture.findings("reliability-timeout"));
    assertEquals(1, capture.findings("netscaler-reset").size()); // the other code
  }

  /** The same reset with another code: nobody came back, and that is worth a warning. */
  @Test
  void aSessionThatNobodyKilledIsLost() throws IOException {
    session.resetCode(9401).breakByReset(CLIENT_TO_SERVER).idle(300);
    scenario.cgpSession("192.168.20.99:51000", "10.10.5.14:2598", 2).connect().run(400).finish();
    ScenarioCapture capture = ScenarioCapture.of(scenario, folder);
    assertEquals(List.of(), capture.findings("session-killed"));
    assertEquals(1, capture.findings("reliability-timeout").size());
  }
}
