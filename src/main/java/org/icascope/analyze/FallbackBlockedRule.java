package org.icascope.analyze;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.analyze.Facts.Observed;
import org.icascope.flow.Flow;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.ConnectFailure;
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
    for (Observed<FallbackBlocked> blocked : facts.events(FallbackBlocked.class)) {
      FallbackBlocked detail = blocked.detail();
      facts
          .flow(detail.failedFlow())
          .map(flow -> new Key(flow.server(), detail.cgpCause(), detail.icaCause()))
          .ifPresent(key -> groups.computeIfAbsent(key, k -> new ArrayList<>()).add(blocked));
    }
    groups.forEach((key, blocked) -> out.accept(finding(facts, key, blocked)));
  }

  private static Finding finding(Facts facts, Key key, List<Observed<FallbackBlocked>> blocked) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY).server(key.server());
    for (Observed<FallbackBlocked> one : blocked) {
      draft.restsOn(one.event());
      draft.flow(one.detail().failedFlow()).flow(one.detail().icaFlow());
      facts.flow(one.detail().icaFlow()).map(Flow::server).ifPresent(draft::server);
    }
    long clients =
        blocked.stream()
            .flatMap(b -> facts.flow(b.detail().failedFlow()).stream())
            .map(flow -> flow.client().address())
            .distinct()
            .count();
    draft.figure("clients", clients).figure("failures", blocked.size());
    draft.freeze(draft.freezes().max());
    return draft.finding(Severity.ERROR, advice(key, clients));
  }

  private static Advice advice(Key key, long clients) {
    return new Advice(
        Words.count(clients, "client")
            + " found no way in to "
            + key.server().address()
            + ": CGP "
            + FailureAdvice.verb(key.cgp())
            + ", ICA "
            + verb(key.ica()),
        FailureAdvice.meaning(key.cgp())
            + " The client then tried plain ICA on TCP 1494, which "
            + verb(key.ica())
            + " either way, so no session came about.",
        FailureAdvice.remedy(key.cgp())
            + (key.ica() == IcaFailure.UNANSWERED && key.cgp() == ConnectFailure.UNANSWERED
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
