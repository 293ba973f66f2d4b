package org.icascope.report;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

  private IntStream wanted(IntStream positions, Function<Told, BitSet> kind) {
    Optional<BitSet> told = selection.told().map(kind);
    return told.isPresent() ? positions.filter(told.get()::get) : positions;
  }

  /** All of them: a selection never leaves out a file. */
  public IntStream captures() {
    return wanted(IntStream.range(0, analysis.captures().size()), Told::captures);
  }

  public IntStream flows() {
    return wanted(
        IntStream.range(0, analysis.flows().size())
            .filter(i -> selection.hasFlow(analysis.flows().get(i).flow().serial())),
        Told::flows);
  }

  public IntStream sessions() {
    return wanted(
        IntStream.range(0, analysis.sessions().size()).filter(selection::hasSession),
        Told::sessions);
  }

  public IntStream incidents() {
    return wanted(
        IntStream.range(0, analysis.incidents().size()).filter(selection::hasIncident),
        Told::incidents);
  }

  public IntStream events() {
    return wanted(
        IntStream.range(0, analysis.events().size()).filter(selection::hasEvent), Told::events);
  }

  public IntStream findings() {
    return wanted(
        IntStream.range(0, analysis.findings().size()).filter(selection::hasFinding),
        Told::findings);
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
    return wanted(
        IntStream.range(0, analysis.diagnostics().size())
            .filter(
                i ->
                    analysis.diagnostics().get(i).diagnostic().flow().stream()
                        .allMatch(flow -> !selection.narrowed() || selection.hasFlow(flow))),
        Told::diagnostics);
  }
}
