package org.icascope.docs;

import static org.icascope.docs.SiemFiles.INDEX;
import static org.icascope.docs.SiemFiles.fields;
import static org.icascope.docs.SiemFiles.records;
import static org.icascope.docs.SiemFiles.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.icascope.report.siem.SiemFormat;
import org.icascope.report.siem.SiemSamples;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The index template and the ingest pipeline, applied to all records. */
class SiemElasticTest {

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
}
