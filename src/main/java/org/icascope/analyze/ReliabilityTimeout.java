package org.icascope.analyze;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.analyze.Facts.Observed;
import org.icascope.model.Confidence;
import org.icascope.model.Severity;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.ConnectFailed;
import org.icascope.session.EventDetail.Reconnect;
import org.icascope.session.EventDetail.ResetCoded;
import org.icascope.session.EventDetail.Suspend;
import org.icascope.session.EventDetail.Timeout;
import org.icascope.session.Outcome;
import org.icascope.session.ResetCode.Kind;
import org.icascope.session.Session;

/**
 * {@code reliability-timeout}: suspended for longer than Session Reliability keeps a session (case
 * 18 of the transport notes). Where nothing was seen of the client afterwards, it may have come
 * back where no capture was running; the finding is then a weaker one.
 */
final class ReliabilityTimeout implements Rule {

  static final String RULE = "reliability-timeout";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    for (Observed<Timeout> timeout : facts.events(Timeout.class)) {
      facts
          .sessionOf(timeout.event())
          .filter(session -> !wasKilled(facts, session))
          .ifPresent(session -> out.accept(finding(facts, session, timeout)));
    }
  }

  /** Ended on purpose, and nobody tried to come back: {@code session-killed} tells it. */
  private static boolean wasKilled(Facts facts, Session session) {
    return session.outcome() == Outcome.NO_RESUME_SEEN
        && facts.eventsOfSession(session.serial()).stream()
            .anyMatch(
                event ->
                    event.detail() instanceof ResetCoded reset
                        && reset.code().kind() == Kind.KILLED
                        && event.confidence() == Confidence.LIKELY);
  }

  private static Finding finding(Facts facts, Session session, Observed<Timeout> timeout) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY);
    List<Event> before = breakAndAttempts(facts, timeout.event());
    before.forEach(draft::restsOn);
    draft.restsOn(timeout.event());
    long attempts = attempts(before);
    int seconds = timeout.detail().timeoutSeconds();
    draft.figure("timeoutSeconds", seconds).figure("failedAttempts", attempts);
    draft.freeze(draft.freezes().max());
    boolean unseen = session.outcome() == Outcome.NO_RESUME_SEEN;
    if (unseen) {
      draft.atMost(Confidence.POSSIBLE);
    }
    return draft.finding(
        unseen ? Severity.WARNING : Severity.ERROR, advice(session, seconds, attempts, unseen));
  }

  /** Break and failed attempts of the incident, or of the session where there is no incident. */
  private static List<Event> breakAndAttempts(Facts facts, Event timeout) {
    List<Event> related =
        timeout.incident().isPresent()
            ? facts.eventsOfIncident(timeout.incident().getAsInt())
            : facts.eventsOfSession(timeout.session().orElse(-1));
    return related.stream()
        .filter(
            e ->
                e.detail() instanceof Suspend
                    || e.detail() instanceof Reconnect
                    || e.detail() instanceof ConnectFailed)
        .toList();
  }

  /** Connections, for a resume without an answer is two events. */
  private static long attempts(List<Event> events) {
    return events.stream()
        .filter(e -> !(e.detail() instanceof Suspend))
        .map(Event::flow)
        .distinct()
        .count();
  }

  private static Advice advice(Session session, int seconds, long attempts, boolean unseen) {
    String who = "The session of " + session.client() + " with " + session.server();
    String keeps = "The server keeps a suspended session for " + seconds + " s. That time passed ";
    if (unseen) {
      return new Advice(
          who + " was not resumed within " + seconds + " s",
          keeps
              + "and nothing more was seen of the client. It may have come back on a path that was"
              + " not captured, or the user may have left.",
          "Ask the user, and look at the session on the server before calling it lost.",
          Optional.of(
              "Is there a capture of the other path (gateway, other network) of that time?"));
    }
    return new Advice(
        who + " was lost: not resumed within " + seconds + " s",
        keeps
            + "with "
            + Words.count(attempts, "failed attempt")
            + " to come back. After it the session needs a new logon or Auto Client Reconnect.",
        "Find out what kept the client from reaching the server for so long. A longer Session"
            + " Reliability timeout helps only where such outages are expected.",
        Optional.of("What else failed on this path at that time?"));
  }
}
