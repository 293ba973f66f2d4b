package org.icascope.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.icascope.analyze.Facts.Observed;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.Reconnect;
import org.icascope.session.EventDetail.ResumeResult;
import org.icascope.session.Session;

/**
 * {@code resume-refused}: the server answered a resume and did not take the session back (case 16
 * of the transport notes); one finding per session.
 */
final class ResumeRefused implements Rule {

  static final String RULE = "resume-refused";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Integer, List<Observed<Reconnect>>> bySession = new TreeMap<>();
    for (Observed<Reconnect> reconnect : facts.events(Reconnect.class)) {
      if (reconnect.detail().result() == ResumeResult.REFUSED) {
        reconnect
            .event()
            .session()
            .ifPresent(s -> bySession.computeIfAbsent(s, n -> new ArrayList<>()).add(reconnect));
      }
    }
    bySession.forEach(
        (serial, refusals) ->
            facts.session(serial).ifPresent(s -> out.accept(finding(facts, s, refusals))));
  }

  private static Finding finding(Facts facts, Session session, List<Observed<Reconnect>> refusals) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY);
    for (Observed<Reconnect> refusal : refusals) {
      draft.restsOn(refusal.event());
      refusal.detail().fromFlow().ifPresent(draft::flow);
    }
    Reconnect first = refusals.get(0).detail();
    draft
        .figure("refusals", refusals.size())
        .figure("gapMs", first.gapMs())
        .freeze(draft.freezes().max());
    boolean otherServer = first.serverAddressChanged().orElse(false);
    return draft.finding(Severity.ERROR, advice(session, otherServer));
  }

  private static Advice advice(Session session, boolean otherServer) {
    return new Advice(
        "The server refused to resume the session of "
            + session.client()
            + " with "
            + session.server(),
        "The client came back with its reconnect ticket and the server answered that it cannot go"
            + " on with that session: it has ended it, was restarted, or does not know the ticket."
            + (otherServer ? " The client came back to another server address than before." : "")
            + " The user lost the session's connection and needs a new set-up.",
        otherServer
            ? "Check that the load balancer sends a returning client to the same server."
            : "Look at the server's event log at that time: a restart of the Citrix service, an"
                + " ended session, or an administrator's action.",
        Optional.of("Did the session still run on the server at that time?"));
  }
}
