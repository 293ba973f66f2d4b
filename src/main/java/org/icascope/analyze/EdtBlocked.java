package org.icascope.analyze;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.analyze.Facts.Observed;
import org.icascope.flow.Flow;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.model.Transport;
import org.icascope.session.EventDetail.FallbackTcp;

/**
 * {@code edt-blocked}: EDT over UDP was tried and not answered at all, and TCP took over (case 7 of
 * the transport notes). An EDT attempt that was answered and lost the race is normal. One finding
 * per server.
 */
final class EdtBlocked implements Rule {

  static final String RULE = "edt-blocked";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Endpoint, List<Observed<FallbackTcp>>> byServer = new LinkedHashMap<>();
    for (Observed<FallbackTcp> fallback : facts.events(FallbackTcp.class)) {
      facts
          .flow(fallback.detail().failedFlow())
          .filter(flow -> flow.side(Direction.SERVER_TO_CLIENT).packets() == 0)
          .filter(flow -> !workedBefore(facts, flow) || refused(facts, flow))
          .map(Flow::server)
          .ifPresent(s -> byServer.computeIfAbsent(s, k -> new ArrayList<>()).add(fallback));
    }
    byServer.forEach((server, all) -> out.accept(finding(facts, server, all)));
  }

  /** UDP got through before: what ended it then is the break of the path, and no rule on it. */
  private static boolean workedBefore(Facts facts, Flow failed) {
    return facts.flows().stream()
        .map(FlowResult::flow)
        .filter(flow -> flow.transport() == Transport.UDP && flow.server().equals(failed.server()))
        .filter(flow -> flow.client().address().equals(failed.client().address()))
        .filter(flow -> flow.first().timeNanos() < failed.first().timeNanos())
        .anyMatch(flow -> flow.side(Direction.SERVER_TO_CLIENT).packets() > 0);
  }

  private static boolean refused(Facts facts, Flow failed) {
    return !Refusal.of(facts, List.of(failed.serial())).isEmpty();
  }

  private static Finding finding(Facts facts, Endpoint server, List<Observed<FallbackTcp>> all) {
    Refusal refusal = Refusal.of(facts, all.stream().map(f -> f.detail().failedFlow()).toList());
    Draft draft = new Draft(facts, RULE, Category.PERFORMANCE).server(server);
    refusal.into(draft);
    if (refusal.flows() < all.size()) { // silence is seen for certain, but not whose it is
      draft.atMost(Confidence.LIKELY);
    }
    for (Observed<FallbackTcp> fallback : all) {
      int failed = fallback.detail().failedFlow();
      draft.restsOn(fallback.event()).flow(failed).flow(fallback.detail().toFlow());
      facts.flow(failed).ifPresent(flow -> draft.shownBy(flow.first()));
    }
    long clients =
        all.stream()
            .flatMap(f -> facts.flow(f.detail().failedFlow()).stream())
            .map(flow -> flow.client().address())
            .distinct()
            .count();
    OptionalDouble longest =
        all.stream()
            .map(f -> f.detail().delayMs())
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .max();
    draft
        .figure("clients", clients)
        .figure("fallbacks", all.size())
        .figure("longestDelayMs", longest);
    String cost =
        longest.isPresent()
            ? " Starts and reconnects took up to "
                + Words.duration(longest.getAsDouble())
                + " longer by that."
            : "";
    return draft.finding(Severity.NOTICE, advice(server, clients, refusal, cost));
  }

  private static Advice advice(Endpoint server, long clients, Refusal refusal, String cost) {
    String refused = refusal.isEmpty() ? "" : "; UDP was " + refusal.by();
    return new Advice(
        Words.count(clients, "client")
            + " got no answer from "
            + server
            + " over UDP and went on over TCP"
            + refused,
        "The client tried EDT, which runs over UDP, and not one packet came back; the session"
            + " went on over TCP instead. It works, with less speed on lines with loss or long"
            + " ways."
            + (refusal.isEmpty() ? "" : " " + refusal.meaning())
            + cost,
        (refusal.isEmpty() ? "" : Refusal.remedy("UDP") + " ")
            + "Open UDP "
            + server.port()
            + " to that server on the firewalls of the path, in both directions; if EDT is not"
            + " wanted, switch adaptive transport off, which saves the wait.",
        Optional.of("Do clients of another network reach that server over UDP?"));
  }
}
