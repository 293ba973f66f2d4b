package org.icascope.report.siem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.icascope.analyze.Analysis;
import org.icascope.cli.CommandForTests;
import org.icascope.report.AnalysisForTests;
import org.icascope.report.Selection;
import org.icascope.report.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What is true of the records of every format, for every sample. */
class SiemRecordsTest {

  private static final String OWN = SyslogMapping.ELEMENT;
  private static final int MOST_FRAMES = 20;

  static Stream<Path> samples() throws IOException {
    return SiemSamples.capturesAndScenarios();
  }

  /** Uids of sessions, incidents, events and findings in the order of the document. */
  private static List<String> uidsOfDocument(Path sample) {
    List<String> uids = new ArrayList<>();
    JsonNode document = SiemSamples.document(sample);
    for (String list : List.of("sessions", "incidents", "events", "findings")) {
      document.get(list).forEach(thing -> uids.add(thing.get("uid").asString()));
    }
    return uids;
  }

  private static List<String> uids(SiemFormat format, Path sample) {
    return SiemSamples.lines(format, sample).stream()
        .map(
            line ->
                switch (format) {
                  case ECS -> SiemSamples.parse(line).at("/event/id").asString();
                  case OCSF -> SiemSamples.parse(line).at("/metadata/uid").asString();
                  case CEF -> CefRecord.parse(line).extension().get("externalId");
                  case SYSLOG -> SyslogRecord.parse(line).data().get(OWN).get("uid");
                })
        .toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyFormatParsesAndHasTheUidsOfTheDocument(Path sample) {
    List<String> expected = uidsOfDocument(sample);
    for (SiemFormat format : SiemFormat.values()) {
      assertEquals(expected, uids(format, sample), format.name());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyRecordIsUnderEightKilobytesAndHasNoControlCharacter(Path sample) {
    for (SiemFormat format : SiemFormat.values()) {
      for (String line : SiemSamples.lines(format, sample)) {
        assertTrue(line.getBytes(StandardCharsets.UTF_8).length < 8_000, line);
        assertTrue(line.chars().noneMatch(Character::isISOControl), line);
      }
    }
  }

  @Test
  void recordsOfARunThatWasEndedEarlySaySo() throws IOException {
    Analysis whole = AnalysisForTests.complete();
    Analysis part =
        new Analysis(
            whole.captures(),
            whole.flows(),
            whole.sessions(),
            whole.incidents(),
            whole.events(),
            whole.findings(),
            whole.diagnostics(),
            new Analysis.Traffic(5, 1, 2, true, List.of()));
    for (SiemFormat format : SiemFormat.values()) {
      assertEquals(0, markedPartial(whole, format));
      int records = 2 + 1 + part.events().size() + 1; // sessions, incidents, events, findings
      assertEquals(records, markedPartial(part, format), format.name());
    }
  }

  @Test
  void recordsOfANarrowedRunSaySo() {
    List<String> records =
        CommandForTests.lines(
            "analyze", "--session", "s2", "--format", "ecs", "samples/reconnect-storm.pcapng");
    assertFalse(records.isEmpty());
    for (String record : records) {
      assertTrue(SiemSamples.parse(record).at("/icascope/figures/narrowed").asBoolean(), record);
    }
  }

  /** What is loaded once for each id must not keep the first hour for the whole. */
  @Test
  void aSessionThatGoesOnHasAnotherIdInEveryHour() throws IOException {
    Analysis analysis = AnalysisForTests.complete();
    Told told = Told.nothing();
    told.sessions().set(0);
    String over = id(analysis, told);
    told.running().set(0);
    // it ends 2026-03-02T10:15:21Z: date -u -d 2026-03-02T10:00Z +%s, divided by 3600
    assertEquals(over + "-492346", id(analysis, told));
    assertEquals(over, record(analysis, told).at("/icascope/session/uid").asString());
  }

  private static String id(Analysis analysis, Told told) throws IOException {
    return record(analysis, told).at("/event/id").asString();
  }

  private static JsonNode record(Analysis analysis, Told told) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SiemWriter.write(Selection.telling(analysis, told), SiemFormat.ECS, "1", out);
    return SiemSamples.parse(out.toString(StandardCharsets.UTF_8));
  }

  /** As when a folder is listed in another order. */
  @Test
  void uidsAreTheSameInAnyOrderOfTheFiles() {
    List<String> files =
        List.of(
            "samples/server-outage.pcapng",
            "samples/three-reconnects.pcapng",
            "samples/fallback-blocked.pcap",
            "samples/reconnect-storm.pcapng");
    assertEquals(ids(files), ids(List.of(files.get(2), files.get(3), files.get(1), files.get(0))));
  }

  private static Set<String> ids(List<String> files) {
    List<String> command = new ArrayList<>(List.of("analyze", "--format", "ecs"));
    command.addAll(files);
    Set<String> ids = new TreeSet<>();
    for (String line : CommandForTests.lines(command.toArray(String[]::new))) {
      ids.add(SiemSamples.parse(line).at("/event/id").asString());
    }
    return ids;
  }

  private static long markedPartial(Analysis analysis, SiemFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SiemWriter.write(Selection.everything(analysis), format, "1", out);
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.matches(".*\\bpartial(\":true|:true|=\"true\").*"))
        .count();
  }

  @Test
  void uidsAreTheSameWhateverTheFileIsCalled(@TempDir Path folder) throws IOException {
    Path sample = Path.of("samples/roaming-reconnect.pcapng");
    Path other = Files.copy(sample, folder.resolve("monday morning.bin"));
    for (SiemFormat format : SiemFormat.values()) {
      assertEquals(uids(format, sample), uids(format, other), format.name());
    }
  }

  /**
   * Every event that has a session in the document has its uid here, and every incident its own.
   */
  @ParameterizedTest
  @MethodSource("samples")
  void recordsCarryTheUidsOfTheirSessionAndIncident(Path sample) {
    JsonNode document = SiemSamples.document(sample);
    Map<String, String> uidOf = new HashMap<>();
    for (String list : List.of("sessions", "incidents")) {
      document.get(list).forEach(t -> uidOf.put(t.get("id").asString(), t.get("uid").asString()));
    }
    Map<String, JsonNode> ecs = byUid(SiemSamples.records(SiemFormat.ECS, sample));
    for (JsonNode event : document.get("events")) {
      JsonNode record = ecs.get(event.get("uid").asString());
      if (event.has("session")) {
        assertEquals(
            uidOf.get(event.get("session").asString()),
            record.at("/icascope/session/uid").asString());
      }
      if (event.has("incident")) {
        assertEquals(
            uidOf.get(event.get("incident").asString()),
            record.at("/icascope/incident/uid").asString());
      }
    }
    for (JsonNode incident : document.get("incidents")) {
      String uid = incident.get("uid").asString();
      assertEquals(uid, ecs.get(uid).at("/icascope/incident/uid").asString());
      assertEquals(
          incident.get("sessions").size(), ecs.get(uid).at("/icascope/session/count").asInt());
    }
  }

  private static Map<String, JsonNode> byUid(List<JsonNode> records) {
    Map<String, JsonNode> byUid = new HashMap<>();
    records.forEach(r -> byUid.put(r.at("/event/id").asString(), r));
    return byUid;
  }

  /** Joins are the same in all formats. */
  @ParameterizedTest
  @MethodSource("samples")
  void allFormatsSayTheSameOfAddressesEvidenceAndCommunityIds(Path sample) {
    List<JsonNode> ecs = SiemSamples.records(SiemFormat.ECS, sample);
    List<JsonNode> ocsf = SiemSamples.records(SiemFormat.OCSF, sample);
    List<String> cef = SiemSamples.lines(SiemFormat.CEF, sample);
    List<String> syslog = SiemSamples.lines(SiemFormat.SYSLOG, sample);
    for (int i = 0; i < ecs.size(); i++) {
      Map<String, String> pairs = CefRecord.parse(cef.get(i)).extension();
      Map<String, String> data = SyslogRecord.parse(syslog.get(i)).data().get(OWN);
      JsonNode one = ecs.get(i);
      JsonNode two = ocsf.get(i);
      String communityIds = joined(one.at("/icascope/community_ids"), " ");
      assertEquals(communityIds, joined(two.at("/unmapped/community_ids"), " "));
      assertEquals(communityIds, pairs.getOrDefault("cs3", ""));
      assertEquals(communityIds, data.getOrDefault("communityIds", ""));
      String frames = joined(one.at("/icascope/evidence/frames"), ",");
      assertEquals(frames, joined(two.at("/unmapped/evidence/frames"), ","));
      assertEquals(frames, pairs.getOrDefault("cs4", ""));
      assertEquals(frames, data.getOrDefault("frames", ""));
      JsonNode where = two.at("/class_uid").asInt() == 4001 ? two : two.at("/evidences/0");
      String client = one.at("/source/ip").asString("");
      assertEquals(client, where.at("/src_endpoint/ip").asString(""));
      assertEquals(client, pairs.getOrDefault("src", pairs.getOrDefault("c6a2", "")));
      assertEquals(client, data.getOrDefault("clientIp", ""));
    }
  }

  private static String joined(JsonNode list, String between) {
    return String.join(between, list.valueStream().map(JsonNode::asString).toList());
  }

  @Test
  void evidenceIsAFileWithTwentyFramesAtMostAndATotal() throws IOException {
    Set<String> without = new TreeSet<>();
    for (JsonNode record : SiemSamples.records(SiemFormat.ECS)) {
      JsonNode evidence = record.at("/icascope/evidence");
      int frames = evidence.at("/frames").size();
      assertTrue(frames <= MOST_FRAMES);
      assertTrue(evidence.at("/total").asInt() >= frames);
      if (frames == 0) {
        without.add(record.at("/event/action").asString());
      } else {
        assertTrue(evidence.at("/file").asString().matches("[\\w-]+\\.pcap(ng)?"));
      }
    }
    assertEquals(Set.of(), without);
  }

  /** The sample has two connections of one session (hand count of its SYNs in tshark: 2). */
  @Test
  void everyRecordOfASessionHasAllItsCommunityIds() {
    List<JsonNode> records =
        SiemSamples.records(SiemFormat.ECS, Path.of("samples/roaming-reconnect.pcapng"));
    assertFalse(records.isEmpty());
    for (JsonNode record : records) {
      assertEquals(2, record.at("/icascope/community_ids").size(), record.toString());
      assertEquals(2, record.at("/icascope/community_id_count").asInt());
    }
  }

  /** By Community ID, also where no session is known. */
  @Test
  void everyRecordCanBeJoinedWithOtherTools() throws IOException {
    for (Path sample : SiemSamples.captures().toList()) {
      for (JsonNode record : SiemSamples.records(SiemFormat.ECS, sample)) {
        int ids = record.at("/icascope/community_id_count").asInt();
        assertTrue(ids > 0, () -> sample + ": " + record);
      }
    }
  }

  /** What is left out of the document is left out here. */
  @Test
  void aNarrowedRunHasTheUidsOfTheNarrowedDocument() {
    String sample = "samples/reconnect-storm.pcapng";
    List<String> narrowed = new ArrayList<>();
    JsonNode document =
        SiemSamples.parse(
            CommandForTests.run("analyze", "--session", "s2", "--format", "json", sample).out());
    for (String list : List.of("sessions", "incidents", "events", "findings")) {
      document.get(list).forEach(thing -> narrowed.add(thing.get("uid").asString()));
    }
    List<JsonNode> records =
        CommandForTests.lines("analyze", "--session", "s2", "--format", "ecs", sample).stream()
            .map(SiemSamples::parse)
            .toList();
    assertEquals(narrowed, records.stream().map(r -> r.at("/event/id").asString()).toList());
    records.forEach(r -> assertEquals(1, r.at("/icascope/session/count").asInt()));
  }

  /** Figures are numbers as in the document. */
  @Test
  void figuresAreThoseOfTheDocument() {
    Path sample = Path.of("samples/roaming-reconnect.pcapng");
    Map<String, JsonNode> ecs = byUid(SiemSamples.records(SiemFormat.ECS, sample));
    int compared = 0;
    for (JsonNode event : SiemSamples.document(sample).get("events")) {
      JsonNode figures = ecs.get(event.get("uid").asString()).at("/icascope/figures");
      for (String name : figures.propertyNames()) {
        if (!name.endsWith("Uid")) {
          assertEquals(event.get(name), figures.get(name), name);
          compared++;
        }
      }
    }
    assertTrue(compared > 10);
  }
}
