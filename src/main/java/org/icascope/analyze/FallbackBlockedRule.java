package org.icascope.analyze;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.icascope.analyze.Facts.Observed;
import org.icascope.flow.Flow;
import org.icascope.flow.HostPair;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.session.ConnectFailure;
import org.icascope.session.EventDetail.FallbackBlocked;
import org.icascope.session.EventDetail.IcaFailure;

/**
 * {@code fallback-blocked}: neither CGP nor ICA let a client in; one finding per server and cause.
 */
final class FallbackBlockedRule implements Rule {

  static final String RULE = "fallback-blocked";

  private record Key(Endpoint server, ConnectFailure cgp, IcaFailure ica) {}

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Key, List<Observed<FallbackBlocked>>> groups = new LinkedHashMap<>();
    Set<HostPair> told = VdaUnreachable.byLaunch(facts);
    for (Observed<FallbackBlocked> blocked : facts.events(FallbackBlocked.class)) {
      FallbackBlocked detail = blocked.detail();
      facts
          .flow(detail.failedFlow())
          .filter(flow -> !told.contains(HostPair.of(flow)))
          .map(flow -> new Key(flow.server(), detail.cgpCause(), detail.icaCause()))
          .ifPresent(key -> groups.computeIfAbsent(key, k -> new ArrayList<>()).add(blocked));
    }
    FailedAttempts failures = new FailedAttempts(facts);
    groups.forEach((key, blocked) -> out.accept(finding(facts, failures, key, blocked)));
  }

  private static Finding finding(
      Facts facts, FailedAttempts failures, Key key, List<Observed<FallbackBlocked>> blocked) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY).server(key.server());
    for (Observed<FallbackBlocked> one : blocked) {
      draft.restsOn(one.event());
      failures.of(one.detail().failedFlow()).ifPresent(draft::shownBy);
      draft.flow(one.detail().failedFlow()).flow(one.detail().icaFlow());
      facts.flow(one.detail().icaFlow()).map(Flow::server).ifPresent(draft::server);
    }
    Refusal cgp =
        Refusal.of(
            facts,
            blocked.stream().map(b -> b.detail().failedFlow()).toList(),
            key.cgp() == ConnectFailure.UNANSWERED);
    Refusal ica =
        Refusal.of(
            facts,
            blocked.stream().map(b -> b.detail().icaFlow()).toList(),
            key.ica() == IcaFailure.UNANSWERED);
    cgp.into(draft);
    ica.into(draft);
    long clients =
        blocked.stream()
            .flatMap(b -> facts.flow(b.detail().failedFlow()).stream())
            .map(flow -> flow.client().address())
            .distinct()
            .count();
    draft.figure("clients", clients).figure("failures", blocked.size());
    draft.freeze(draft.freezes().max());
    return draft.finding(Severity.ERROR, advice(key, clients, cgp, ica));
  }

  private static Advice advice(Key key, long clients, Refusal cgp, Refusal ica) {
    String icaVerb = ica.isEmpty() ? verb(key.ica()) : "was " + ica.by();
    return new Advice(
        Words.count(clients, "client")
            + " found no way in to "
            + key.server().address()
            + ": CGP "
            + (cgp.isEmpty() ? FailureAdvice.verb(key.cgp()) : "was " + cgp.by())
            + ", ICA "
            + icaVerb,
        (cgp.isEmpty() ? FailureAdvice.meaning(key.cgp()) : cgp.meaning())
            + " The client then tried plain ICA on TCP 1494, which "
            + icaVerb
            + ", so no session came about.",
        (cgp.isEmpty() ? FailureAdvice.remedy(key.cgp()) : Refusal.remedy("TCP 2598 and 1494"))
            + (key.ica() == IcaFailure.UNANSWERED
                    && key.cgp() == ConnectFailure.UNANSWERED
                    && cgp.isEmpty()
                ? " Check first that the server is up and its address is right."
                : ""),
        Optional.of("Can anything on the client's network reach this server at all?"));
  }

  private static String verb(IcaFailure cause) {
    return switch (cause) {
      case REFUSED -> "was refused";
      case UNANSWERED -> "was not answered";
      case NO_BANNER -> "was accepted without the greeting of an ICA server";
    };
  }
}
