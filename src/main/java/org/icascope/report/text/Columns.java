package org.icascope.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table that fits a width: columns that matter less are left out first, then the widest one is
 * shortened.
 */
final class Columns {

  private static final String GUTTER = "  ";

  /**
   * @param rank columns with the highest rank are left out first; 0: never
   * @param right aligned right
   */
  record Column(String title, int rank, boolean right) {}

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  Columns(List<Column> columns) {
    this.columns = columns;
  }

  void row(List<String> cells) {
    rows.add(cells.stream().map(Layout::clean).toList());
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Header line and rows. Columns that are empty in every row are left out. */
  List<Line> lines(int width) {
    int[] widths = new int[columns.size()];
    for (int c = 0; c < widths.length; c++) {
      int column = c;
      int widest = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
      widths[c] = widest == 0 ? 0 : Math.max(widest, columns.get(c).title().length());
    }
    fit(widths, width);
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of(Style.DIM, format(columns.stream().map(Column::title).toList(), widths)));
    rows.forEach(row -> lines.add(Line.plain(format(row, widths))));
    return lines;
  }

  private void fit(int[] widths, int width) {
    while (total(widths) > width) {
      int leastImportant =
          IntStream.range(0, widths.length)
              .filter(c -> widths[c] > 0 && columns.get(c).rank() > 0)
              .reduce((a, b) -> columns.get(b).rank() > columns.get(a).rank() ? b : a)
              .orElse(-1);
      if (leastImportant >= 0) {
        widths[leastImportant] = 0;
      } else {
        int widest =
            IntStream.range(0, widths.length)
                .reduce((a, b) -> widths[b] > widths[a] ? b : a)
                .orElseThrow();
        widths[widest]--;
      }
    }
  }

  private static int total(int[] widths) {
    int total = -GUTTER.length();
    for (int width : widths) {
      total += width == 0 ? 0 : width + GUTTER.length();
    }
    return total;
  }

  private String format(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      if (widths[c] == 0) {
        continue;
      }
      if (line.length() > 0) {
        line.append(GUTTER);
      }
      String cell = Layout.cut(cells.get(c), widths[c]);
      String padding = " ".repeat(widths[c] - cell.length());
      line.append(columns.get(c).right() ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }
}
