package org.icascope.report.text;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.analyze.PortRow;
import org.icascope.flow.Handshake;
import org.icascope.model.IpAddress;
import org.icascope.report.Positions;
import org.icascope.report.Selection;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.Probe;

/**
 * Writes an analysis for a person: the answer on the first 24 lines, then the table of sessions,
 * the timelines and the findings. No line is wider than asked for; without color there is no byte
 * outside printable text.
 */
public final class TextReport {

  private final TextOptions options;
  private final Layout layout;
  private final TimeText times;

  public TextReport(TextOptions options) {
    this.options = options;
    this.layout = new Layout(options.width());
    this.times = new TimeText(options.zone());
  }

  /** Writes the report; errors stay in the writer ({@link PrintWriter#checkError()}). */
  public void write(Selection selection, PrintWriter out) {
    Facts facts = new Facts(selection);
    print(FirstScreen.of(facts, layout, times), out);
    if (options.firstScreenOnly()) {
      return;
    }
    part(new SessionTable(facts, layout, times).lines(options.all()), out);
    part(probes(selection), out);
    part(ports(selection), out);
    part(new Timelines(facts, layout, times).lines(options), out);
    part(new FindingsText(facts, layout, times).lines(options.timelines()), out);
  }

  private List<Line> probes(Selection selection) {
    List<Event> probes =
        selection.events().stream().filter(e -> e.detail() instanceof Probe).toList();
    if (probes.isEmpty()) {
      return List.of();
    }
    Columns table =
        new Columns(
            List.of(
                new Columns.Column("Probes (no failures)", 0, false),
                new Columns.Column("server", 0, false),
                new Columns.Column("count", 0, true),
                new Columns.Column("every", 1, true),
                new Columns.Column("result", 2, false)));
    int shown = options.all() ? probes.size() : Math.min(probes.size(), SessionTable.ROWS);
    for (Event event : probes.subList(0, shown)) {
      Probe probe = (Probe) event.detail();
      String every =
          probe.intervalMs().isPresent() ? Units.millis(probe.intervalMs().getAsDouble()) : "";
      table.row(
          List.of(
              probe.source(),
              probe.server(),
              Units.count(probe.count()),
              every,
              probe.result().label()));
    }
    return table.lines(layout.width());
  }

  /** Where a client tried a port in vain: what a firewall team needs, and nobody else. */
  private List<Line> ports(Selection selection) {
    Set<IpAddress> failed =
        selection.flows().stream()
            .map(FlowResult::flow)
            .filter(flow -> flow.handshake() != Handshake.COMPLETE)
            .map(flow -> flow.server().address())
            .collect(Collectors.toSet());
    List<PortRow> rows =
        new Positions(selection)
            .portMatrix()
            .mapToObj(selection.analysis().reach().matrix()::get)
            .filter(PortRow::hasClosedPort)
            .filter(row -> row.recognised() || failed.contains(row.server()))
            .toList();
    return PortMatrixText.lines(rows, layout, options.all());
  }

  private void part(List<Line> lines, PrintWriter out) {
    if (!lines.isEmpty()) {
      out.print('\n');
      print(lines, out);
    }
  }

  private void print(List<Line> lines, PrintWriter out) {
    for (Line line : lines) {
      out.print(line.render(options.color()));
      out.print('\n');
    }
    out.flush();
  }
}
