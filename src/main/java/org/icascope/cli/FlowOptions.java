package org.icascope.cli;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.icascope.analyze.Analysis;

/** The sessions and flows that a user names by the ids that {@code analyze} gave them. */
final class FlowOptions {

  private static final String STANDARD_INPUT = "-";

  private final IdOption sessions;
  private final IdOption flows;

  FlowOptions(Options options) {
    sessions =
        IdOption.ofSessions(
            options, "Only this session (s1, as analyze names it), all its flows; repeatable.");
    flows =
        IdOption.ofFlows(
            options, "Only this flow (f3, as analyze --format json names it); repeatable.");
  }

  boolean isGiven() {
    return sessions.isGiven() || flows.isGiven();
  }

  /**
   * Before a long run: the names make sense, and the input can be read twice.
   *
   * @throws WrongOption when not
   */
  void check(List<String> files) {
    sessions.indices();
    flows.indices();
    if (isGiven() && files.contains(STANDARD_INPUT)) {
      throw new WrongOption(
          sessions.isGiven() ? sessions.name() : flows.name(),
          "the input is read twice, and standard input can be read only once: name a file");
    }
  }

  /**
   * Indices of the sessions that were named.
   *
   * @throws WrongOption when there are none such
   */
  Set<Integer> sessions(Analysis analysis) {
    return sessions.indicesOf(analysis.sessions().size());
  }

  /**
   * Serial numbers of the flows that were named.
   *
   * @throws WrongOption when there are none such
   */
  Set<Integer> flows(Analysis analysis) {
    Set<Integer> serials = new TreeSet<>();
    for (int index : flows.indicesOf(analysis.flows().size())) {
      serials.add(analysis.flows().get(index).flow().serial());
    }
    return serials;
  }

  /**
   * The same with the flows of the sessions that were named.
   *
   * @throws WrongOption when there are none such
   */
  Set<Integer> serials(Analysis analysis) {
    Set<Integer> serials = flows(analysis);
    for (int index : sessions(analysis)) {
      analysis.sessions().get(index).connections().forEach(c -> serials.add(c.flow()));
    }
    return serials;
  }
}
