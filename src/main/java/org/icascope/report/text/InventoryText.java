package org.icascope.report.text;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Inventory;
import org.icascope.analyze.Inventory.Component;
import org.icascope.analyze.Inventory.Link;
import org.icascope.analyze.Inventory.Role;

/** The inventory for a person. */
public final class InventoryText {

  /** Rows of a table; JSON has all. Chosen: what a person reads. */
  private static final int ROWS = 200;

  private final Analysis analysis;
  private final Inventory inventory;
  private final Layout layout;

  /**
   * @param width columns no line exceeds, {@link TextOptions#LEAST_WIDTH} or more
   */
  public InventoryText(Analysis analysis, Inventory inventory, int width) {
    this.analysis = analysis;
    this.inventory = inventory;
    this.layout = new Layout(width);
  }

  /** Errors stay in the writer ({@link PrintWriter#checkError()}). */
  public void write(PrintWriter out) {
    new Parts(summary())
        .then(components())
        .then(links())
        .then(PortMatrixText.lines(analysis.reach().matrix(), layout, false))
        .then(remarks())
        .print(out);
  }

  private List<Line> summary() {
    if (inventory.components().isEmpty()) {
      return layout.paragraph(
          "No Citrix component was found, by protocol, by name or by port ("
              + Units.count(analysis.traffic().tcpFlows() + analysis.traffic().udpFlows(), "flow")
              + " looked at).");
    }
    long closed = inventory.closed().size();
    return layout.paragraph(
        Units.count(inventory.components().size(), "host")
            + " and "
            + Units.count(inventory.links().size(), "path")
            + " between them"
            + (closed == 0
                ? "; none was tried in vain."
                : "; "
                    + Units.count(closed)
                    + (closed == 1 ? " was" : " were")
                    + " tried in vain (!)."));
  }

  private List<Line> components() {
    if (inventory.components().isEmpty()) {
      return List.of();
    }
    Columns table =
        new Columns(
            List.of(
                new Columns.Column("host", 0, false),
                new Columns.Column("what it is", 0, false),
                new Columns.Column("known by", 0, false),
                new Columns.Column("because of", 0, false)));
    for (Component component : first(inventory.components())) {
      String host = component.address().toString();
      for (Role role : component.roles()) {
        table.row(List.of(host, role.name(), role.evidence().label(), role.because()));
      }
    }
    return table(table, inventory.components().size());
  }

  private static <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(ROWS, all.size()));
  }

  private List<Line> table(Columns table, int all) {
    List<Line> lines = new ArrayList<>(table.lines(layout.width()));
    if (all > ROWS) {
      lines.addAll(
          layout.paragraph(Units.count(all - ROWS) + " more: --format json has every one."));
    }
    return lines;
  }

  private List<Line> links() {
    if (inventory.links().isEmpty()) {
      return List.of();
    }
    List<Link> ordered = new ArrayList<>(inventory.links());
    ordered.sort(Comparator.comparing(link -> !link.path().isClosed())); // stable
    Columns table =
        new Columns(
            List.of(
                new Columns.Column(" ", 0, false),
                new Columns.Column("from", 0, false),
                new Columns.Column("to", 0, false),
                new Columns.Column("port", 0, false),
                new Columns.Column("result", 0, false),
                new Columns.Column("tries", 3, true),
                new Columns.Column("what", 1, false),
                new Columns.Column("known by", 0, false)));
    for (Link link : first(ordered)) {
      table.row(
          List.of(
              link.path().isClosed() ? "!" : " ",
              link.path().clients().toString(),
              link.path().server().address().toString(),
              link.path().transport().label() + " " + link.path().server().port(),
              link.path().said(),
              Units.count(link.path().attempts()),
              link.what(),
              link.evidence().label()));
    }
    return table(table, ordered.size());
  }

  /** What could not be looked into, and what a bound left out. */
  private List<Line> remarks() {
    List<Line> lines = new ArrayList<>();
    long closed =
        analysis.traffic().unopened().stream().mapToLong(Analysis.Unopened::connections).sum();
    if (closed > 0) {
      lines.addAll(
          layout.paragraph(
              Units.count(closed, "encrypted connection")
                  + " stayed closed: what is in "
                  + (closed == 1 ? "it" : "them")
                  + " is not known (--tls-keys)."));
    }
    analysis.diagnostics().stream()
        .map(Analysis.Counted::diagnostic)
        .filter(d -> d.code().endsWith(".limit"))
        .map(d -> layout.item(Style.YELLOW, d.severity().label() + ":", d.message()))
        .forEach(lines::addAll);
    return lines;
  }
}
