package org.icascope.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icascope.report.siem.SiemFormat;
import org.icascope.report.siem.SiemSamples;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The examples under docs/siem, applied to what icascope makes of the samples. */
class SiemFilesTest {

  private static final Path FOLDER = Path.of("docs/siem");
  private static final String INDEX = "icascope-records";

  private static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }

  private static List<JsonNode> records() throws IOException {
    return SiemSamples.records(SiemFormat.ECS);
  }

  /** Names of all fields of records, with points; what is in figures is one field. */
  private static Map<String, JsonNode> fields(JsonNode record) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    collect(record, "", fields);
    return fields;
  }

  private static void collect(JsonNode node, String path, Map<String, JsonNode> fields) {
    for (String name : node.propertyNames()) {
      String field = path.isEmpty() ? name : path + "." + name;
      if (node.get(name).isObject() && !field.equals("icascope.figures")) {
        collect(node.get(name), field, fields);
      } else {
        fields.put(field, node.get(name));
      }
    }
  }

  private static Set<String> fieldsOfAll() throws IOException {
    Set<String> all = new TreeSet<>();
    for (JsonNode record : records()) {
      all.addAll(fields(record).keySet());
      record.at("/icascope/figures").propertyNames().forEach(n -> all.add("icascope.figures." + n));
    }
    return all;
  }

  @Test
  void theIndexTemplateHasAPlaceForEveryFieldAndTheTypesFit() throws IOException {
    JsonNode template = SiemSamples.parse(text("elasticsearch-index-template.json"));
    assertTrue(
        (INDEX + "-1").startsWith(template.at("/index_patterns/0").asString().replace("*", "")));
    JsonNode mappings = template.at("/template/mappings");
    assertEquals(
        "false", mappings.get("dynamic").asString(), "no field comes into being by itself");
    Set<String> used = new HashSet<>();
    for (JsonNode record : records()) {
      fields(record)
          .forEach(
              (field, value) -> {
                JsonNode place = mappings.at("/properties/" + field.replace(".", "/properties/"));
                assertTrue(place.has("type"), field);
                String type = place.get("type").asString();
                for (JsonNode one : value.isArray() ? value : List.of(value)) {
                  assertTrue(fits(one, type), field + " " + type + " " + one);
                }
                used.add(type);
              });
    }
    assertEquals(
        Set.of("date_nanos", "keyword", "long", "ip", "match_only_text", "flattened"), used);
    assertTrue(
        count(mappings)
            < template.at("/template/settings/index/mapping/total_fields/limit").asInt());
  }

  private static int count(JsonNode mapping) {
    int count = 0;
    for (JsonNode property : mapping.at("/properties")) {
      count += 1 + count(property);
    }
    return count;
  }

  private static boolean fits(JsonNode value, String type) {
    return switch (type) {
      case "date_nanos" -> Instant.parse(value.asString()).getEpochSecond() > 0;
      case "long" -> value.isIntegralNumber();
      case "ip" -> value.asString().matches("[0-9a-f:.]+");
      case "flattened" -> value.isObject() && value.valueStream().noneMatch(JsonNode::isContainer);
      default ->
          value.isString() && value.asString().getBytes(StandardCharsets.UTF_8).length <= 1024;
    };
  }

  /** What the pipeline makes of a document: its id and its fields. */
  private static String ingest(JsonNode pipeline, String line, boolean shipped) {
    JsonNode document = SiemSamples.parse(line);
    String id = "";
    for (JsonNode processor : pipeline.get("processors")) {
      String name = processor.propertyNames().iterator().next();
      JsonNode settings = processor.get(name);
      if (name.equals("json")) {
        assertEquals(
            "ctx.message != null && ctx.message.startsWith('{')", settings.get("if").asString());
        assertEquals("message", settings.get("field").asString());
        assertTrue(settings.get("add_to_root").asBoolean());
        assertEquals(shipped, line.startsWith("{\"message\":\"{"));
        document = shipped ? SiemSamples.parse(document.get("message").asString()) : document;
      } else if (settings.get("field").asString().equals("_id")) {
        id = document.at("/" + settings.get("copy_from").asString().replace('.', '/')).asString();
      } else {
        assertEquals("set", name);
        assertEquals("event.ingested", settings.get("field").asString());
      }
    }
    assertTrue(!document.get("message").asString().startsWith("{"));
    return id;
  }

  @Test
  void theIngestPipelineKeepsOneDocumentPerRecordHoweverOftenItIsSent() throws IOException {
    JsonNode pipeline = SiemSamples.parse(text("elasticsearch-ingest-pipeline.json"));
    List<Path> samples = SiemSamples.captures().toList();
    for (Path sample : samples) {
      Map<String, String> index = new HashMap<>();
      List<String> lines = SiemSamples.lines(SiemFormat.ECS, sample);
      for (int run = 0; run < 2; run++) {
        lines.forEach(line -> index.put(ingest(pipeline, line, false), line));
        for (String line : lines) {
          String shipped =
              "{\"message\":\"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
          index.put(ingest(pipeline, shipped, true), line);
        }
      }
      assertEquals(lines.size(), index.size(), sample.toString());
    }
  }

  private static Map<String, Map<String, String>> stanzas(String name) throws IOException {
    Map<String, Map<String, String>> stanzas = new LinkedHashMap<>();
    String stanza = "";
    for (String line : text(name).split("\n")) {
      if (line.startsWith("[")) {
        assertTrue(line.endsWith("]"), line);
        stanza = line.substring(1, line.length() - 1);
        stanzas.put(stanza, new LinkedHashMap<>());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        int equals = line.indexOf(" = ");
        assertTrue(equals > 0, line);
        assertEquals(
            null, stanzas.get(stanza).put(line.substring(0, equals), line.substring(equals + 3)));
      }
    }
    return stanzas;
  }

  /** Fields of the models Network_Traffic and Alerts (Splunk Common Information Model 6). */
  private static final Set<String> CIM =
      Set.of(
          "action",
          "app",
          "bytes",
          "bytes_in",
          "bytes_out",
          "dest",
          "dest_ip",
          "dest_port",
          "duration",
          "packets",
          "packets_in",
          "packets_out",
          "protocol_version",
          "session_id",
          "src",
          "src_ip",
          "src_port",
          "transport",
          "user",
          "vendor_product",
          "id",
          "signature",
          "description",
          "severity");

  @Test
  void splunkFindsLinesTimesAndFields() throws IOException {
    Map<String, String> props = stanzas("props.conf").get("icascope:ecs");
    Set<String> known = fieldsOfAll();
    Set<String> given = new TreeSet<>();
    Matcher alias = Pattern.compile("(\\S+) AS (\\S+)").matcher("");
    for (var entry : props.entrySet()) {
      if (entry.getKey().startsWith("FIELDALIAS-")) {
        assertEquals("", entry.getValue().replaceAll("\\S+ AS \\S+ ?", ""));
        alias.reset(entry.getValue());
        while (alias.find()) {
          assertTrue(known.contains(alias.group(1)), alias.group(1));
          given.add(alias.group(2));
        }
      } else if (entry.getKey().startsWith("EVAL-")) {
        given.add(entry.getKey().substring("EVAL-".length()));
        Matcher field = Pattern.compile("'([\\w.]+)(?:\\{})?'").matcher(entry.getValue());
        while (field.find()) {
          assertTrue(known.contains(field.group(1)), field.group(1));
        }
      }
    }
    assertEquals(new TreeSet<>(CIM), given);
  }

  @Test
  void splunkCutsNoLineAndReadsEveryTime() throws IOException {
    Map<String, String> props = stanzas("props.conf").get("icascope:ecs");
    assertEquals("%Y-%m-%dT%H:%M:%S.%6N", props.get("TIME_FORMAT"));
    assertEquals("UTC", props.get("TZ"));
    Pattern prefix = Pattern.compile(props.get("TIME_PREFIX"));
    Pattern between = Pattern.compile(props.get("LINE_BREAKER"));
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);
    for (Path sample : SiemSamples.captures().toList()) {
      List<String> lines = SiemSamples.lines(SiemFormat.ECS, sample);
      String[] broken = between.split(String.join("\n", lines));
      assertEquals(lines.size(), broken.length);
      for (String line : lines) {
        assertTrue(line.length() < Integer.parseInt(props.get("TRUNCATE")));
        Matcher start = prefix.matcher(line);
        assertTrue(start.find(), line);
        LocalDateTime time =
            LocalDateTime.parse(line.substring(start.end(), start.end() + 26), format);
        Instant expected = Instant.parse(SiemSamples.parse(line).at("/@timestamp").asString());
        assertEquals(expected, time.toInstant(ZoneOffset.UTC));
      }
    }
  }

  @Test
  void splunkTagsWhatItsEventTypesFind() throws IOException {
    Map<String, Map<String, String>> types = stanzas("eventtypes.conf");
    Map<String, Map<String, String>> tags = stanzas("tags.conf");
    Set<String> tagged = new HashSet<>();
    tags.keySet().forEach(stanza -> tagged.add(stanza.replace("eventtype=", "")));
    assertEquals(types.keySet(), tagged);
    assertTrue(stanzas("props.conf").containsKey("icascope:ecs"));
    for (Map<String, String> type : types.values()) {
      Matcher field =
          Pattern.compile("sourcetype=\"icascope:ecs\" \"([\\w.]+)\"=\"([\\w.]+)\"")
              .matcher(type.get("search"));
      assertTrue(field.matches(), type.toString());
      String pointer = "/" + field.group(1).replace('.', '/');
      assertTrue(records().stream().anyMatch(r -> r.at(pointer).asString().equals(field.group(2))));
    }
  }

  private static Object at(Object node, Object... path) {
    Object current = node;
    for (Object step : path) {
      current =
          step instanceof Integer index
              ? ((List<?>) current).get(index)
              : ((Map<?, ?>) current).get(step);
    }
    return current;
  }

  @Test
  void filebeatSendsFilesThroughThePipelineIntoTheIndexOfTheTemplate() throws IOException {
    Map<String, Object> filebeat = PlainYaml.parse(text("filebeat.yml"));
    assertEquals("filestream", at(filebeat, "filebeat.inputs", 0, "type"));
    assertEquals("/var/log/icascope/*.ndjson", at(filebeat, "filebeat.inputs", 0, "paths", 0));
    assertEquals(INDEX, at(filebeat, "output.elasticsearch", "index"));
    assertEquals("icascope", at(filebeat, "output.elasticsearch", "pipeline"));
    assertEquals("false", filebeat.get("setup.template.enabled"));
    assertTrue(Files.readString(Path.of("docs/siem.md")).contains("_ingest/pipeline/icascope"));
  }

  @Test
  void vectorSendsFilesWithTheUidAsId() throws IOException {
    Map<String, Object> vector = PlainYaml.parse(text("vector.yaml"));
    assertEquals(
        "/var/log/icascope/*.ndjson", at(vector, "sources", "icascope_files", "include", 0));
    assertTrue(
        Integer.parseInt((String) at(vector, "sources", "icascope_files", "max_line_bytes"))
            > 8000);
    assertEquals("icascope_files", at(vector, "transforms", "icascope_records", "inputs", 0));
    String source = (String) at(vector, "transforms", "icascope_records", "source");
    assertEquals(". = parse_json!(string!(.message))\n.record_id = .event.id", source);
    assertEquals("icascope_records", at(vector, "sinks", "elasticsearch", "inputs", 0));
    assertEquals("record_id", at(vector, "sinks", "elasticsearch", "id_key"));
    assertEquals(INDEX, at(vector, "sinks", "elasticsearch", "bulk", "index"));
    assertEquals("index", at(vector, "sinks", "elasticsearch", "bulk", "action"));
    for (JsonNode record : records()) {
      assertTrue(record.at("/event/id").asString().matches("[0-9a-f]{16}"));
      assertTrue(record.at("/record_id").isMissingNode());
    }
  }

  private static SigmaRule sigma(String name) throws IOException {
    return new SigmaRule(text("sigma/" + name + ".yml"));
  }

  /** The rule finds exactly the records for which the test holds, and there are so many. */
  private static void finds(String name, int expected, Predicate<JsonNode> test)
      throws IOException {
    SigmaRule rule = sigma(name);
    int found = 0;
    for (JsonNode record : records()) {
      boolean matches = rule.matches(record);
      assertEquals(test.test(record), matches, name + " " + record);
      found += matches ? 1 : 0;
    }
    assertEquals(expected, found, name);
  }

  private static boolean is(JsonNode record, String pointer, String value) {
    return record.at(pointer).asString("").equals(value);
  }

  /** Numbers by hand from what the samples were made to show (samples/README.md). */
  @Test
  void sigmaRulesFindExactlyTheRecordsTheyShould() throws IOException {
    finds("reconnect-storm", 1, r -> is(r, "/rule/id", "reconnect-storm"));
    finds("fallback-to-1494", 17, r -> is(r, "/event/action", "fallback.1494"));
    // two clients behind 198.51.100.23, and the one with a documentation address of IPv6
    Set<String> outside = Set.of("198.51.100.23", "2001:db8:20::48");
    finds(
        "basic-encryption-from-outside",
        3,
        r ->
            is(r, "/icascope/kind", "session")
                && is(r, "/icascope/figures/encryption", "basic")
                && outside.contains(r.at("/source/ip").asString("")));
    // 192.168.77.140 and .151 are outside of 192.168.77.128/29, 192.168.77.132 is in it
    Set<String> unexpected = Set.of("192.168.77.140", "192.168.77.151");
    finds(
        "resume-from-unexpected-network",
        2,
        r ->
            is(r, "/event/action", "cgp.reconnect")
                && unexpected.contains(r.at("/source/ip").asString("")));
  }

  @Test
  void sigmaRulesAreCompleteAndAskForFieldsThatExist() throws IOException {
    Set<String> ids = new HashSet<>();
    Set<String> known = fieldsOfAll();
    List<Path> rules;
    try (Stream<Path> files = Files.list(FOLDER.resolve("sigma"))) {
      rules = files.sorted().toList();
    }
    assertEquals(4, rules.size());
    for (Path file : rules) {
      SigmaRule rule = sigma(file.getFileName().toString().replace(".yml", ""));
      assertTrue(
          rule.all()
              .keySet()
              .containsAll(
                  List.of(
                      "title", "id", "status", "description", "logsource", "detection", "level")));
      assertTrue(
          ((String) rule.all().get("id")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
      assertTrue(ids.add((String) rule.all().get("id")));
      assertTrue(
          Set.of("informational", "low", "medium", "high", "critical")
              .contains(rule.all().get("level")));
      rule.fields().forEach(field -> assertTrue(known.contains(field), field));
    }
  }

  private record GatewayLine(String source, String destination, Instant time, String user) {}

  private static List<GatewayLine> gatewayLines() throws IOException {
    Pattern line =
        Pattern.compile(
            ".* SSLVPN ICASTART .*: Source (\\S+) - Destination (\\S+) - customername .*"
                + "username:domainname ([^:]+):\\S+ .*startTime \"([^ ]+) GMT\" - connectionId \\S+");
    DateTimeFormatter format = DateTimeFormatter.ofPattern("MM/dd/uuuu:HH:mm:ss", Locale.ROOT);
    List<GatewayLine> lines = new ArrayList<>();
    for (String text : text("gateway.log").split("\n")) {
      Matcher parts = line.matcher(text);
      assertTrue(parts.matches(), text);
      Instant time = LocalDateTime.parse(parts.group(4), format).toInstant(ZoneOffset.UTC);
      lines.add(new GatewayLine(parts.group(1), parts.group(2), time, parts.group(3)));
    }
    return lines;
  }

  /** Two of the three lines are about somebody else: another client, another time. */
  @Test
  void aLineOfTheGatewayMeetsTheOneSessionItIsAbout() throws IOException {
    List<String> users = new ArrayList<>();
    for (JsonNode record :
        SiemSamples.records(SiemFormat.ECS, Path.of("samples/clean-session.pcap"))) {
      if (!is(record, "/event/dataset", "icascope.session")) {
        continue;
      }
      Instant start = Instant.parse(record.at("/@timestamp").asString());
      for (GatewayLine line : gatewayLines()) {
        if (line.source().equals(end(record, "source"))
            && line.destination().equals(end(record, "destination"))
            && Duration.between(line.time(), start).abs().toSeconds() <= 5) {
          users.add(line.user());
          assertEquals(line.user(), record.at("/source/user/name").asString());
        }
      }
    }
    assertEquals(List.of("user1"), users);
  }

  private static String end(JsonNode record, String side) {
    return record.at("/" + side + "/ip").asString()
        + ":"
        + record.at("/" + side + "/port").asString();
  }

  @Test
  void thePatternOnThePageReadsTheLines() throws IOException {
    Matcher rex = Pattern.compile("rex \"(.*)\"\n").matcher(text("gateway-join.md"));
    assertTrue(rex.find());
    Pattern pattern =
        Pattern.compile(
            rex.group(1)
                .replace("connection_id", "connectionid")
                .replace("dest_port", "destport")
                .replace("src_port", "srcport"));
    for (String line : text("gateway.log").split("\n")) {
      Matcher parts = pattern.matcher(line);
      assertTrue(parts.find(), line);
      assertEquals("2598", parts.group("destport"));
      assertTrue(parts.group("user").matches("user\\d"));
    }
  }
}
