package org.icascope.analyze;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.icascope.analyze.Facts.Observed;
import org.icascope.flow.Flow;
import org.icascope.model.Severity;
import org.icascope.session.ConnectFailure;
import org.icascope.session.EventDetail.Fallback1494;

/**
 * {@code fallback-1494}: clients that went on without Session Reliability, one finding per server
 * and cause (cases 4 and 5 of the transport notes). {@code freezeMs} is the longest.
 */
final class Fallback1494Rule implements Rule {

  static final String RULE = "fallback-1494";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<ServerCause, List<Observed<Fallback1494>>> groups = new LinkedHashMap<>();
    for (Observed<Fallback1494> fallback : facts.events(Fallback1494.class)) {
      facts
          .flow(fallback.detail().failedFlow())
          .map(flow -> new ServerCause(flow.server(), fallback.detail().cause()))
          .ifPresent(key -> groups.computeIfAbsent(key, k -> new ArrayList<>()).add(fallback));
    }
    FailedAttempts failures = new FailedAttempts(facts);
    groups.forEach((key, all) -> out.accept(finding(facts, failures, key, all)));
  }

  private static Finding finding(
      Facts facts,
      FailedAttempts failures,
      ServerCause key,
      List<Observed<Fallback1494>> fallbacks) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY).server(key.server());
    for (Observed<Fallback1494> fallback : fallbacks) {
      draft.restsOn(fallback.event());
      failures.of(fallback.detail().failedFlow()).ifPresent(draft::shownBy);
      draft.flow(fallback.detail().failedFlow()).flow(fallback.detail().toFlow());
      facts.flow(fallback.detail().toFlow()).map(Flow::server).ifPresent(draft::server);
    }
    Refusal refusal =
        Refusal.of(
            facts,
            fallbacks.stream().map(f -> f.detail().failedFlow()).toList(),
            key.cause() == ConnectFailure.UNANSWERED);
    refusal.into(draft);
    long clients = clients(facts, fallbacks);
    OptionalDouble longest = longestDelay(fallbacks);
    draft
        .figure("clients", clients)
        .figure("fallbacks", fallbacks.size())
        .figure("longestDelayMs", longest)
        .freeze(draft.freezes().max());
    String cost =
        longest.isPresent()
            ? " From the first failed attempt to the connection that worked it took up to "
                + Words.duration(longest.getAsDouble())
                + "."
            : "";
    return draft.finding(Severity.WARNING, advice(key, refusal, clients, cost));
  }

  private static long clients(Facts facts, List<Observed<Fallback1494>> fallbacks) {
    return fallbacks.stream()
        .flatMap(f -> facts.flow(f.detail().toFlow()).stream())
        .map(flow -> flow.client().address())
        .distinct()
        .count();
  }

  private static OptionalDouble longestDelay(List<Observed<Fallback1494>> fallbacks) {
    return fallbacks.stream()
        .map(f -> f.detail().delayMs())
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .max();
  }

  private static Advice advice(ServerCause key, Refusal refusal, long clients, String cost) {
    return new Advice(
        Words.count(clients, "client")
            + " fell back to ICA on TCP 1494 because CGP to "
            + key.server()
            + " "
            + (refusal.isEmpty() ? FailureAdvice.verb(key.cause()) : "was " + refusal.by()),
        (refusal.isEmpty() ? FailureAdvice.meaning(key.cause()) : refusal.meaning())
            + " The session was set up on TCP 1494 instead, which has no Session Reliability: the"
            + " next break of the network ends it."
            + cost,
        refusal.isEmpty() ? FailureAdvice.remedy(key.cause()) : Refusal.remedy("the CGP port"),
        Optional.of(
            clients == 1
                ? "Do other clients reach the CGP port of this server at the same time?"
                : "What changed on this server, or on the firewalls before it, at that time?"));
  }
}
