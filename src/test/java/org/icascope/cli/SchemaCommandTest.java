package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.icascope.report.json.JsonForm;
import org.icascope.report.json.SchemaCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** {@code icascope schema}. */
class SchemaCommandTest {

  @ParameterizedTest
  @EnumSource
  void everyFormCanBePrinted(JsonForm form) {
    String printed = String.join("\n", CommandForTests.lines("schema", form.label()));

    assertEquals(SchemaCheck.printed(form), new JsonMapper().readTree(printed));
  }

  @Test
  void withoutAWordItIsThatOfTheDocument() {
    assertEquals(CommandForTests.lines("schema", "document"), CommandForTests.lines("schema"));
  }

  @Test
  void wordsOfFormatAreUnderstood() {
    assertEquals(
        CommandForTests.lines("schema", "document"), CommandForTests.lines("schema", "json"));
    assertEquals(
        CommandForTests.lines("schema", "lines"), CommandForTests.lines("schema", "NDJSON"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ecs", "ocsf", "cef", "syslog"})
  void aFormOfOthersIsNamedWithItsPlace(String word) {
    var result = CommandForTests.run("schema", word);

    assertEquals(2, result.exitCode());
    assertTrue(
        result.err().startsWith("icascope: FORM: the form of " + word + " is published"),
        result.err());
  }

  @Test
  void anotherWordIsRefusedAndTheWordsAreNamed() {
    var result = CommandForTests.run("schema", "events");

    assertEquals(2, result.exitCode());
    assertEquals("", result.out());
    assertTrue(
        result.err().contains("expected one of document, lines, compare, inventory, ports"),
        result.err());
  }
}
