package org.icascope.analyze;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.icascope.flow.Close;
import org.icascope.flow.Flow;
import org.icascope.model.Confidence;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.rules.Threshold;
import org.icascope.session.Link.Leg;
import org.icascope.session.Session;
import org.icascope.session.Session.Connection;

/**
 * {@code keep-alive-masks-client}: a gateway keeps its connection to the server alive, though that
 * of the user is gone, so the server never times the session out (case 31 of the transport notes,
 * after CTX135868). Both legs must be in the capture: on one of them alone an absent user looks
 * like an idle one. One finding per server.
 */
final class KeepAliveMasksClient implements Rule {

  static final String RULE = "keep-alive-masks-client";

  /** What was on its way when the user's leg ended. Chosen. */
  private static final long ON_THE_WAY_NANOS = 5_000_000_000L;

  /** Both legs of one session. */
  private record Legs(Session user, Session server, double millis) {}

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Endpoint, List<Legs>> byServer = new LinkedHashMap<>();
    for (Session session : facts.sessions()) {
      masked(facts, session)
          .ifPresent(
              legs -> byServer.computeIfAbsent(session.server(), s -> new ArrayList<>()).add(legs));
    }
    byServer.forEach((server, all) -> out.accept(finding(facts, server, all)));
  }

  private static Optional<Legs> masked(Facts facts, Session session) {
    if (session.link().leg() != Leg.GATEWAY_SERVER || session.link().session().isEmpty()) {
      return Optional.empty();
    }
    Optional<Session> user = facts.session(session.link().session().getAsInt());
    Optional<Session.Span> quiet = session.cgp().flatMap(Session.Cgp::clientQuiet);
    if (user.isEmpty() || quiet.isEmpty() || !isOver(facts, user.get(), session)) {
      return Optional.empty();
    }
    long gone = user.get().end().timeNanos();
    long nanos = quiet.get().toNanos() - gone;
    boolean masked =
        quiet.get().fromNanos() <= gone + ON_THE_WAY_NANOS
            && nanos >= facts.settings().nanos(Threshold.MASKED_SECONDS);
    return masked ? Optional.of(new Legs(user.get(), session, nanos / 1e6)) : Optional.empty();
  }

  /** Its end was captured, or would be heard of in the same capture if it went on. */
  private static boolean isOver(Facts facts, Session user, Session server) {
    return user.end().capture() == server.end().capture()
        || flows(facts, user).stream().allMatch(flow -> flow.close() != Close.NONE);
  }

  private static List<Flow> flows(Facts facts, Session session) {
    return session.connections().stream()
        .map(Connection::flow)
        .flatMap(flow -> facts.flow(flow).stream())
        .toList();
  }

  private static Finding finding(Facts facts, Endpoint server, List<Legs> all) {
    Draft draft =
        new Draft(facts, RULE, Category.AVAILABILITY).server(server).atMost(Confidence.LIKELY);
    double longest = 0;
    for (Legs legs : all) {
      draft.session(legs.user.serial()).session(legs.server.serial());
      draft.shownBy(legs.user.end()).shownBy(legs.server.end());
      longest = Math.max(longest, legs.millis);
    }
    draft.figure("sessions", all.size()).figure("longestMs", longest);
    draft.freeze(OptionalDouble.empty());
    return draft.finding(Severity.WARNING, advice(server, all, longest));
  }

  private static Advice advice(Endpoint server, List<Legs> all, double longest) {
    Legs first = all.get(0);
    return new Advice(
        "The gateway kept "
            + Words.count(all.size(), "session")
            + " alive at "
            + server
            + " for up to "
            + Words.duration(longest)
            + " after the user was gone",
        "The connection of "
            + first.user.client()
            + " to the gateway was over, and the one behind the gateway went on with keep-alives"
            + " and nothing else of the client. The server takes the session for active, so no"
            + " timeout of its own ends or disconnects it.",
        "Look for a setting or an update of the gateway that ends the server's side together with"
            + " the user's; do not rely on the server's timeouts for users behind it.",
        Optional.of(
            "Does a capture between the user and the gateway show that the user was gone?"));
  }
}
