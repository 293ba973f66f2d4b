package org.icascope.report.siem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.icascope.dissect.ica.IcaConnection.Identity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Records are valid by the published schema of OCSF: classes, attributes, types and numbers. */
class OcsfSchemaTest {

  private static final JsonNode SCHEMA = schema();

  private static JsonNode schema() {
    try {
      return SiemSamples.parse(
          Files.readString(Path.of("src/test/resources/siem/ocsf-1.5.0.json")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyRecordIsValid() throws IOException {
    Set<Integer> classes = new HashSet<>();
    Set<Integer> activities = new HashSet<>();
    for (JsonNode record : SiemSamples.recordsOfAll(SiemFormat.OCSF)) {
      int number = record.get("class_uid").asInt();
      JsonNode type = SCHEMA.at("/classes/" + number);
      check(record, type, Integer.toString(number));
      assertEquals(type.get("category").asInt(), record.get("category_uid").asInt());
      int activity = record.get("activity_id").asInt();
      assertEquals(number * 100 + activity, record.get("type_uid").asInt());
      assertEquals(OcsfMapping.VERSION, record.at("/metadata/version").asString());
      classes.add(number);
      activities.add(record.get("type_uid").asInt());
    }
    assertEquals(Set.of(4001, 2004), classes);
    assertEquals(
        Set.of(400101, 400102, 400103, 400104, 400105, 400106, 200401), activities, "all of them");
  }

  private static void check(JsonNode node, JsonNode type, String path) {
    type.get("required")
        .forEach(name -> assertTrue(node.has(name.asString()), path + "." + name.asString()));
    JsonNode some = type.get("atLeastOne");
    assertTrue(
        some.isEmpty() || some.valueStream().anyMatch(name -> node.has(name.asString())),
        () -> path + " " + node);
    for (String name : node.propertyNames()) {
      String field = path + "." + name;
      JsonNode expected = type.at("/attributes/" + name);
      assertTrue(expected.isString(), field);
      checkValue(node.get(name), expected.asString(), field);
      JsonNode numbers = type.at("/enums/" + name);
      assertTrue(
          numbers.isMissingNode()
              || numbers.valueStream().anyMatch(n -> n.asInt() == node.get(name).asInt()),
          field);
    }
  }

  private static void checkValue(JsonNode value, String type, String field) {
    switch (type) {
      case "string" -> assertTrue(value.isString() && !value.asString().isEmpty(), field);
      case "boolean" -> assertTrue(value.isBoolean(), field);
      case "integer" -> assertTrue(value.isInt(), field);
      case "long", "timestamp" -> assertTrue(value.isIntegralNumber(), field);
      case "strings" -> value.forEach(one -> assertTrue(one.isString(), field));
      case "object *" -> assertTrue(value.isObject(), field);
      default -> {
        JsonNode object = SCHEMA.at("/objects/" + type.substring(type.indexOf(' ') + 1));
        if (type.startsWith("list ")) {
          assertTrue(value.isArray() && !value.isEmpty(), field);
          value.forEach(one -> check(one, object, field));
        } else {
          check(value, object, field);
        }
      }
    }
  }

  /** A user is known by a name or an id: a domain alone is none. */
  @Test
  void whatIsKnownOfAUserIsValidWhateverIsMissing() {
    for (int known = 0; known < 32; known++) {
      JsonNode record = SiemSamples.parse(SiemTextTest.line(SiemFormat.OCSF, named(known)));
      check(record, SCHEMA.at("/classes/2004"), "names " + known);
      assertEquals(
          (known & 3) == 3,
          record.at("/evidences/0/src_endpoint/owner").has("domain"),
          "names " + known);
    }
  }

  private static Fact named(int known) {
    Fact fact = SiemTextTest.finding("x", 3);
    return new Fact(
        fact.kind(),
        fact.number(),
        fact.uid(),
        fact.statement(),
        fact.span(),
        fact.place(),
        fact.links(),
        fact.evidence(),
        fact.figures(),
        fact.rule(),
        Optional.of(
            new Identity(
                name(known, 0), name(known, 1), name(known, 2), name(known, 3), name(known, 4))));
  }

  private static Optional<String> name(int known, int bit) {
    return (known >> bit & 1) == 0 ? Optional.empty() : Optional.of("name");
  }

  @Test
  void incidentsCorrelateWithTheirEvents() {
    Path sample = Path.of("samples/roaming-reconnect.pcapng");
    Set<String> ofIncidents = new HashSet<>();
    Set<String> ofEvents = new HashSet<>();
    for (JsonNode record : SiemSamples.records(SiemFormat.OCSF, sample)) {
      String kind = record.at("/unmapped/kind").asString();
      String uid = record.at("/metadata/correlation_uid").asString();
      if (kind.equals("incident")) {
        assertEquals(uid, record.at("/finding_info/uid").asString());
        ofIncidents.add(uid);
      } else if (kind.equals("event")) {
        ofEvents.add(uid);
      }
    }
    assertTrue(!ofIncidents.isEmpty() && ofEvents.containsAll(ofIncidents));
  }
}
