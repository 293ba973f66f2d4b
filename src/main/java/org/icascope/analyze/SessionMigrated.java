package org.icascope.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.icascope.analyze.Facts.Observed;
import org.icascope.flow.Flow;
import org.icascope.model.Severity;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.Reconnect;
import org.icascope.session.EventDetail.ResumeResult;
import org.icascope.session.Session;

/**
 * {@code session-migrated}: a session moves from a connection that works to another server address,
 * as HDX Direct does (case 35 of the transport notes). No drop. One finding per session.
 */
final class SessionMigrated implements Rule {

  static final String RULE = "session-migrated";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Integer, List<Observed<Reconnect>>> moves = new TreeMap<>();
    for (Observed<Reconnect> reconnect : facts.events(Reconnect.class)) {
      if (isOne(facts, reconnect.event())) {
        reconnect
            .event()
            .session()
            .ifPresent(s -> moves.computeIfAbsent(s, n -> new ArrayList<>()).add(reconnect));
      }
    }
    moves.forEach(
        (serial, all) -> facts.session(serial).ifPresent(s -> out.accept(finding(facts, s, all))));
  }

  /** A resume without a break before it, at another address of the server. */
  static boolean isOne(Facts facts, Event event) {
    return event.detail() instanceof Reconnect reconnect
        && reconnect.result() == ResumeResult.RESUMED
        && reconnect.serverAddressChanged().orElse(false)
        && event.incident().isEmpty()
        && reconnect.fromFlow().stream()
            .mapToObj(facts::flow)
            .flatMap(Optional::stream)
            .anyMatch(from -> isOpen(from, event.timeNanos()));
  }

  private static boolean isOpen(Flow flow, long nanos) {
    return flow.closed().map(closed -> closed.timeNanos() >= nanos).orElse(true);
  }

  private static Finding finding(Facts facts, Session session, List<Observed<Reconnect>> moves) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY);
    for (Observed<Reconnect> move : moves) {
      draft.restsOn(move.event());
      move.detail().fromFlow().ifPresent(draft::flow);
    }
    Flow to = facts.flow(moves.get(moves.size() - 1).detail().toFlow()).orElseThrow();
    draft.server(session.server()).server(to.server());
    draft.figure("moves", moves.size());
    return draft.finding(Severity.INFO, advice(session, to));
  }

  private static Advice advice(Session session, Flow to) {
    return new Advice(
        "The session of "
            + session.client()
            + " moved from "
            + session.server()
            + " to "
            + to.server()
            + " without a break",
        "The client took the session over to a new connection with another address, while the old"
            + " one still worked. So does HDX Direct, which begins at the gateway and goes on with"
            + " the server itself. The user felt nothing of it; this is no drop.",
        "None.",
        Optional.empty());
  }
}
