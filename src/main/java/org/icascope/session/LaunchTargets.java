package org.icascope.session;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icascope.flow.Flow;
import org.icascope.launch.LaunchFacts;
import org.icascope.launch.NameLookup;
import org.icascope.launch.NameLookup.Outcome;
import org.icascope.launch.StaExchange;
import org.icascope.launch.StaTarget;
import org.icascope.model.Confidence;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.model.Severity;
import org.icascope.session.LaunchDetail.NameFailed;
import org.icascope.session.LaunchDetail.StaExchanged;

/** What became of the addresses and names that STAs gave, where the next step led to nothing. */
final class LaunchTargets {

  /** A query without an answer for so long failed. Chosen: resolvers ask again after 1 to 5 s. */
  private static final long LOOKUP_PATIENCE_NANOS = 5_000_000_000L;

  /** A host that redeems, and what it got. */
  private record Key(IpAddress client, StaTarget target) {}

  private static final class Sum {
    private final StaExchange first;
    private final Flow failed;
    private final List<NameLookup> lookups;
    private final Confidence confidence;
    private long count;

    Sum(StaExchange first, Flow failed, List<NameLookup> lookups, Confidence confidence) {
      this.first = first;
      this.failed = failed;
      this.lookups = lookups;
      this.confidence = confidence;
    }
  }

  private final LaunchFacts facts;
  private final LaunchAttempts attempts;
  private final long withinNanos;
  private final FrameMark last;
  private final Map<Key, Sum> sums = new LinkedHashMap<>();

  LaunchTargets(LaunchFacts facts, LaunchAttempts attempts, long withinNanos, FrameMark last) {
    this.facts = facts;
    this.attempts = attempts;
    this.withinNanos = withinNanos;
    this.last = last;
  }

  void examine() {
    for (StaExchange exchange : facts.exchanges()) {
      exchange.target().ifPresent(target -> examine(exchange, target));
    }
  }

  private void examine(StaExchange exchange, StaTarget target) {
    if (target.address().isPresent()) {
      connections(exchange, target, Set.of(target.address().get()));
      return;
    }
    List<NameLookup> lookups =
        facts.lookups().apply(target.name()).stream()
            .filter(lookup -> follows(exchange, lookup.sent()))
            .toList();
    Set<IpAddress> found = new HashSet<>();
    lookups.forEach(lookup -> found.addAll(lookup.addresses()));
    if (!found.isEmpty()) {
      connections(exchange, target, found);
    } else if (haveFailed(lookups)) {
      notResolved(exchange, target, lookups);
    }
  }

  private boolean follows(StaExchange exchange, FrameMark mark) {
    long after = mark.timeNanos() - exchange.answer().timeNanos();
    return after >= 0 && after <= withinNanos;
  }

  /** All of them; that there is no IPv6 address says nothing. */
  private boolean haveFailed(List<NameLookup> lookups) {
    return lookups.stream().allMatch(this::hasFailed)
        && lookups.stream().anyMatch(each -> !each.isIpv6() || isDenied(each));
  }

  private boolean hasFailed(NameLookup lookup) {
    return lookup.outcome() != Outcome.PENDING
        || last.timeNanos() - lookup.sent().timeNanos() >= LOOKUP_PATIENCE_NANOS;
  }

  private static boolean isDenied(NameLookup lookup) {
    return lookup.outcome() == Outcome.NO_SUCH_NAME;
  }

  private void notResolved(StaExchange exchange, StaTarget target, List<NameLookup> lookups) {
    IpAddress client = exchange.flow().client().address();
    long from = exchange.answer().timeNanos();
    boolean wentOn = !attempts.of(client, from, withinNanos).isEmpty();
    boolean others =
        facts.exchanges().stream()
            .anyMatch(
                other ->
                    other.target().isPresent()
                        && !other.target().get().equals(target)
                        && Math.abs(other.answer().timeNanos() - from) <= withinNanos);
    if (wentOn && !others) {
      return; // it knew the address otherwise
    }
    boolean asked = lookups.get(0).flow().client().address().equals(client);
    boolean sure = asked && !wentOn && !mayBeAnswered(lookups);
    Confidence confidence = sure ? Confidence.LIKELY : Confidence.POSSIBLE;
    add(exchange, target, new Sum(exchange, lookups.get(0).flow(), lookups, confidence));
  }

  /** A single query without answer and repetition: the capture may lack the answer. */
  private static boolean mayBeAnswered(List<NameLookup> lookups) {
    List<NameLookup> main = lookups.stream().filter(each -> !each.isIpv6()).toList();
    return main.size() == 1
        && main.get(0).outcome() == Outcome.PENDING
        && !main.get(0).isRepeated();
  }

  private void connections(StaExchange exchange, StaTarget target, Set<IpAddress> servers) {
    List<Flow> to =
        attempts
            .of(exchange.flow().client().address(), exchange.answer().timeNanos(), withinNanos)
            .stream()
            .filter(flow -> servers.contains(flow.server().address()))
            .toList();
    if (!to.isEmpty() && to.stream().allMatch(attempts::isUnanswered)) {
      add(exchange, target, new Sum(exchange, to.get(0), List.of(), Confidence.CERTAIN));
    }
  }

  private void add(StaExchange exchange, StaTarget target, Sum sum) {
    Key key = new Key(exchange.flow().client().address(), target);
    sums.computeIfAbsent(key, k -> sum).count++;
  }

  void tell(LaunchEvents.Teller teller, boolean names) {
    sums.forEach(
        (key, sum) -> {
          StaTarget target = key.target;
          Optional<String> name = Optional.of(target.name()).filter(n -> names && !n.isEmpty());
          exchanged(teller, target, name, sum);
          if (!sum.lookups.isEmpty()) {
            notResolved(teller, name, sum);
          }
        });
  }

  private static void exchanged(
      LaunchEvents.Teller teller, StaTarget target, Optional<String> name, Sum sum) {
    Optional<Endpoint> endpoint =
        target.address().map(address -> new Endpoint(address, target.port().orElse(0)));
    StaExchanged detail = new StaExchanged(endpoint, name, sum.failed.serial(), sum.count);
    teller.tell(
        When.at(sum.first.answer()),
        Severity.INFO,
        sum.confidence,
        detail,
        LaunchSentences.exchanged(detail, sum.first.flow()),
        sum.first.flow());
    teller.name(sum.failed);
  }

  private static void notResolved(LaunchEvents.Teller teller, Optional<String> name, Sum sum) {
    NameLookup telling =
        sum.lookups.stream().filter(each -> !each.isIpv6()).findFirst().orElse(sum.lookups.get(0));
    NameFailed detail =
        new NameFailed(
            telling.outcome().label(),
            sum.lookups.size(),
            sum.count,
            sum.first.flow().serial(),
            name);
    teller.tell(
        When.at(telling.sent()).provedBy(telling.answered().orElse(telling.flow().last())),
        Severity.WARNING,
        sum.confidence,
        detail,
        LaunchSentences.nameFailed(detail, telling.flow()),
        telling.flow());
  }
}
