package org.icascope.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icascope.launch.LaunchFacts;
import org.icascope.launch.StaExchange;
import org.icascope.launch.StaExchange.Result;
import org.icascope.model.Confidence;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.session.LaunchDetail.StaAmbiguous;

/**
 * STAs that are taken for each other: a gateway chooses the STA by the id in the ticket, so that it
 * asks the wrong one shows that two have the same id, or that the gateway mixes them up.
 */
final class StaContradictions {

  private record Pair(Endpoint server, Endpoint other) {}

  private static final class Sum {
    private StaExchange refused;
    private StaExchange known;
    private long count;
    private boolean refusedFirst;
  }

  private final Map<Pair, Sum> byTicket = new LinkedHashMap<>();
  private final Map<Pair, Sum> byId = new LinkedHashMap<>();
  private final Set<StaExchange> explained = new HashSet<>();

  StaContradictions(LaunchFacts facts) {
    Map<String, List<StaExchange>> tickets = new HashMap<>();
    for (StaExchange each : facts.exchanges()) {
      if (each.result() == Result.GRANTED || each.result() == Result.NOTHING) {
        each.ticket().ifPresent(t -> tickets.computeIfAbsent(t, k -> new ArrayList<>(1)).add(each));
      }
    }
    tickets.values().forEach(this::compare);
    compareIds(facts.issued());
  }

  /** Exchanges about one ticket. */
  private void compare(List<StaExchange> exchanges) {
    Optional<StaExchange> granted =
        exchanges.stream().filter(each -> each.result() == Result.GRANTED).findFirst();
    for (StaExchange each : exchanges) {
      if (granted.isPresent()
          && each.result() == Result.NOTHING
          && isElsewhere(each, granted.get())) {
        explained.add(each);
        boolean first = each.request().timeNanos() < granted.get().request().timeNanos();
        add(byTicket, each, granted.get(), first);
      }
    }
  }

  private static boolean isElsewhere(StaExchange one, StaExchange other) {
    return !one.flow().server().address().equals(other.flow().server().address());
  }

  private void compareIds(List<StaExchange> issued) {
    Map<String, StaExchange> firsts = new HashMap<>();
    for (StaExchange each : issued) {
      StaExchange first = firsts.putIfAbsent(each.authority().orElse(""), each);
      if (first != null && isElsewhere(first, each)) {
        add(byId, each, first, false);
      }
    }
  }

  private static void add(
      Map<Pair, Sum> sums, StaExchange refused, StaExchange known, boolean refusedFirst) {
    Pair pair = new Pair(refused.flow().server(), known.flow().server());
    Sum sum = sums.computeIfAbsent(pair, p -> new Sum());
    if (sum.refused == null) {
      sum.refused = refused;
      sum.known = known;
    }
    sum.count++;
    sum.refusedFirst |= refusedFirst;
  }

  /** Failures that are told here. */
  Set<StaExchange> explained() {
    return explained;
  }

  void tell(LaunchEvents.Teller teller) {
    // a ticket that was redeemed already is unknown afterwards: yes and then no says less
    byTicket.forEach(
        (pair, sum) ->
            tell(
                teller,
                pair,
                "ticket",
                sum,
                sum.refusedFirst ? Confidence.LIKELY : Confidence.POSSIBLE));
    // one STA may have two addresses
    byId.forEach((pair, sum) -> tell(teller, pair, "id", sum, Confidence.POSSIBLE));
  }

  private static void tell(
      LaunchEvents.Teller teller, Pair pair, String by, Sum sum, Confidence confidence) {
    StaAmbiguous detail =
        new StaAmbiguous(by, pair.server, pair.other, sum.known.flow().serial(), sum.count);
    teller.name(sum.known.flow());
    boolean refusedFirst = sum.refused.request().timeNanos() < sum.known.request().timeNanos();
    StaExchange later = refusedFirst ? sum.known : sum.refused;
    StaExchange earlier = refusedFirst ? sum.refused : sum.known;
    teller.tell(
        new When(later.answer().timeNanos(), earlier.answer(), Optional.of(later.answer())),
        Severity.WARNING,
        confidence,
        detail,
        LaunchSentences.ambiguous(detail),
        sum.refused.flow());
  }
}
