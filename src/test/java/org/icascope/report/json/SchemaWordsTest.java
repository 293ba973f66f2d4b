package org.icascope.report.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.icascope.analyze.Category;
import org.icascope.analyze.Faults;
import org.icascope.analyze.Inventory;
import org.icascope.analyze.Path;
import org.icascope.analyze.Rules;
import org.icascope.compare.Reset;
import org.icascope.compare.ResetKind;
import org.icascope.compare.SessionPair;
import org.icascope.flow.Close;
import org.icascope.flow.Handshake;
import org.icascope.flow.Standstill;
import org.icascope.launch.NameLookup;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Severity;
import org.icascope.model.Transport;
import org.icascope.session.ConnectFailure;
import org.icascope.session.EventDetail;
import org.icascope.session.Incident;
import org.icascope.session.IncidentCause;
import org.icascope.session.LaunchDetail;
import org.icascope.session.LegEnd;
import org.icascope.session.Link;
import org.icascope.session.Outcome;
import org.icascope.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The lists of words in the schemas are those of the program; the schemas are schemas. */
class SchemaWordsTest {

  /** A list of words in a schema, and those of the program. */
  record Words(JsonForm form, String at, List<String> words) {
    @Override
    public String toString() {
      return form + " " + at;
    }
  }

  private static <T> Words words(JsonForm form, String at, T[] values, Function<T, String> label) {
    return new Words(form, at, Stream.of(values).map(label).toList());
  }

  private static <T> Words document(String at, T[] values, Function<T, String> label) {
    return words(JsonForm.DOCUMENT, at, values, label);
  }

  static Stream<Words> ofAllThings() {
    List<String> categories =
        List.of(Category.AVAILABILITY, Category.CAPTURE, Category.PERFORMANCE, Category.SECURITY);
    return Stream.of(
        new Words(JsonForm.DOCUMENT, "event-type", EventDetail.TYPES),
        new Words(JsonForm.DOCUMENT, "rule", Rules.names().rules()),
        new Words(JsonForm.DOCUMENT, "category", categories),
        document("incident-cause", IncidentCause.values(), IncidentCause::text),
        document("severity", Severity.values(), Severity::label),
        document("confidence", Confidence.values(), Confidence::label),
        document("direction", Direction.values(), Direction::label),
        document("side", Direction.values(), Direction::sender),
        document("transport", Transport.values(), Transport::label));
  }

  static Stream<Words> ofFlowsAndSessions() {
    return Stream.of(
        document("tcp/properties/handshake", Handshake.values(), Handshake::label),
        document("tcp/properties/close", Close.values(), Close::label),
        document("outcome", Outcome.values(), Outcome::label),
        document("connection/properties/role", Session.Role.values(), Session.Role::label),
        document("session/properties/leg", Link.Leg.values(), Link.Leg::label),
        document("incident/properties/result", Incident.Result.values(), Incident.Result::label),
        document("port-result", Path.Result.values(), Path.Result::label),
        document("port-fault", Faults.Fault.values(), Faults.Fault::label));
  }

  static Stream<Words> ofEvents() {
    return Stream.of(
        document("connect-failure", ConnectFailure.values(), ConnectFailure::label),
        document(
            "event.cgp.suspend/properties/cause",
            EventDetail.SuspendCause.values(),
            EventDetail.SuspendCause::label),
        document(
            "event.cgp.reconnect/properties/result",
            EventDetail.ResumeResult.values(),
            EventDetail.ResumeResult::label),
        document(
            "event.cgp.replay/properties/verified",
            EventDetail.Verified.values(),
            EventDetail.Verified::label),
        document(
            "event.fallback.blocked/properties/icaCause",
            EventDetail.IcaFailure.values(),
            EventDetail.IcaFailure::label),
        document(
            "event.ica.reconnect/properties/kind",
            EventDetail.ReconnectKind.values(),
            EventDetail.ReconnectKind::label),
        document(
            "event.probe/properties/result",
            EventDetail.ProbeResult.values(),
            EventDetail.ProbeResult::label),
        document(
            "event.stall/properties/cause", Standstill.Cause.values(), Standstill.Cause::label),
        document(
            "event.sta.failed/properties/cause",
            LaunchDetail.StaFailure.values(),
            LaunchDetail.StaFailure::label),
        new Words(
            JsonForm.DOCUMENT,
            "event.dns.failed/properties/cause",
            Stream.of(NameLookup.Outcome.values())
                .filter(outcome -> outcome != NameLookup.Outcome.FOUND)
                .map(NameLookup.Outcome::label)
                .toList()));
  }

  static Stream<Words> ofOtherCommands() {
    return Stream.of(
        words(
            JsonForm.INVENTORY,
            "evidence-of-role",
            Inventory.Evidence.values(),
            Inventory.Evidence::label),
        words(
            JsonForm.COMPARE, "pair/properties/by", SessionPair.By.values(), SessionPair.By::label),
        words(JsonForm.COMPARE, "leg-end/properties/by", LegEnd.By.values(), LegEnd.By::label),
        words(JsonForm.COMPARE, "leg-end/properties/close", Close.values(), Close::label),
        words(
            JsonForm.COMPARE,
            "compared-reset/properties/origin",
            Reset.Origin.values(),
            Reset.Origin::label),
        words(
            JsonForm.COMPARE,
            "compared-reset/properties/kind",
            ResetKind.values(),
            ResetKind::label));
  }

  @ParameterizedTest
  @MethodSource({"ofAllThings", "ofFlowsAndSessions", "ofEvents", "ofOtherCommands"})
  void theWordsInTheSchemaAreThoseOfTheProgram(Words words) {
    JsonNode list = SchemaCheck.printed(words.form).at("/$defs/" + words.at + "/enum");
    assertFalse(list.isMissingNode());
    Set<String> listed = new TreeSet<>();
    list.forEach(word -> assertTrue(listed.add(word.asString()), "twice: " + word));
    assertEquals(new TreeSet<>(words.words), listed);
  }

  @Test
  void everyEventWithFieldsOfItsOwnHasThemInTheSchema() {
    JsonNode schema = SchemaCheck.printed(JsonForm.DOCUMENT);
    Set<String> described = new TreeSet<>();
    schema
        .at("/$defs/event/allOf")
        .forEach(
            part -> {
              String type = part.at("/if/properties/type/const").asString();
              assertEquals("#/$defs/event." + type, part.at("/then/$ref").asString());
              assertTrue(described.add(type), type);
            });
    Set<String> expected = new TreeSet<>(EventDetail.TYPES);
    expected.remove("session.start"); // says nothing of its own
    assertEquals(expected, described);
  }

  @Test
  void noWordOfAListIsEverCut() {
    for (JsonNode list : SchemaCheck.printed(JsonForm.LINES).findValues("enum")) {
      for (JsonNode word : list) {
        assertTrue(word.asString().length() < TextCutter.SHORTEST_CUT, word.asString());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void itIsASchemaAndHasNoDefinitionTooManyOrTooFew(JsonForm form) {
    JsonNode printed = SchemaCheck.printed(form);
    Schema meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertEquals(List.of(), meta.validate(printed));
    Set<String> referred = new TreeSet<>();
    printed
        .findValues("$ref")
        .forEach(ref -> referred.add(ref.asString().substring("#/$defs/".length())));
    assertEquals(referred, new TreeSet<>(printed.get("$defs").propertyNames()));
  }
}
