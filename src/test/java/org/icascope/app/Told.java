package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.icascope.cli.CommandForTests;
import org.icascope.model.Direction;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Fact;
import org.icascope.testkit.Scenario;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the command tells of a scenario, to be compared with what is true about it. */
record Told(Scenario scenario, JsonNode document) {

  /** The scenario as pcapng, with its secrets in the file. */
  static Told of(Scenario scenario, Path folder, String... options) throws IOException {
    Path file = folder.resolve("scenario.pcapng");
    Files.write(file, scenario.pcapng());
    List<String> arguments = new ArrayList<>(List.of("analyze", "--format", "json"));
    arguments.addAll(List.of(options));
    arguments.add(file.toString());
    CommandForTests.Result result = CommandForTests.run(arguments);
    assertEquals(0, result.exitCode(), result.err());
    return new Told(scenario, new JsonMapper().readTree(result.out()));
  }

  /** The only session. */
  JsonNode session() {
    assertEquals(1, document.get("sessions").size());
    return document.get("sessions").get(0);
  }

  List<String> roles() {
    return texts(session().get("connections"), "role");
  }

  List<String> types() {
    return texts(document.get("events"), "type");
  }

  private static List<String> texts(JsonNode list, String field) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.get(field).asString()));
    return texts;
  }

  List<JsonNode> events(String type) {
    List<JsonNode> events = new ArrayList<>();
    document.get("events").forEach(events::add);
    events.removeIf(event -> !event.get("type").asString().equals(type));
    return events;
  }

  List<JsonNode> findings(String rule) {
    List<JsonNode> findings = new ArrayList<>();
    document.get("findings").forEach(findings::add);
    findings.removeIf(finding -> !finding.get("rule").asString().equals(rule));
    return findings;
  }

  private static final List<String> TRANSPORT =
      List.of(
          "stall",
          "zero-window",
          "packet-loss",
          "one-way-loss",
          "segment-never-accepted",
          "tcp-mtu-black-hole",
          "firewall-idle-timeout",
          "firewall-idle-reset",
          "injected-reset",
          "netscaler-idle-timeout",
          "netscaler-parse-error",
          "netscaler-reset");

  /** Rules of the findings about TCP. */
  List<String> rules() {
    List<String> rules = texts(document.get("findings"), "rule");
    rules.retainAll(TRANSPORT);
    return rules;
  }

  /** Nothing was damaged or unexpected in the traffic. */
  void assertNoRemarks() {
    assertEquals(List.of(), codes());
  }

  /** Codes of the diagnostics. */
  List<String> codes() {
    return texts(document.get("diagnostics"), "code");
  }

  /** The only thing of the session that stayed closed. */
  void assertClosed(String layer, String reason) {
    assertEquals(1, session().get("notDecoded").size());
    JsonNode closed = session().get("notDecoded").get(0);
    assertEquals(layer, closed.get("layer").asString());
    assertTrue(closed.get("reason").asString().startsWith(reason), closed.toString());
  }

  /** Breaks, resumes and replays are those of the scenario, in the frames that carried them. */
  void assertFacts(CgpSession session) {
    assertEquals(session.outcome(), session().get("outcome").asString());
    JsonNode tracked = session().get("cgp").get("trackedMessages");
    assertEquals(
        session.trackedMessages(Direction.CLIENT_TO_SERVER),
        tracked.get("clientToServer").asLong());
    assertEquals(
        session.trackedMessages(Direction.SERVER_TO_CLIENT),
        tracked.get("serverToClient").asLong());
    assertEquals(expected(), found());
  }

  /** One line each, sorted. */
  private TreeSet<String> expected() {
    TreeSet<String> lines = new TreeSet<>();
    for (Fact.Suspended fact : scenario.facts(Fact.Suspended.class)) {
      lines.add("suspend %d %s".formatted(fact.flow().client().port(), fact.cause()));
    }
    for (Fact.Reconnected fact : scenario.facts(Fact.Reconnected.class)) {
      lines.add(
          "reconnect %d to %d, attempt %d, %s, frames %d and %d"
              .formatted(
                  fact.from().client().port(),
                  fact.to().client().port(),
                  fact.attempt(),
                  fact.result(),
                  fact.request().number(),
                  fact.response().orElseThrow().number()));
    }
    for (Fact.Replayed fact : scenario.facts(Fact.Replayed.class)) {
      lines.add(
          "replay %d %s %d to %d, %d bytes, %d trimmed, %s"
              .formatted(
                  fact.flow().client().port(),
                  fact.direction() == Direction.CLIENT_TO_SERVER
                      ? "client-to-server"
                      : "server-to-client",
                  fact.fromMessage(),
                  fact.toMessage(),
                  fact.bytes(),
                  fact.trimmed(),
                  fact.verified()));
    }
    return lines;
  }

  private TreeSet<String> found() {
    TreeSet<String> lines = new TreeSet<>();
    for (JsonNode event : events("cgp.suspend")) {
      lines.add("suspend %d %s".formatted(port(event, "flow"), text(event, "cause")));
    }
    for (JsonNode event : events("cgp.reconnect")) {
      lines.add(
          "reconnect %d to %d, attempt %d, %s, frames %d and %d"
              .formatted(
                  port(event, "fromFlow"),
                  port(event, "toFlow"),
                  event.get("attempt").asInt(),
                  text(event, "result"),
                  event.get("at").get("frame").asInt(),
                  event.get("detectedAt").get("frame").asInt()));
    }
    for (JsonNode event : events("cgp.replay")) {
      lines.add(
          "replay %d %s %d to %d, %d bytes, %d trimmed, %s"
              .formatted(
                  port(event, "flow"),
                  text(event, "direction"),
                  event.get("fromMessage").asLong(),
                  event.get("toMessage").asLong(),
                  event.get("bytes").asLong(),
                  event.get("trimmed").asLong(),
                  text(event, "verified")));
    }
    return lines;
  }

  private static String text(JsonNode event, String field) {
    return event.get(field).asString();
  }

  /** Client port of the flow that a field names. */
  private int port(JsonNode event, String field) {
    for (JsonNode flow : document.get("flows")) {
      if (flow.get("id").asString().equals(event.get(field).asString())) {
        return flow.get("client").get("port").asInt();
      }
    }
    throw new AssertionError("no flow " + event.get(field));
  }
}
