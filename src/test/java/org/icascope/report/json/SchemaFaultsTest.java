package org.icascope.report.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.icascope.cli.CommandForTests;
import org.icascope.samples.SampleFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema is strict: in documents of the samples, each kind of field is spoilt once, and the
 * schema as it is printed has to see it.
 */
class SchemaFaultsTest {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final SchemaCheck DOCUMENT = SchemaCheck.open(JsonForm.DOCUMENT);
  private static final SchemaCheck STRICT = SchemaCheck.strict(JsonForm.DOCUMENT);

  /**
   * What all samples have and yet is left out where it is not known, or not listed. A field that is
   * new and always written belongs among those that the schema requires, not here.
   */
  private static final Set<String> NOT_ALWAYS =
      Set.of(
          "captures.firstTime",
          "captures.lastTime",
          "captures.sha256",
          "flows.tls.certificate.sha256",
          "diagnostics.at",
          "diagnostics.flow",
          "diagnostics.session",
          "events.*.buckets.rttMs",
          "events.*.clientAddressChanged",
          "events.*.confidence",
          "events.*.delayMs",
          "events.*.detectedAt",
          "events.*.failedFlow",
          "events.*.flow",
          "events.*.fromFlow",
          "events.*.fromSession",
          "events.*.gapMs",
          "events.*.icaFlow",
          "events.*.incident",
          "events.*.intervalMs",
          "events.*.knownFlow",
          "events.*.lastFromClient",
          "events.*.lastFromServer",
          "events.*.marginMs",
          "events.*.name",
          "events.*.request",
          "events.*.serverAddressChanged",
          "events.*.session",
          "events.*.staFlow",
          "events.*.status",
          "events.*.target.port",
          "events.*.toFlow",
          "events.*.trimmed",
          "findings.filter",
          "flows.tcp.clientToServer.dscp",
          "flows.tcp.clientToServer.ttl",
          "flows.tls.cipherSuite",
          "flows.tls.handshakeMs",
          "flows.tls.ja3",
          "flows.tls.ja4",
          "flows.tls.serverName",
          "flows.tls.version",
          "incidents.client",
          "incidents.server",
          "incidents.server.port",
          "sessions.cgp.clientKeepAliveMs",
          "sessions.cgp.destination",
          "sessions.cgp.messagesPerAck",
          "sessions.cgp.serverKeepAliveMs",
          "sessions.cgp.staTicket",
          "sessions.cgp.timeoutSeconds",
          "sessions.cgp.trackedMessages.clientToServer",
          "sessions.ica.autoReconnect.attempted",
          "sessions.ica.autoReconnect.timeoutSeconds",
          "sessions.ica.clientBuild",
          "sessions.ica.clientProgram",
          "sessions.ica.passwordPresent",
          "sessions.ica.records.basic",
          "sessions.ica.records.basic.serverToClient",
          "sessions.ica.records.keyExchange",
          "sessions.ica.records.keyExchange.clientToServer",
          "sessions.ica.records.keyExchange.serverToClient",
          "sessions.ica.reducerLevel",
          "sessions.ica.serverLevel",
          "sessions.identity.application",
          "sessions.identity.clientName",
          "sessions.identity.domain",
          "sessions.identity.launcher",
          "sessions.identity.user");

  /** A field in a document where it can be spoilt. */
  private record Place(JsonNode document, ObjectNode parent, String name) {

    List<String> errors(JsonNode instead) {
      JsonNode own = parent.get(name);
      parent.set(name, instead);
      List<String> errors = DOCUMENT.errors(document);
      parent.set(name, own);
      return errors;
    }

    List<String> errorsWithout() {
      Map<String, JsonNode> all = new LinkedHashMap<>();
      parent.properties().forEach(each -> all.put(each.getKey(), each.getValue()));
      parent.remove(name);
      List<String> errors = DOCUMENT.errors(document);
      parent.removeAll();
      parent.setAll(all);
      return errors;
    }
  }

  /** First place of each kind of field, by its path without positions. */
  private static final Map<String, Place> PLACES = new TreeMap<>();

  /** How often each kind of object is there, and each of its fields. */
  private static final Map<String, Integer> OBJECTS = new HashMap<>();

  private static final Map<String, Integer> FIELDS = new HashMap<>();

  @BeforeAll
  static void readSamples() throws IOException {
    for (Path sample : SampleFiles.captures()) {
      var run =
          CommandForTests.run(
              "analyze", "--format", "json", "--names", "--hash", sample.toString());
      JsonNode document = MAPPER.readTree(run.out());
      collect(document, document, "");
    }
    assertTrue(PLACES.size() > 350, () -> "only " + PLACES.keySet());
  }

  private static void collect(JsonNode document, JsonNode node, String path) {
    if (node instanceof ObjectNode object) {
      OBJECTS.merge(path, 1, Integer::sum);
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
        FIELDS.merge(below, 1, Integer::sum);
        PLACES.putIfAbsent(below, new Place(document, object, field.getKey()));
        collect(document, field.getValue(), below);
      }
    } else {
      for (JsonNode item : node) {
        JsonNode type = path.equals("events") ? item.get("type") : null;
        collect(document, item, type == null ? path : path + "<" + type.asString() + ">");
      }
    }
  }

  private static Set<String> unseen(Function<Place, List<String>> spoilt) {
    Set<String> unseen = new TreeSet<>();
    PLACES.forEach(
        (path, place) -> {
          if (spoilt.apply(place).isEmpty()) {
            unseen.add(path);
          }
        });
    return unseen;
  }

  @Test
  void theDocumentsAreValidBeforeTheyAreSpoilt() {
    PLACES.values().forEach(p -> assertEquals(List.of(), STRICT.errors(p.document())));
  }

  @Test
  void everyFieldOfAnotherTypeIsAnError() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    assertEquals(
        Set.of(),
        unseen(
            place -> {
              JsonNode own = place.parent().get(place.name());
              return place.errors(
                  own.isString() || own.isObject() ? json.numberNode(-1) : json.stringNode("x"));
            }));
    assertEquals(Set.of(), unseen(place -> place.errors(json.nullNode())));
    assertEquals(Set.of(), unseen(place -> place.errors(json.arrayNode().add(json.arrayNode()))));
  }

  @Test
  void everyFieldThatIsNeverLeftOutIsMissed() {
    Set<String> unseen = unseen(Place::errorsWithout);
    unseen.removeIf(
        path -> {
          int dot = path.lastIndexOf('.');
          String object = dot < 0 ? "" : path.substring(0, dot);
          return FIELDS.get(path) < OBJECTS.get(object);
        });
    Set<String> kinds = new TreeSet<>();
    unseen.forEach(path -> kinds.add(path.replaceFirst("^events<.*?>", "events.*")));
    assertEquals(new TreeSet<>(NOT_ALWAYS), kinds);
  }

  @Test
  void unknownFieldsAreLetPassByThePrintedSchemaAndSeenByTheStrictOne() {
    Set<ObjectNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Map.Entry<String, Place> each : PLACES.entrySet()) {
      Place place = each.getValue();
      if (each.getKey().startsWith("findings.figures") || !seen.add(place.parent())) {
        continue;
      }
      place.parent().put("addedLater", 1);
      assertEquals(List.of(), DOCUMENT.errors(place.document()), each.getKey());
      assertTrue(!STRICT.errors(place.document()).isEmpty(), each.getKey());
      place.parent().remove("addedLater");
    }
  }

  @Test
  void aWordThatIsNotInTheListIsAnError() {
    Set<String> words = new TreeSet<>();
    PLACES.forEach(
        (path, place) -> {
          JsonNode own = place.parent().get(place.name());
          if (own.isString()
              && !place.errors(JsonNodeFactory.instance.stringNode("another word")).isEmpty()) {
            words.add(place.name());
          }
        });
    assertTrue(
        words.containsAll(
            Set.of(
                "type",
                "severity",
                "confidence",
                "outcome",
                "cause",
                "result",
                "rule",
                "category",
                "role",
                "reliability",
                "encryption",
                "handshake",
                "close",
                "closedBy",
                "direction",
                "transport",
                "verified",
                "winner",
                "kind",
                "icaCause",
                "cgpCause",
                "layer",
                "fault",
                "evidence",
                "schema",
                "uid",
                "id",
                "time",
                "startTime",
                "communityId",
                "ip")),
        words.toString());
  }
}
