package org.icascope.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.icascope.cli.CommandForTests;
import org.icascope.flow.Tshark;
import org.icascope.testkit.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What findings say of TCP, beside what tshark makes of the same capture. */
class EvidenceFilterTest {

  private static final Set<String> TCP =
      new TreeSet<>(
          Arrays.asList(
              "stall",
              "zero-window",
              "firewall-idle-timeout",
              "firewall-idle-reset",
              "packet-loss",
              "segment-never-accepted",
              "one-way-loss",
              "tcp-mtu-black-hole",
              "no-way-back",
              "multi-stream-partial",
              "tls-handshake-failed"));

  private static final String SENT_AGAIN =
      "(tcp.analysis.retransmission || tcp.analysis.fast_retransmission) && tcp.srcport == 1494";

  @TempDir Path folder;

  @BeforeEach
  void needsTshark() {
    Tshark.assumeInstalled();
  }

  private Path write(Consumer<Scenario> how) throws IOException {
    Scenario scenario = new Scenario("evidence");
    how.accept(scenario);
    return Files.write(folder.resolve("evidence.pcapng"), scenario.pcapng());
  }

  private static JsonNode document(Path capture) {
    return new JsonMapper()
        .readTree(CommandForTests.run("analyze", "--format", "json", capture.toString()).out());
  }

  private static Set<Integer> frames(Path capture, String filter) throws IOException {
    return Tshark.fields(capture, List.of("-Y", filter), "frame.number").stream()
        .map(row -> Integer.parseInt(row[0]))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Of every finding in captures that show those about TCP. */
  @Test
  void filtersSelectTheEvidence() throws IOException {
    List<Consumer<Scenario>> captures =
        List.of(
            BoundaryCaptures::stall,
            BoundaryCaptures::silent,
            BoundaryCaptures::zeroWindow,
            BoundaryCaptures::forgottenOnce,
            BoundaryCaptures::idleResets,
            BoundaryCaptures::loss,
            BoundaryCaptures::burst,
            BoundaryCaptures::refusedSegment,
            BoundaryCaptures::oneWay,
            BoundaryCaptures::blackHole,
            BoundaryCaptures.closed("10.1.1.7", "10.1.1.8", "10.10.5.31"),
            BoundaryCaptures::stream,
            BoundaryCaptures::silentTls);
    Set<String> seen = new TreeSet<>();
    for (Consumer<Scenario> each : captures) {
      Path capture = write(each);
      for (JsonNode finding : document(capture).get("findings")) {
        Set<Integer> shown = frames(capture, finding.get("filter").asString());
        for (JsonNode evidence : finding.get("evidence")) {
          assertTrue(shown.contains(evidence.get("frame").asInt()), finding.toString());
        }
        seen.add(finding.get("rule").asString());
      }
    }
    seen.retainAll(TCP);
    assertEquals(TCP, seen);
  }

  /** What the server sent again, over the whole connection. */
  @Test
  void repetitionsOfALossyConnectionAreThoseOfTshark() throws IOException {
    Path capture = write(BoundaryCaptures::loss);
    JsonNode figures = figures(capture, "packet-loss");
    assertEquals(frames(capture, SENT_AGAIN).size(), figures.get("retransmissions").asInt());
    int segments = frames(capture, "tcp.len > 0 && tcp.srcport == 1494").size();
    int before = 2; // greetings, until both sides show that a session begins
    assertEquals(segments - before, figures.get("segments").asInt());
  }

  @Test
  void repetitionsOfAStandstillAreThoseOfTshark() throws IOException {
    Path capture = write(BoundaryCaptures::stall);
    assertEquals(
        frames(capture, SENT_AGAIN).size(),
        figures(capture, "stall").get("retransmissions").asInt());
  }

  private static JsonNode figures(Path capture, String rule) {
    return document(capture)
        .get("findings")
        .valueStream()
        .filter(finding -> finding.get("rule").asString().equals(rule))
        .findFirst()
        .orElseThrow()
        .get("figures");
  }
}
