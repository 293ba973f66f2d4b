package org.icascope.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icascope.cli.CommandForTests;
import org.icascope.report.json.JsonForm;
import org.icascope.report.json.SchemaCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/json.md names every field that the samples produce, and every one of the schemas. */
class JsonPageTest {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @ParameterizedTest
  @MethodSource("org.icascope.samples.SampleFiles#captures")
  void everyFieldOfTheDocumentIsNamed(Path sample) {
    List<String> arguments =
        List.of(
            "analyze", "--format", "json", "--names", "--hash", "--all-flows", sample.toString());
    String json = CommandForTests.run(arguments).out();
    Set<String> fields = new TreeSet<>();
    collect(new JsonMapper().readTree(json), fields);
    assertTrue(fields.size() > 50, () -> "only " + fields);
    fields.removeAll(named());
    assertEquals(Set.of(), fields);
  }

  @Test
  void everyFieldOfTheSchemasIsNamed() {
    for (JsonForm form : List.of(JsonForm.DOCUMENT, JsonForm.LINES)) {
      Set<String> fields = new TreeSet<>();
      SchemaCheck.printed(form)
          .findValues("properties")
          .forEach(properties -> fields.addAll(properties.propertyNames()));
      assertTrue(fields.size() > 150, () -> "only " + fields);
      fields.removeAll(named());
      fields.removeIf(name -> name.endsWith("Count")); // said of all lists at once
      assertEquals(Set.of(), fields, form.label());
    }
  }

  private static void collect(JsonNode node, Set<String> fields) {
    node.propertyNames().forEach(fields::add);
    node.forEach(child -> collect(child, fields));
  }

  /** Every word in code style. */
  private static Set<String> named() {
    Set<String> names = new TreeSet<>();
    Matcher code =
        CODE.matcher(String.join("\n", MarkdownPage.read(Path.of("docs/json.md")).prose()));
    while (code.find()) {
      Matcher name = NAME.matcher(code.group(1));
      while (name.find()) {
        names.add(name.group());
      }
    }
    return names;
  }
}
