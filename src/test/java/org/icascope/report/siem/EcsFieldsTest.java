package org.icascope.report.siem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Fields and values are those of the published Elastic Common Schema. */
class EcsFieldsTest {

  private static final JsonNode SCHEMA = schema();

  /** {@code ignore_above} of every keyword in the published fields: longer ones are not indexed. */
  private static final int MOST_LETTERS = 1024;

  private static final JsonNode FIELDS = SCHEMA.get("fields");

  private static JsonNode schema() {
    try {
      return SiemSamples.parse(
          Files.readString(Path.of("src/test/resources/siem/ecs-8.11.0.json")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyFieldOfTheMappingIsPublishedOrOurOwn() {
    Set<String> unknown = new TreeSet<>();
    for (Row row : SiemFormat.ECS.rows("1")) {
      if (!row.field().startsWith("icascope.") && !FIELDS.has(row.field())) {
        unknown.add(row.field());
      }
    }
    assertEquals(Set.of(), unknown);
    assertEquals(EcsMapping.VERSION, SCHEMA.get("version").asString());
  }

  @Test
  void everyValueHasThePublishedTypeAndIsAllowed() throws IOException {
    Set<String> seen = new HashSet<>();
    for (JsonNode record : SiemSamples.recordsOfAll(SiemFormat.ECS)) {
      check(record, "", seen);
      assertEquals("8.11.0", record.at("/ecs/version").asString());
    }
    assertTrue(seen.containsAll(FIELDS.propertyNames()), () -> "only " + seen);
  }

  private static void check(JsonNode node, String path, Set<String> seen) {
    for (String name : node.propertyNames()) {
      String field = path.isEmpty() ? name : path + "." + name;
      JsonNode value = node.get(name);
      if (field.equals("icascope")) {
        continue;
      }
      if (value.isObject()) {
        check(value, field, seen);
        continue;
      }
      JsonNode published = FIELDS.get(field);
      assertTrue(published != null, field);
      seen.add(field);
      assertEquals(published.has("array"), value.isArray(), field);
      for (JsonNode one : value.isArray() ? value : List.of(value)) {
        assertTrue(isOfType(one, published.get("type").asString()), field + " " + one);
        if (published.has("allowed")) {
          assertTrue(
              published.get("allowed").valueStream().anyMatch(one::equals), field + " " + one);
        }
      }
    }
  }

  private static boolean isOfType(JsonNode value, String type) {
    return switch (type) {
      case "date" -> value.isString() && Instant.parse(value.asString()).getEpochSecond() > 0;
      case "long" -> value.isIntegralNumber() && value.asLong() >= 0;
      case "ip" -> value.isString() && value.asString().matches("[0-9a-f:.]+");
      case "keyword" ->
          value.isString()
              && !value.asString().isEmpty()
              && value.asString().length() <= MOST_LETTERS;
      case "match_only_text" -> value.isString() && !value.asString().isEmpty();
      default -> false; // a type of which this test knows nothing
    };
  }

  /** Of types that the schema expects for one of the categories of the record. */
  @Test
  void typesOfEventsFitTheirCategories() throws IOException {
    for (JsonNode record : SiemSamples.recordsOfAll(SiemFormat.ECS)) {
      Set<String> expected = new HashSet<>();
      record
          .at("/event/category")
          .forEach(
              c ->
                  SCHEMA
                      .at("/expectedTypes/" + c.asString())
                      .forEach(type -> expected.add(type.asString())));
      record
          .at("/event/type")
          .forEach(type -> assertTrue(expected.contains(type.asString()), type.asString()));
    }
  }

  @Test
  void incidentsAndFindingsAreAlertsAndTheOthersEvents() throws IOException {
    for (JsonNode record : SiemSamples.recordsOfAll(SiemFormat.ECS)) {
      String kind = record.at("/icascope/kind").asString();
      assertEquals("icascope." + kind, record.at("/event/dataset").asString());
      boolean alert = kind.equals("incident") || kind.equals("finding");
      assertEquals(alert ? "alert" : "event", record.at("/event/kind").asString());
    }
  }
}
