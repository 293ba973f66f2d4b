package org.icascope.report.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.icascope.analyze.Analysis;
import org.icascope.report.AnalysisForTests;
import org.icascope.report.ScenesForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Analyses made by hand are valid too: lines whose lists and texts were cut, above all. */
class SchemaOfLinesTest {

  private static final SchemaCheck DOCUMENT = SchemaCheck.strict(JsonForm.DOCUMENT);
  private static final SchemaCheck LINES = SchemaCheck.strict(JsonForm.LINES);

  private static final SchemaCheck AS_PRINTED = SchemaCheck.open(JsonForm.LINES);

  static Stream<Analysis> analyses() {
    String longText = "\u0001".repeat(50_000);
    return Stream.of(
        AnalysisForTests.complete(),
        AnalysisForTests.huge("x.pcap", "127.0.0.1:1494"),
        AnalysisForTests.huge(longText, longText),
        ScenesForTests.broken(30, 20, ScenesForTests.SECOND),
        ScenesForTests.nothing(),
        ScenesForTests.unread());
  }

  private static List<String> lines(Analysis analysis) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      NdjsonWriter.write(analysis, new DocumentOptions("0.0.0"), out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @ParameterizedTest
  @MethodSource("analyses")
  void bothFormsAreValid(Analysis analysis) {
    assertEquals(List.of(), DOCUMENT.errors(JsonWriterTest.write(analysis)));
    lines(analysis)
        .forEach(
            line ->
                assertEquals(
                    List.of(),
                    LINES.errors(line),
                    line.substring(0, Math.min(300, line.length()))));
  }

  @Test
  void anItemOfAnotherKindInADetailLineIsAnError() {
    Set<String> lists = new TreeSet<>();
    for (String line : lines(AnalysisForTests.huge("x.pcap", "127.0.0.1:1494"))) {
      JsonNode detail = new JsonMapper().readTree(line);
      if (detail.has("list") && lists.add(detail.get("list").asString())) {
        ((ArrayNode) detail.get("items")).insert(0, true);
        assertFalse(AS_PRINTED.errors(detail).isEmpty(), line);
      }
    }
    assertTrue(lists.containsAll(Set.of("communityIds", "connections", "ica.modules")));
  }
}
