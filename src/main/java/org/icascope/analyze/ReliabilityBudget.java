package org.icascope.analyze;

import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.model.Severity;
import org.icascope.rules.Threshold;
import org.icascope.session.Incident;
import org.icascope.session.Session;

/**
 * {@code reliability-budget}: a session came back in time, but not by much (section 1.2 of the
 * transport notes): the timeout of Session Reliability as a clock with the time used. One finding
 * per session, about its longest outage.
 */
final class ReliabilityBudget implements Rule {

  static final String RULE = "reliability-budget";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    double percent = facts.settings().number(Threshold.BUDGET_PERCENT);
    for (Session session : facts.sessions()) {
      int timeout = session.cgp().flatMap(Clocks::timeout).orElse(0);
      Optional<Incident> longest = timeout == 0 ? Optional.empty() : longest(facts, session);
      if (longest.isPresent()) {
        double used = longest.get().outageMs().getAsDouble() / 1000;
        if (100 * used >= percent * timeout && used <= timeout) {
          out.accept(finding(facts, session, longest.get(), timeout, used));
        }
      }
    }
  }

  private static Optional<Incident> longest(Facts facts, Session session) {
    return facts.incidentsOf(session.serial()).stream()
        .filter(incident -> incident.result() == Incident.Result.RESUMED)
        .filter(incident -> incident.outageMs().isPresent())
        .max(java.util.Comparator.comparingDouble(i -> i.outageMs().getAsDouble()));
  }

  private static Finding finding(
      Facts facts, Session session, Incident incident, int timeout, double used) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY);
    facts.eventsOfIncident(incident.serial()).stream()
        .filter(event -> event.session().orElse(-1) == session.serial())
        .forEach(draft::restsOn);
    draft
        .figure("timeoutSeconds", timeout)
        .figure("usedSeconds", used)
        .figure("usedPercent", 100 * used / timeout)
        .freeze(draft.freezes().max());
    return draft.finding(
        Severity.NOTICE,
        new Advice(
            "The session of "
                + session.client()
                + " came back after "
                + Words.duration(used * 1000)
                + " of the "
                + timeout
                + " s that it is kept",
            "The server keeps a broken session for "
                + timeout
                + " s. This one used "
                + Math.round(100 * used / timeout)
                + " % of that; a little longer, and it would have been lost."
                + Clocks.next(session),
            "Find out what kept the client away for so long: the attempts between break and resume"
                + " show whether it tried and was not answered, or did not try.",
            Optional.of("Are there users at that place whose sessions were lost meanwhile?")));
  }
}
