package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.HostPort;
import org.icascope.testkit.network.TcpConversation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A scenario in a file, and what commands say about it. */
record ScenarioCapture(Path file) {

  static ScenarioCapture of(Scenario scenario, Path folder) throws IOException {
    Path file = folder.resolve(scenario.name() + ".pcapng");
    Files.write(file, scenario.pcapng());
    return new ScenarioCapture(file);
  }

  /** A connection of another kind at that second; endpoints as {@code host:port}. */
  static TcpConversation tcp(Scenario scenario, double second, String client, String server) {
    return new TcpConversation(scenario.network(second), HostPort.of(client), HostPort.of(server));
  }

  /** The document of a command, which has nothing to complain of. */
  JsonNode json(String command, String... options) {
    return new JsonMapper().readTree(String.join("\n", lines(command, "json", options)));
  }

  /** The text of a command. */
  List<String> text(String command, String... options) {
    return lines(command, "text", options);
  }

  private List<String> lines(String command, String format, String... options) {
    return CommandForTests.lines(
        Stream.of(List.of(command, "--format", format), List.of(options), List.of(file.toString()))
            .flatMap(List::stream)
            .toArray(String[]::new));
  }

  /** Findings of one rule. */
  List<JsonNode> findings(String rule, String... options) {
    List<JsonNode> found = new ArrayList<>();
    json("analyze", options).get("findings").forEach(found::add);
    found.removeIf(finding -> !finding.get("rule").asString().equals(rule));
    return found;
  }

  /** The only finding of a rule. */
  JsonNode finding(String rule, String... options) {
    List<JsonNode> found = findings(rule, options);
    assertEquals(1, found.size(), () -> rule + ": " + found);
    return found.get(0);
  }
}
