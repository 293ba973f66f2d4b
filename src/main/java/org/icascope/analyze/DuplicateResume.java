package org.icascope.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.analyze.Facts.Observed;
import org.icascope.flow.Flow;
import org.icascope.model.Severity;
import org.icascope.rules.Threshold;
import org.icascope.session.EventDetail.Reconnect;
import org.icascope.session.EventDetail.ResumeResult;
import org.icascope.session.Session;

/**
 * {@code duplicate-resume}: two connections of one session at the same time, both of which go on
 * for longer than a race takes (case 22 of the transport notes).
 */
final class DuplicateResume implements Rule {

  static final String RULE = "duplicate-resume";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    for (Session session : facts.sessions()) {
      if (session.connections().size() > 1) {
        examine(facts, session, out);
      }
    }
  }

  private static void examine(Facts facts, Session session, Consumer<Finding> out) {
    long race = facts.settings().nanos(Threshold.RACE_SECONDS);
    List<Observed<Reconnect>> doubled = new ArrayList<>();
    long longest = 0;
    for (var event : facts.eventsOfSession(session.serial())) {
      if (event.detail() instanceof Reconnect reconnect
          && reconnect.result() == ResumeResult.RESUMED) {
        long overlap = overlap(facts, reconnect, event.timeNanos());
        if (overlap > race) {
          doubled.add(new Observed<>(event, reconnect));
          longest = Math.max(longest, overlap);
        }
      }
    }
    if (!doubled.isEmpty()) {
      out.accept(finding(facts, session, doubled, longest));
    }
  }

  /** How long the old connection still carried data after the session had left it. */
  private static long overlap(Facts facts, Reconnect reconnect, long resumed) {
    Optional<Flow> from =
        reconnect.fromFlow().isPresent()
            ? facts.flow(reconnect.fromFlow().getAsInt())
            : Optional.empty();
    return from.flatMap(flow -> flow.side(org.icascope.model.Direction.SERVER_TO_CLIENT).lastData())
        .map(last -> last.timeNanos() - resumed)
        .orElse(0L);
  }

  private static Finding finding(
      Facts facts, Session session, List<Observed<Reconnect>> doubled, long longest) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY);
    for (Observed<Reconnect> resume : doubled) {
      draft.restsOn(resume.event());
      resume.detail().fromFlow().ifPresent(draft::flow);
    }
    draft.figure("resumes", doubled.size()).figure("longestOverlapMs", longest / 1e6);
    return draft.finding(
        Severity.NOTICE,
        new Advice(
            "The session of "
                + session.client()
                + " with "
                + session.server()
                + " was on two connections at once for "
                + Words.duration(longest / 1e6),
            "The client resumed the session on a new connection while the server still sent on the"
                + " old one: it had not noticed the break yet, or the break went one way only.",
            "Look for loss in one direction, and for a gateway that keeps the old connection alive"
                + " in the client's name.",
            Optional.of("Does a capture at the server show the client's packets of that time?")));
  }
}
