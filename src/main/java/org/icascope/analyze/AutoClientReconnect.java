package org.icascope.analyze;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.icascope.analyze.Facts.Observed;
import org.icascope.flow.Flow;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.Fallback1494;
import org.icascope.session.EventDetail.IcaReconnect;
import org.icascope.session.EventDetail.ReconnectKind;
import org.icascope.session.Outcome;
import org.icascope.session.Session;

/**
 * {@code auto-client-reconnect}: a session was lost and ICA was set up anew, by Auto Client
 * Reconnect or by the user; never a resume (case 17 of the transport notes). One finding per
 * server.
 */
final class AutoClientReconnect implements Rule {

  static final String RULE = "auto-client-reconnect";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Endpoint, List<Observed<IcaReconnect>>> byServer = new LinkedHashMap<>();
    Set<Integer> fallbacks =
        facts.events(Fallback1494.class).stream()
            .map(fallback -> fallback.detail().toFlow())
            .collect(Collectors.toSet());
    for (Observed<IcaReconnect> reconnect : facts.events(IcaReconnect.class)) {
      facts
          .flowOf(reconnect.event())
          .filter(flow -> !fallbacks.contains(flow.serial())) // told by fallback-1494
          .map(Flow::server)
          .ifPresent(s -> byServer.computeIfAbsent(s, k -> new ArrayList<>()).add(reconnect));
    }
    byServer.forEach((server, all) -> out.accept(finding(facts, server, all)));
  }

  private static Finding finding(Facts facts, Endpoint server, List<Observed<IcaReconnect>> all) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY).server(server);
    for (Observed<IcaReconnect> reconnect : all) {
      draft.restsOn(reconnect.event()).session(reconnect.detail().fromSession());
    }
    long automatic = all.stream().filter(r -> r.detail().kind() == ReconnectKind.ACR).count();
    OptionalDouble longest =
        all.stream()
            .map(r -> r.detail().gapMs())
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .max();
    draft
        .figure("setUps", all.size())
        .figure("automatic", automatic)
        .figure("longestGapMs", longest)
        .freeze(draft.freezes().max());
    return draft.finding(
        Severity.WARNING, advice(server, all.size(), automatic, longest, remedy(facts, all)));
  }

  /** By what kept the sessions from being resumed, as far as the capture shows it. */
  private static String remedy(Facts facts, List<Observed<IcaReconnect>> all) {
    List<Session> lost =
        all.stream().flatMap(r -> facts.session(r.detail().fromSession()).stream()).toList();
    if (!lost.isEmpty() && lost.stream().allMatch(s -> s.reliability().equals("none"))) {
      return "These sessions ran without Session Reliability, so they could not be resumed: switch"
          + " it on where it is wanted. And see what broke their connections at these times.";
    }
    if (!lost.isEmpty() && lost.stream().allMatch(s -> s.outcome() == Outcome.REFUSED)) {
      return "The server refused to resume: its event log at that time says why. And see what"
          + " broke the connection before.";
    }
    return "See what broke the connections, and why they were not resumed: whether the client tried"
        + " at all, and what the server answered, stands in the timeline.";
  }

  private static Advice advice(
      Endpoint server, long count, long automatic, OptionalDouble longest, String remedy) {
    String how =
        automatic == count
            ? "The client flagged the new set-up as an automatic reconnect."
            : automatic == 0
                ? "Whether the client did it by itself or the user started again cannot be told"
                    + " from the set-up."
                : automatic + " of them were flagged as automatic by the client.";
    String wait =
        longest.isPresent()
            ? " The longest wait was " + Words.duration(longest.getAsDouble()) + "."
            : "";
    return new Advice(
        Words.count(count, "lost session")
            + " of "
            + server
            + (count == 1 ? " was" : " were")
            + " set up anew, not resumed",
        "Session Reliability did not carry the session over: it was used up, refused or not in use,"
            + " and ICA was set up from the beginning on a new connection. The programs of the user"
            + " usually live on; what was typed meanwhile is lost. "
            + how
            + wait,
        remedy,
        Optional.of("Did the user find the same session again, with the programs still open?"));
  }
}
