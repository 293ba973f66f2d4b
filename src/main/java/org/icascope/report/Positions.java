package org.icascope.report;

import java.util.List;
import java.util.stream.IntStream;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.analyze.PortRow;

/** Positions in the lists of an analysis of what a selection holds, in order. */
public final class Positions {

  private final Selection selection;
  private final Analysis analysis;

  public Positions(Selection selection) {
    this.selection = selection;
    this.analysis = selection.analysis();
  }

  /** All of them: a selection never leaves out a file. */
  public IntStream captures() {
    return IntStream.range(0, analysis.captures().size());
  }

  public IntStream flows() {
    return IntStream.range(0, analysis.flows().size())
        .filter(i -> selection.hasFlow(analysis.flows().get(i).flow().serial()));
  }

  public IntStream sessions() {
    return IntStream.range(0, analysis.sessions().size()).filter(selection::hasSession);
  }

  public IntStream incidents() {
    return IntStream.range(0, analysis.incidents().size()).filter(selection::hasIncident);
  }

  public IntStream events() {
    return IntStream.range(0, analysis.events().size()).filter(selection::hasEvent);
  }

  public IntStream findings() {
    return IntStream.range(0, analysis.findings().size()).filter(selection::hasFinding);
  }

  /** Rows about a server and clients of flows that are selected. */
  public IntStream portMatrix() {
    List<PortRow> rows = analysis.reach().matrix();
    return IntStream.range(0, rows.size())
        .filter(i -> !selection.narrowed() || isSelected(rows.get(i)));
  }

  private boolean isSelected(PortRow row) {
    return selection.flows().stream()
        .map(FlowResult::flow)
        .anyMatch(
            flow ->
                flow.server().address().equals(row.server())
                    && row.clients().has(flow.client().address()));
  }

  /** Remarks on a flow go with the flow; the others always stay. */
  public IntStream diagnostics() {
    return IntStream.range(0, analysis.diagnostics().size())
        .filter(
            i ->
                analysis.diagnostics().get(i).diagnostic().flow().stream()
                    .allMatch(flow -> !selection.narrowed() || selection.hasFlow(flow)));
  }
}
