package org.icascope.report.table;

import java.util.List;
import java.util.stream.Collectors;

/** How a row becomes text. */
public enum TableFormat {
  /** RFC 4180: commas, quotes doubled, lines end with CR LF. */
  CSV(",", "\r\n"),
  /** Tabs, lines end with LF; tab, line end and backslash within a cell are escaped. */
  TSV("\t", "\n");

  private final String separator;
  private final String lineEnd;

  TableFormat(String separator, String lineEnd) {
    this.separator = separator;
    this.lineEnd = lineEnd;
  }

  String row(List<String> cells) {
    return cells.stream()
        .map(cell -> this == CSV ? quoted(cell) : escaped(cell))
        .collect(Collectors.joining(separator, "", lineEnd));
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static String escaped(String cell) {
    return cell.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\r", "\\r")
        .replace("\n", "\\n");
  }
}
