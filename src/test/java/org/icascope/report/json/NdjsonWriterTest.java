package org.icascope.report.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.CaptureResult;
import org.icascope.report.AnalysisForTests;
import org.icascope.report.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class NdjsonWriterTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final List<JsonNode> lines = lines(AnalysisForTests.complete("dir/roaming.pcap"));

  private static String write(Analysis analysis) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      NdjsonWriter.write(analysis, new DocumentOptions("0.0.0"), out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The lines as trees; each must be JSON, end with LF and be under 8 kB. */
  private static List<JsonNode> lines(Analysis analysis) {
    String text = write(analysis);
    assertTrue(text.endsWith("\n"));
    List<JsonNode> lines = new ArrayList<>();
    for (String line : text.split("\n")) {
      int bytes = line.getBytes(StandardCharsets.UTF_8).length;
      assertTrue(bytes < 8000, bytes + " bytes: " + line.substring(0, Math.min(300, bytes)));
      lines.add(MAPPER.readTree(line));
    }
    return lines;
  }

  private static List<JsonNode> ofType(List<JsonNode> lines, String recordType) {
    return lines.stream().filter(l -> l.get("recordType").asString().equals(recordType)).toList();
  }

  @Test
  void theFixtureGivesTheGoldenText() {
    Golden.check("report/analysis.ndjson", write(AnalysisForTests.complete("dir/roaming.pcap")));
  }

  @Test
  void everyThingOfTheDocumentHasALine() {
    Map<String, Integer> counts = new TreeMap<>();
    lines.forEach(line -> counts.merge(line.get("recordType").asString(), 1, Integer::sum));
    assertEquals(
        Map.of(
            "capture",
            1,
            "flow",
            5,
            "session",
            2,
            "incident",
            1,
            "event",
            11,
            "finding",
            1,
            "diagnostic",
            2),
        counts);
  }

  @Test
  void everyLineSaysSchemaAndToolAndNothingIsNull() {
    for (JsonNode line : lines) {
      assertEquals("icascope/analysis/1", line.get("schema").asString());
      assertEquals("icascope", line.get("tool").get("name").asString());
      line.forEach(value -> assertFalse(value.isNull()));
    }
  }

  @Test
  void everyLineOfASessionOrFlowRepeatsFileAddressesAndPorts() {
    for (String type : List.of("flow", "session", "incident", "event", "finding")) {
      for (JsonNode line : ofType(lines, type)) {
        assertEquals("roaming.pcap", line.get("captureFile").asString(), type);
        for (String side : List.of("client", "server")) {
          assertTrue(line.get(side).has("ip"), type);
          assertTrue(line.get(side).has("port"), type + " " + line);
        }
      }
    }
  }

  @Test
  void everyLineOfASessionRepeatsItsUidAndAllItsCommunityIds() {
    JsonNode session = ofType(lines, "session").get(0);
    assertEquals(2, session.get("communityIds").size());
    int repeated = 0;
    for (JsonNode event : ofType(lines, "event")) {
      if (event.has("session") && event.get("session").asString().equals("s1")) {
        assertEquals(session.get("uid"), event.get("sessionUid"));
        assertEquals(session.get("communityIds"), event.get("communityIds"));
        repeated++;
      }
    }
    assertEquals(6, repeated, "events of the first session in the fixture");
    assertEquals(session.get("uid"), ofType(lines, "finding").get(0).get("sessionUid"));
    assertEquals(session.get("uid"), ofType(lines, "incident").get(0).get("sessionUid"));
    assertEquals(session.get("uid"), ofType(lines, "flow").get(0).get("sessionUid"));
    assertEquals(session.get("uid"), ofType(lines, "diagnostic").get(0).get("sessionUid"));
  }

  @Test
  void anEventOutsideOfSessionsTellsTheAddressesOfItsFlow() {
    JsonNode failed =
        ofType(lines, "event").stream()
            .filter(e -> e.get("type").asString().equals("cgp.connect-failed"))
            .findFirst()
            .orElseThrow();
    assertEquals("{\"ip\":\"2001:db8::10\",\"port\":50000}", failed.get("client").toString());
    assertEquals(1, failed.get("communityIds").size());
    assertFalse(failed.has("sessionUid"));
  }

  @Test
  void aHugeSessionIsSplitAndNothingOfItIsLost() {
    Analysis huge = AnalysisForTests.huge("x.pcap", "127.0.0.1:1494");
    List<JsonNode> lines = lines(huge);
    assertEquals(2000, ofType(lines, "flow").size());
    JsonNode session = ofType(lines, "session").get(0);
    assertEquals(2000, session.get("connectionsCount").asInt());
    assertEquals(2000, session.get("communityIdsCount").asInt());
    Map<String, List<JsonNode>> lists = new TreeMap<>();
    for (JsonNode detail : ofType(lines, "session-detail")) {
      assertEquals(session.get("uid"), detail.get("sessionUid"));
      assertEquals("x.pcap", detail.get("captureFile").asString());
      assertTrue(detail.get("part").asInt() <= detail.get("parts").asInt());
      List<JsonNode> list =
          lists.computeIfAbsent(detail.get("list").asString(), name -> new ArrayList<>());
      detail.get("items").forEach(list::add);
    }
    JsonNode whole = MAPPER.readTree(JsonWriterTest.write(huge)).get("sessions").get(0);
    lists.forEach(
        (path, items) -> {
          if (!path.equals("communityIds")) {
            JsonNode expected = whole.at("/" + path.replace('.', '/'));
            assertEquals(expected, MAPPER.createArrayNode().addAll(items), path);
          }
        });
    Set<String> split = lists.keySet();
    assertTrue(
        split.containsAll(
            Set.of(
                "flows",
                "connections",
                "communityIds",
                "ica.modules",
                "ica.moduleVersions",
                "ica.virtualChannels")),
        split.toString());
    assertEquals(2000, new HashSet<>(lists.get("communityIds")).size());
  }

  @Test
  void anEventOfAHugeSessionStaysShort() {
    JsonNode event = ofType(lines(AnalysisForTests.huge("x.pcap", "host:1494")), "event").get(0);
    assertEquals(32, event.get("communityIds").size());
    assertEquals(2000, event.get("communityIdsCount").asInt());
    assertTrue(event.has("communityId"), "that of its own flow");
  }

  @Test
  void longTextsAreCutRatherThanLinesLong() {
    // control characters take six bytes each in JSON
    String evil = "\u0001".repeat(50_000) + "\ud800";
    List<JsonNode> lines = lines(AnalysisForTests.huge(evil, evil));
    assertTrue(
        ofType(lines, "session")
            .get(0)
            .get("cgp")
            .get("destination")
            .asString()
            .endsWith("\u2026"));
  }

  @Test
  void withSeveralFilesEveryPacketAddressNamesItsFile() {
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
    for (JsonNode event : ofType(lines(two), "event")) {
      assertEquals("roaming.pcap", event.get("at").get("file").asString());
    }
    assertFalse(ofType(lines, "event").get(0).get("at").has("file"));
  }
}
