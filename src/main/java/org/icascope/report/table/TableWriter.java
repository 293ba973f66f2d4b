package org.icascope.report.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.icascope.analyze.Analysis;
import org.icascope.report.Positions;
import org.icascope.report.Selection;
import org.icascope.report.json.EntityTrees;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sessions or events as a table with a header row, for spreadsheets and command line tools. */
public final class TableWriter {

  /** A text that begins so is taken for a formula by spreadsheet programs. */
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private TableWriter() {}

  /**
   * Writes UTF-8 without byte order mark; leaves the stream open.
   *
   * @throws IOException when the stream does
   */
  public static void write(Analysis analysis, TableKind kind, TableFormat format, OutputStream out)
      throws IOException {
    write(Selection.everything(analysis), kind, format, out);
  }

  /**
   * The same for a part.
   *
   * @throws IOException when the stream does
   */
  public static void write(
      Selection selection, TableKind kind, TableFormat format, OutputStream out)
      throws IOException {
    EntityTrees trees = new EntityTrees(selection);
    Positions positions = new Positions(selection);
    writeRow(format, kind.columns(), out);
    for (int i :
        (kind == TableKind.SESSIONS ? positions.sessions() : positions.events()).toArray()) {
      ObjectNode row =
          kind == TableKind.SESSIONS ? trees.sessionInContext(i) : trees.eventInContext(i);
      writeRow(format, kind.columns().stream().map(column -> cell(row, column)).toList(), out);
    }
    out.flush();
  }

  private static void writeRow(TableFormat format, List<String> cells, OutputStream out)
      throws IOException {
    out.write(format.row(cells).getBytes(StandardCharsets.UTF_8));
  }

  private static String cell(ObjectNode row, String path) {
    JsonNode node = row.at("/" + path.replace('.', '/'));
    if (node.isMissingNode()) {
      return "";
    }
    if (node.isString()) {
      return guarded(node.stringValue());
    }
    if (node.isArray()) {
      List<String> items = new ArrayList<>();
      node.forEach(item -> items.add(item.asString()));
      return guarded(String.join(" ", items));
    }
    return EntityTrees.plain(node);
  }

  /** An apostrophe makes a spreadsheet program take the cell for the text it is. */
  private static String guarded(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }
}
