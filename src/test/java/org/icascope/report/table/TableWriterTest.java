package org.icascope.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.icascope.analyze.Analysis;
import org.icascope.report.AnalysisForTests;
import org.icascope.report.Golden;
import org.icascope.report.Selection;
import org.icascope.report.json.EntityTrees;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class TableWriterTest {

  private static String write(Analysis analysis, TableKind kind, TableFormat format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      TableWriter.write(analysis, kind, format, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Cells of a TSV table by row; the cells of the fixtures hold no tab. */
  private static List<List<String>> tsv(Analysis analysis, TableKind kind) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : write(analysis, kind, TableFormat.TSV).split("\n")) {
      rows.add(List.of(line.split("\t", -1)));
    }
    return rows;
  }

  private static String cell(List<List<String>> rows, int row, String column) {
    return rows.get(row).get(rows.get(0).indexOf(column));
  }

  @Test
  void theFixtureGivesTheGoldenTables() {
    Analysis analysis = AnalysisForTests.complete();
    Golden.check("report/events.tsv", write(analysis, TableKind.EVENTS, TableFormat.TSV));
    Golden.check("report/sessions.tsv", write(analysis, TableKind.SESSIONS, TableFormat.TSV));
  }

  @Test
  void everyRowHasAsManyCellsAsTheHeader() {
    for (TableKind kind : TableKind.values()) {
      List<List<String>> rows = tsv(AnalysisForTests.complete(), kind);
      rows.forEach(row -> assertEquals(kind.columns().size(), row.size()));
      assertEquals(kind.columns().size(), new HashSet<>(kind.columns()).size());
    }
    // the header and eleven events
    assertEquals(12, tsv(AnalysisForTests.complete(), TableKind.EVENTS).size());
  }

  @Test
  void everyFieldOfAnEventHasAColumn() {
    Analysis analysis = AnalysisForTests.complete();
    EntityTrees trees = new EntityTrees(Selection.everything(analysis));
    Set<String> missing = new HashSet<>();
    for (int i = 0; i < analysis.events().size(); i++) {
      leaves("", trees.eventInContext(i), missing);
    }
    TableKind.EVENTS.columns().forEach(missing::remove);
    // uids of other things, and the list behind communityId
    assertEquals(Set.of("flowUid", "incidentUid", "communityIds"), missing);
  }

  private static void leaves(String path, JsonNode node, Set<String> leaves) {
    if (node.isObject()) {
      String prefix = path.isEmpty() ? "" : path + ".";
      node.properties().forEach(p -> leaves(prefix + p.getKey(), p.getValue(), leaves));
    } else {
      leaves.add(path);
    }
  }

  @Test
  void numbersStandAsInJsonAndUnknownCellsAreEmpty() {
    List<List<String>> rows = tsv(AnalysisForTests.complete(), TableKind.SESSIONS);
    assertEquals("12345678.9", cell(rows, 1, "setup.icaInitMs"));
    assertEquals("7", cell(rows, 1, "setup.firstDataMs"));
    assertEquals("f1 f2", cell(rows, 1, "flows"));
    assertEquals("55731", cell(rows, 1, "client.port"));
    assertEquals("", cell(rows, 2, "cgp.reconnects"));
    assertEquals("false", cell(rows, 2, "alreadyRunning"));
  }

  @Test
  void textThatLooksLikeAFormulaIsMadeText() {
    for (String start : List.of("=", "+", "-", "@", "\t", "\r")) {
      String text = start + "cmd|' /C calc'!A0";
      String table = write(AnalysisForTests.huge("x", text), TableKind.SESSIONS, TableFormat.CSV);
      assertTrue(table.contains("'" + text), start);
    }
    String table = write(AnalysisForTests.huge("x", "host=1"), TableKind.SESSIONS, TableFormat.CSV);
    assertTrue(table.contains(",host=1,"));
    assertFalse(table.contains("'host"));
  }

  @Test
  void csvQuotesAsRfc4180() {
    assertEquals(
        "a,\"b,c\",\"say \"\"x\"\"\",\"two\nlines\",\r\n",
        TableFormat.CSV.row(List.of("a", "b,c", "say \"x\"", "two\nlines", "")));
  }

  @Test
  void tsvKeepsEveryRowOnOneLine() {
    assertEquals("a\\tb\tc\\nd\\\\\n", TableFormat.TSV.row(List.of("a\tb", "c\nd\\")));
  }

  @Test
  void anEmptyFirstCellKeepsItsSeparator() {
    assertEquals(",b\r\n", TableFormat.CSV.row(List.of("", "b")));
  }
}
