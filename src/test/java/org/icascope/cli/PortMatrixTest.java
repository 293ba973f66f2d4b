package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.icascope.model.Direction;
import org.icascope.testkit.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Which Citrix ports are open for whom: section, report and the name of what was not tried. */
class PortMatrixTest {

  private static final String SERVER = "10.10.5.31:2598";

  @TempDir Path folder;

  private final Scenario scenario = new Scenario("matrix");

  private ScenarioCapture capture() throws IOException {
    return ScenarioCapture.of(scenario, folder);
  }

  /** {@code 10.1.1.0/24 10.10.5.31 protocol: tcp 1494 silent, tcp 2598 open}. */
  private static Set<String> rows(JsonNode document) {
    Set<String> rows = new TreeSet<>();
    for (JsonNode row : document.get("portMatrix")) {
      Set<String> ports = new TreeSet<>();
      for (JsonNode port : row.get("ports")) {
        ports.add(
            "%s %d %s"
                .formatted(
                    port.get("transport").asString(),
                    port.get("port").asInt(),
                    port.get("result").asString()));
      }
      rows.add(
          "%s %s %s: %s"
              .formatted(
                  row.get("clients").asString(),
                  row.get("server").get("ip").asString(),
                  row.get("evidence").asString(),
                  String.join(", ", ports)));
    }
    return rows;
  }

  private void session(String client, double second) {
    scenario.cgpSession(client, SERVER, second).connect().run(2).finish();
  }

  @Test
  void eachNetworkHasARowAndWhatNobodyTriedIsNotInIt() throws IOException {
    session("10.1.1.7:50001", 1);
    session("10.1.2.7:50002", 2);
    ScenarioCapture.tcp(scenario, 3, "10.1.1.8:50003", "10.10.5.31:1494").connectUnanswered(3);
    ScenarioCapture.tcp(scenario, 3, "10.1.2.8:50004", "10.10.5.31:8008").connectRefused();
    JsonNode document = capture().json("analyze");
    assertEquals(
        Set.of(
            "10.1.1.0/24 10.10.5.31 protocol: tcp 1494 silent, tcp 2598 open",
            "10.1.2.0/24 10.10.5.31 protocol: tcp 2598 open, tcp 8008 refused"),
        rows(document));
    JsonNode silent = document.get("portMatrix").get(0).get("ports").get(0);
    assertEquals(1, silent.get("attempts").asInt());
    assertEquals(1, silent.get("unanswered").asInt());
    assertEquals(silent.get("first"), silent.get("firstBlocked"));
  }

  @Test
  void attemptsWithAndWithoutSuccessAreMixed() throws IOException {
    session("10.1.1.7:50001", 1);
    ScenarioCapture.tcp(scenario, 5, "10.1.1.7:50002", SERVER).connectRefused();
    assertEquals(
        Set.of("10.1.1.0/24 10.10.5.31 protocol: tcp 2598 mixed"), rows(capture().json("analyze")));
  }

  @Test
  void howLargeANetworkIsCanBeSet() throws IOException {
    session("10.1.1.7:50001", 1);
    session("10.1.2.7:50002", 2);
    ScenarioCapture capture = capture();
    Path rules = Files.writeString(folder.resolve("my.rules"), "network.ipv4-bits = 22\n");
    assertEquals(
        Set.of("10.1.0.0/22 10.10.5.31 protocol: tcp 2598 open"),
        rows(capture.json("analyze", "--rules", rules.toString())));
    Files.writeString(rules, "network.ipv4-bits = 23\n");
    assertEquals(2, rows(capture.json("analyze", "--rules", rules.toString())).size());
  }

  @Test
  void anAttemptThatTheCaptureEndsTooEarlyForSaysNothing() throws IOException {
    // 3 s are the time to wait for an answer: the last frame decides whether they were there
    ScenarioCapture.tcp(scenario, 1, "10.1.1.7:50001", SERVER).connectUnanswered(1);
    ScenarioCapture.tcp(scenario, 3.99, "10.1.1.8:50002", "10.10.5.31:80").connectRefused();
    assertEquals(
        Set.of("10.1.1.0/24 10.10.5.31 port only: tcp 2598 unclear"),
        rows(capture().json("analyze")));
  }

  @Test
  void anAttemptThatHadThreeSecondsIsSilent() throws IOException {
    ScenarioCapture.tcp(scenario, 1, "10.1.1.7:50001", SERVER).connectUnanswered(1);
    ScenarioCapture.tcp(scenario, 4.01, "10.1.1.8:50002", "10.10.5.31:80").connectRefused();
    assertEquals(
        Set.of("10.1.1.0/24 10.10.5.31 port only: tcp 2598 silent"),
        rows(capture().json("analyze")));
  }

  @Test
  void webServersAreNotInIt() throws IOException {
    session("10.1.1.7:50001", 1);
    ScenarioCapture.tcp(scenario, 1, "10.1.1.7:50002", "93.184.216.34:443").connectUnanswered(3);
    assertEquals(
        Set.of("10.1.1.0/24 10.10.5.31 protocol: tcp 2598 open"), rows(capture().json("analyze")));
  }

  @Test
  void theReportHasNothingOfItWhereNoPortIsClosed() throws IOException {
    session("10.1.1.7:50001", 1);
    ScenarioCapture.tcp(scenario, 5, "10.1.1.7:50002", SERVER).connectRefused();
    assertFalse(capture().text("analyze").stream().anyMatch(line -> line.startsWith("Ports (")));
  }

  @Test
  void theReportShowsItWhereAPortIsClosed() throws IOException {
    session("10.1.1.7:50001", 1);
    ScenarioCapture.tcp(scenario, 3, "10.1.1.7:50003", "10.10.5.31:443").connectUnanswered(3);
    List<String> report = capture().text("analyze");
    int heading = report.indexOf("Ports (- was not tried)");
    assertTrue(heading > 0, report::toString);
    assertEquals("clients      server      tcp 443  tcp 2598", report.get(heading + 1));
    assertEquals("10.1.1.0/24  10.10.5.31  silent   open", report.get(heading + 2));
  }

  /** One accepted SYN does not make a server work: samples/README.md. */
  @Test
  void whatAcceptsAndIsOfNoUseIsClosed() {
    List<String> blocked = CommandForTests.lines("analyze", "samples/fallback-blocked.pcap");
    assertTrue(
        blocked.contains("192.168.20.0/24  10.10.5.19 (port only)  0 of 3    0 of 3"),
        blocked::toString);
    List<String> failures = CommandForTests.lines("analyze", "samples/connect-failures.pcap");
    for (String row :
        List.of("44  open      silent", "45  open      no CGP answer", "46  open      not CGP")) {
      assertTrue(failures.contains("192.168.20.0/24  10.10.5." + row), failures::toString);
    }
  }

  @Test
  void aNarrowedReportHasTheRowsOfItsFlows() throws IOException {
    session("10.1.1.7:50001", 1);
    session("10.1.2.7:50002", 2);
    assertEquals(
        Set.of("10.1.2.0/24 10.10.5.31 protocol: tcp 2598 open"),
        rows(capture().json("analyze", "--client", "10.1.2.7")));
  }

  @Test
  void rowsAreLinesOfNdjsonToo() throws IOException {
    session("10.1.1.7:50001", 1);
    List<String> lines =
        CommandForTests.lines("analyze", "--format", "ndjson", capture().file().toString());
    List<String> rows =
        lines.stream().filter(l -> l.contains("\"recordType\":\"port-matrix\"")).toList();
    assertEquals(1, rows.size());
    assertTrue(rows.get(0).contains("\"clients\":\"10.1.1.0/24\""), rows.get(0));
    assertTrue(rows.get(0).contains("\"captureFile\":\"matrix.pcapng\""), rows.get(0));
  }

  @Test
  void onlyOneDirectionOfASessionInUseIsNotSilence() throws IOException {
    var session = scenario.cgpSession("10.1.1.7:50001", SERVER, 1).connect().run(2);
    session.breakByReset(Direction.SERVER_TO_CLIENT);
    scenario.recordFrom(2);
    assertEquals(
        Set.of("10.1.1.0/24 10.10.5.31 protocol: tcp 2598 open"), rows(capture().json("analyze")));
  }
}
