package org.icascope.report.siem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Addresses, ports and times of a record are those of what it tells of, and of nothing beside it.
 */
class SiemPlacesTest {

  static Stream<Path> samples() throws IOException {
    return SiemSamples.capturesAndScenarios();
  }

  private static List<JsonNode> records(String sample, String action) {
    return SiemSamples.records(SiemFormat.ECS, Path.of("samples/" + sample)).stream()
        .filter(r -> r.at("/event/action").asString().equals(action))
        .toList();
  }

  private static JsonNode record(String sample, String action) {
    List<JsonNode> records = records(sample, action);
    assertEquals(1, records.size(), action);
    return records.get(0);
  }

  private static List<String> relatedIps(JsonNode record) {
    return record.at("/related/ip").valueStream().map(JsonNode::asString).toList();
  }

  /** A fallback goes to another port, and a session may have begun on another connection. */
  @ParameterizedTest
  @MethodSource("samples")
  void incidentsHaveTheClientAndServerOfTheDocument(Path sample) {
    Map<String, JsonNode> records = new HashMap<>();
    SiemSamples.records(SiemFormat.ECS, sample)
        .forEach(r -> records.put(r.at("/event/id").asString(), r));
    for (JsonNode incident : SiemSamples.document(sample).get("incidents")) {
      JsonNode record = records.get(incident.get("uid").asString());
      assertEquals(incident.at("/client/ip"), record.at("/source/ip"));
      assertEquals(incident.at("/server/ip"), record.at("/destination/ip"));
      assertEquals(incident.at("/server/port"), record.at("/destination/port"));
    }
  }

  /** Ports of the connections that broke (tshark, SYNs of the sample). */
  @Test
  void laterBreaksOfASessionAreOnItsLaterConnections() {
    Map<String, Integer> ports = new HashMap<>();
    for (String cause : List.of("server-reset", "client-closed", "nobody-heard")) {
      ports.put(cause, record("three-reconnects.pcapng", cause).at("/source/port").asInt());
    }
    assertEquals(
        Map.of("server-reset", 50733, "client-closed", 50734, "nobody-heard", 50735), ports);
  }

  /** Twelve clients lost the service: the first of them did no more than the others. */
  @Test
  void aFindingAboutManyClientsHasNoneOfThemAsItsSource() throws IOException {
    JsonNode outage = record("server-outage.pcapng", "cgp-service-outage");
    assertFalse(outage.has("source"));
    assertFalse(outage.at("/network").has("community_id"));
    assertEquals("10.10.5.14", outage.at("/destination/ip").asString());
    assertEquals(2598, outage.at("/destination/port").asInt());
    assertTrue(relatedIps(outage).containsAll(List.of("10.10.5.14", "192.168.20.61")));
    for (JsonNode record : SiemSamples.records(SiemFormat.ECS)) {
      int ips = record.at("/related/ip").size();
      assertTrue(ips > 0 && ips <= Surroundings.MOST_ADDRESSES, record::toString);
    }
  }

  /** The name server and the desktop, not the STA that was asked before. */
  @Test
  void aFindingIsAtTheServerThatItNames() {
    JsonNode unknown = record("launch-failed.pcapng", "name-not-resolved");
    assertEquals("10.10.7.53", unknown.at("/destination/ip").asString());
    assertEquals(53, unknown.at("/destination/port").asInt());
    JsonNode silent = record("launch-failed.pcapng", "vda-unreachable");
    assertEquals("10.10.5.18", silent.at("/destination/ip").asString());
    assertEquals(2598, silent.at("/destination/port").asInt());
    assertEquals("10.10.6.5", silent.at("/source/ip").asString());
  }

  /** A search for an address finds what it did before and after it moved. */
  @Test
  void allAddressesOfASessionThatMovedAreInEachOfItsRecords() {
    List<JsonNode> records =
        SiemSamples.records(SiemFormat.ECS, Path.of("samples/roaming-reconnect.pcapng"));
    for (JsonNode record : records) {
      assertTrue(
          relatedIps(record).containsAll(List.of("192.168.20.47", "192.168.77.132", "10.10.5.12")),
          record::toString);
    }
  }

  @Test
  void aFindingOfAStandstillLastsAsLongAsItStoodStill() {
    for (JsonNode finding : records("stall.pcapng", "stall")) {
      if (finding.at("/icascope/kind").asString().equals("finding")) {
        Duration lasted =
            Duration.between(
                Instant.parse(finding.at("/event/start").asString()),
                Instant.parse(finding.at("/event/end").asString()));
        assertEquals(
            finding.at("/icascope/figures/longestMs").asDouble(), lasted.toNanos() / 1e6, 0.01);
      }
    }
  }
}
