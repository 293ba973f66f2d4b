package org.icascope.analyze;

import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.model.Confidence;
import org.icascope.model.Severity;
import org.icascope.rules.Threshold;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.Reconnect;
import org.icascope.session.EventDetail.ResumeResult;
import org.icascope.session.Session;

/**
 * {@code sta-ticket-expired}: behind a gateway a session was tried to be resumed when the life of
 * its STA ticket was over, and that failed (case 19 of the transport notes).
 */
final class StaTicketExpired implements Rule {

  static final String RULE = "sta-ticket-expired";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    double life = facts.settings().number(Threshold.STA_TICKET_SECONDS);
    for (Session session : facts.sessions()) {
      if (Clocks.hasStaTicket(session)) {
        facts.eventsOfSession(session.serial()).stream()
            .filter(event -> failedAfter(event, life))
            .findFirst()
            .ifPresent(event -> out.accept(finding(facts, session, event, life)));
      }
    }
  }

  private static boolean failedAfter(Event event, double life) {
    return event.detail() instanceof Reconnect reconnect
        && reconnect.result() != ResumeResult.RESUMED
        && reconnect.gapMs().orElse(0) > life * 1000;
  }

  private static Finding finding(Facts facts, Session session, Event event, double life) {
    double gap = ((Reconnect) event.detail()).gapMs().orElse(0);
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY).restsOn(event);
    draft
        .atMost(Confidence.POSSIBLE) // the gateway does not say why
        .figure("gapMs", gap)
        .figure("ticketSeconds", life)
        .freeze(draft.freezes().max());
    return draft.finding(
        Severity.WARNING,
        new Advice(
            "The session of "
                + session.client()
                + " came back after "
                + Words.duration(gap)
                + ", when its STA ticket was probably no longer good",
            "Behind a gateway a session needs its STA ticket to come back, and tickets live for"
                + " some "
                + Math.round(life)
                + " s unless they are refreshed. This client was away for longer, and its resume"
                + " failed.",
            "If users are away for that long, raise the life of refreshable tickets on the XML"
                + " service (XmlStaRefreshableTicketLifetimeInSeconds) together with the timeout of"
                + " Session Reliability.",
            Optional.of("What does the gateway log of the ticket at that time?")));
  }
}
