package org.icascope.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icascope.analyze.Rules;
import org.icascope.cli.CommandForTests;
import org.icascope.rules.Threshold;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/findings.md has a section for every rule, with all that is to be said, and shows it. */
class FindingsPageTest {

  private static final Path PAGE = Path.of("docs/findings.md");
  private static final Pattern SAMPLE = Pattern.compile("\\[([\\w.-]+)]\\(\\.\\./samples/");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

  private static final List<String> LABELS =
      List.of("Means", "Recognised by", "Mistaken for", "Remedy", "Confidence", "Shown by");

  private static Map<String, String> sections() {
    Map<String, String> sections = new LinkedHashMap<>();
    String title = "";
    for (String line : MarkdownPage.read(PAGE).lines()) {
      if (line.startsWith("## ")) {
        title = line.substring(3);
      } else if (!title.isEmpty()) {
        sections.merge(title, line + "\n", String::concat);
      }
    }
    return sections;
  }

  @Test
  void everyRuleHasASectionThatSaysAllThereIsToSay() {
    Map<String, String> sections = sections();
    assertEquals(new TreeSet<>(Rules.names().rules()), new TreeSet<>(sections.keySet()));
    sections.forEach(
        (rule, text) ->
            LABELS.forEach(
                label -> assertTrue(text.contains("\n**" + label + "**: "), rule + ": " + label)));
  }

  @Test
  void whatIsSaidToShowARuleShowsIt() throws IOException {
    for (var section : sections().entrySet()) {
      String shown = section.getValue().substring(section.getValue().indexOf("**Shown by**"));
      Matcher sample = SAMPLE.matcher(shown);
      Matcher test = TEST.matcher(shown);
      if (sample.find()) {
        String file = "samples/" + sample.group(1);
        String json = CommandForTests.run("analyze", "--format", "json", file).out();
        JsonNode findings = new JsonMapper().readTree(json).get("findings");
        assertTrue(
            findings.valueStream().anyMatch(f -> f.get("rule").asString().equals(section.getKey())),
            section.getKey() + " in " + file);
      } else {
        assertTrue(test.find(), "no sample and no test shows " + section.getKey());
        assertTrue(
            sourceOf(test.group(1)).contains('"' + section.getKey() + '"'),
            test.group(1) + " says nothing of " + section.getKey());
      }
    }
  }

  private static String sourceOf(String test) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      Path file = files.filter(f -> f.endsWith(test + ".java")).findFirst().orElseThrow();
      return Files.readString(file);
    }
  }

  @Test
  void everyThresholdStandsInTheSectionOfARule() {
    String page = String.join("\n", sections().values());
    for (Threshold threshold : Threshold.values()) {
      assertTrue(page.contains('`' + threshold.key() + '`'), threshold.key());
    }
  }
}
