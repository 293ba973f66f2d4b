package org.icascope.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icascope.cli.CommandForTests;
import org.icascope.samples.SampleFiles;
import org.icascope.session.EventDetail;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/events.md explains every event type and names a sample that has it. */
class EventsPageTest {

  private static final Pattern SAMPLE = Pattern.compile("\\[([\\w.-]+)]\\(\\.\\./samples/");
  private static final Pattern CODE = Pattern.compile("`(\\w+)`");
  private static final Path PAGE = Path.of("docs/events.md");

  private static Map<String, JsonNode> documents() throws IOException {
    Map<String, JsonNode> documents = new TreeMap<>();
    for (Path file : SampleFiles.captures()) {
      List<String> arguments = List.of("analyze", "--format", "json", file.toString());
      String json = CommandForTests.run(arguments).out();
      documents.put(file.getFileName().toString(), new JsonMapper().readTree(json));
    }
    return documents;
  }

  private static List<JsonNode> all(JsonNode document, String list, String key, String value) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode node : document.get(list)) {
      if (node.get(key).asString().equals(value)) {
        found.add(node);
      }
    }
    return found;
  }

  private static Set<String> values(Map<String, JsonNode> documents, String list, String key) {
    Set<String> values = new TreeSet<>();
    documents.values().forEach(d -> d.get(list).forEach(n -> values.add(n.get(key).asString())));
    return values;
  }

  /** The lines under each heading of the second level. */
  private static Map<String, List<String>> sections() {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    for (String line : MarkdownPage.read(PAGE).prose()) {
      if (line.startsWith("## ")) {
        lines = new ArrayList<>();
        sections.put(line.substring(3), lines);
      }
      lines.add(line);
    }
    return sections;
  }

  private static Set<String> matches(Pattern pattern, List<String> lines) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(String.join("\n", lines));
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static long kinds(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .mapToLong(one -> one.isSealed() ? kinds(one) : 1)
        .sum();
  }

  @Test
  void theSamplesShowEveryEventType() throws IOException {
    Map<String, JsonNode> documents = documents();
    Set<String> types = values(documents, "events", "type");
    assertEquals(kinds(EventDetail.class), types.size(), types::toString);
    assertEquals(new TreeSet<>(EventDetail.TYPES), types);
  }

  @Test
  void everyEventTypeHasASectionWithItsFieldsAndASampleThatHasIt() throws IOException {
    Map<String, JsonNode> documents = documents();
    Map<String, List<String>> sections = sections();
    Set<String> common = matches(CODE, sections.get("Fields of every event"));
    for (String type : values(documents, "events", "type")) {
      List<String> section = sections.getOrDefault(type, List.of());
      List<String> sampleLine = section.stream().filter(l -> l.startsWith("Sample: ")).toList();
      assertEquals(1, sampleLine.size(), "lines \"Sample: \" for " + type);
      String sample = matches(SAMPLE, sampleLine).iterator().next();
      List<JsonNode> shown = all(documents.get(sample), "events", "type", type);
      assertTrue(!shown.isEmpty(), "no " + type + " in " + sample);

      Set<String> fields = new TreeSet<>();
      documents
          .values()
          .forEach(d -> all(d, "events", "type", type).forEach(e -> addNames(e, fields)));
      fields.removeAll(common);
      fields.removeAll(matches(CODE, section));
      assertEquals(Set.of(), fields, "fields of " + type + " that its section does not name");
    }
  }

  private static void addNames(JsonNode event, Set<String> names) {
    names.addAll(event.propertyNames());
  }
}
