package org.icascope.cli;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.icascope.analyze.Analysis;

/** The session or flow that a user names by the id that {@code analyze} gave it. */
final class FlowOptions {

  private static final String STANDARD_INPUT = "-";

  private final Given<String> session;
  private final Given<String> flow;

  FlowOptions(Options options) {
    session = options.text("--session", "ID", "Only this session: s1, as analyze names it.");
    flow = options.text("--flow", "ID", "Only this flow: f3, as analyze --format json names it.");
  }

  boolean isGiven() {
    return session.isPresent() || flow.isPresent();
  }

  /**
   * Before a long run: the names make sense, and the input can be read twice.
   *
   * @throws WrongOption when not
   */
  void check(List<String> files) {
    if (session.isPresent() && flow.isPresent()) {
      throw new WrongOption("--flow", "cannot be combined with --session");
    }
    session.value().ifPresent(id -> position("--session", "session", 's', id));
    flow.value().ifPresent(id -> position("--flow", "flow", 'f', id));
    if (isGiven() && files.contains(STANDARD_INPUT)) {
      throw new WrongOption(
          session.isPresent() ? "--session" : "--flow",
          "the input is read twice, and standard input can be read only once: name a file");
    }
  }

  private static int position(String option, String what, char letter, String id) {
    if (!id.matches(letter + "[1-9]\\d{0,8}")) {
      throw new WrongOption(
          option, "not a " + what + " id (" + letter + "1, " + letter + "2, ...): " + id);
    }
    return Integer.parseInt(id.substring(1)) - 1;
  }

  /** Index of the session that was named. */
  OptionalInt session(Analysis analysis) {
    return session.isPresent()
        ? OptionalInt.of(sessionIndex(session.or(""), analysis))
        : OptionalInt.empty();
  }

  private static int sessionIndex(String id, Analysis analysis) {
    int index = position("--session", "session", 's', id);
    int sessions = analysis.sessions().size();
    if (index >= sessions) {
      throw new WrongOption("--session", "there is no " + id + ", only " + sessions + " in all");
    }
    return index;
  }

  /**
   * Serial numbers of the flows that were named.
   *
   * @throws WrongOption when there are none such
   */
  Set<Integer> serials(Analysis analysis) {
    Set<Integer> serials = new TreeSet<>();
    session(analysis)
        .ifPresent(
            index ->
                analysis.sessions().get(index).connections().forEach(c -> serials.add(c.flow())));
    flow.value().ifPresent(id -> serials.add(flowSerial(id, analysis)));
    return serials;
  }

  private static int flowSerial(String id, Analysis analysis) {
    int index = position("--flow", "flow", 'f', id);
    int flows = analysis.flows().size();
    if (index >= flows) {
      throw new WrongOption("--flow", "there is no " + id + ", only " + flows + " listed flows");
    }
    return analysis.flows().get(index).flow().serial();
  }
}
