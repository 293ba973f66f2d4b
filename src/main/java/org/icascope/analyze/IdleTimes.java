package org.icascope.analyze;

import java.util.List;
import org.icascope.flow.Quiet;
import org.icascope.rules.Threshold;

/**
 * Idle times after which connections to one server were dead, and the longest one that a connection
 * to it survived. Milliseconds.
 */
record IdleTimes(List<Double> fatal, double longestSurvived, double spreadPercent) {

  static final String REMEDY =
      "Raise the idle timeout of firewalls, NAT and load balancers on the path above the longest"
          + " pause of users, or have keep-alives sent more often than it (ICA or TCP keep-alives;"
          + " Session Reliability sends its own).";

  static final String QUESTION =
      "Which device on the path has an idle timeout a little below these times?";

  static IdleTimes of(Facts facts, List<Carried> group) {
    List<Double> fatal =
        group.stream()
            .map(Carried::course)
            .distinct()
            .flatMap(course -> course.quiet().stream())
            .map(Quiet::millis)
            .sorted()
            .toList();
    double survived =
        facts.carried().stream()
            .filter(one -> one.server().equals(group.get(0).server()))
            .mapToDouble(one -> one.course().longestSurvivedMillis())
            .max()
            .orElse(0);
    return new IdleTimes(fatal, survived, facts.settings().number(Threshold.IDLE_SPREAD_PERCENT));
  }

  double shortest() {
    return fatal.get(0);
  }

  private double longest() {
    return fatal.get(fatal.size() - 1);
  }

  /** The same clock ran out each time. */
  boolean areSeveralAlike() {
    return fatal.size() > 1 && longest() - shortest() <= shortest() * spreadPercent / 100;
  }

  /** Longer silence did no harm: then it was not the silence. */
  boolean areContradicted() {
    return longestSurvived > shortest();
  }

  void into(Draft draft) {
    draft
        .figure("breaks", fatal.size())
        .figure("shortestFatalIdleMs", shortest())
        .figure("longestFatalIdleMs", longest())
        .figure("longestSurvivedIdleMs", longestSurvived);
  }

  String words() {
    return fatal.size() == 1
        ? Words.duration(shortest())
        : areSeveralAlike()
            ? Words.duration(shortest()) + " each of " + Words.times(fatal.size())
            : Words.duration(shortest()) + " to " + Words.duration(longest());
  }
}
