package org.icascope.report.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.icascope.analyze.Path;
import org.icascope.analyze.PortRow;

/** The matrix of ports: who found which Citrix port open. */
final class PortMatrixText {

  /** Rows shown; JSON has all. Chosen: more is no table for a person. */
  private static final int ROWS = 20;

  private static final String NOT_TRIED = "-";

  private PortMatrixText() {}

  /** Empty when there are no rows. */
  static List<Line> lines(List<PortRow> rows, Layout layout, boolean all) {
    if (rows.isEmpty()) {
      return List.of();
    }
    int shown = all ? rows.size() : Math.min(ROWS, rows.size());
    List<String> ports = ports(rows);
    List<Columns.Column> columns = new ArrayList<>();
    columns.add(new Columns.Column("clients", 0, false));
    columns.add(new Columns.Column("server", 0, false));
    ports.forEach(port -> columns.add(new Columns.Column(port, 0, false)));
    Columns table = new Columns(columns);
    for (PortRow row : rows.subList(0, shown)) {
      List<String> cells = new ArrayList<>();
      cells.add(row.clients().toString());
      cells.add(row.server() + (row.recognised() ? "" : " (port only)"));
      ports.forEach(port -> cells.add(cell(row, port)));
      table.row(cells);
    }
    List<Line> lines = new ArrayList<>();
    lines.add(layout.heading("Ports (" + NOT_TRIED + " was not tried)"));
    lines.addAll(table.lines(layout.width()));
    if (shown < rows.size()) {
      lines.addAll(
          layout.paragraph(
              Units.count(rows.size() - shown, "more row") + " not listed: JSON has every one."));
    }
    return lines;
  }

  private static List<String> ports(List<PortRow> rows) {
    record Port(String transport, int number) {}
    TreeSet<Port> ports =
        new TreeSet<>(Comparator.comparing(Port::transport).thenComparingInt(Port::number));
    rows.forEach(
        row ->
            row.ports()
                .forEach(p -> ports.add(new Port(p.transport().label(), p.server().port()))));
    return ports.stream().map(port -> port.transport + " " + port.number).toList();
  }

  private static String cell(PortRow row, String port) {
    return row.ports().stream()
        .filter(path -> label(path).equals(port))
        .findFirst()
        .map(Path::said)
        .orElse(NOT_TRIED);
  }

  private static String label(Path path) {
    return path.transport().label() + " " + path.server().port();
  }
}
