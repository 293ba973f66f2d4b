package org.icascope.report;

import java.util.stream.IntStream;
import org.icascope.analyze.Analysis;

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

  /** Remarks on a flow go with the flow; the others always stay. */
  public IntStream diagnostics() {
    return IntStream.range(0, analysis.diagnostics().size())
        .filter(
            i ->
                analysis.diagnostics().get(i).diagnostic().flow().stream()
                    .allMatch(flow -> !selection.narrowed() || selection.hasFlow(flow)));
  }
}
