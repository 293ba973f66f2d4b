package org.icascope.analyze;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.IpAddress;
import org.icascope.model.Severity;
import org.icascope.rules.Threshold;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.Suspend;
import org.icascope.session.Session;

/**
 * {@code session-flapping}: one client's sessions break again and again while others stay: the last
 * mile (case 21 of the transport notes). Breaks that belong to a storm do not count.
 */
final class Flapping implements Rule {

  static final String RULE = "session-flapping";

  /** Whose breaks they are: a client, or a single session where the address is shared. */
  private record Owner(IpAddress client, int session) {
    // written out, as in every record that is a key

    @Override
    public boolean equals(Object other) {
      return other instanceof Owner o && session == o.session && client.equals(o.client);
    }

    @Override
    public int hashCode() {
      return 31 * client.hashCode() + session;
    }
  }

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Owner, List<Event>> breaks = new LinkedHashMap<>();
    for (var suspend : facts.events(Suspend.class)) {
      facts
          .sessionOf(suspend.event())
          .filter(session -> !facts.inStorm(suspend.event()))
          .ifPresent(
              session ->
                  breaks
                      .computeIfAbsent(owner(session), o -> new ArrayList<>())
                      .add(suspend.event()));
    }
    breaks.forEach(
        (owner, own) -> {
          List<Event> worst = worst(own, facts.settings().nanos(Threshold.FLAPPING_SECONDS));
          if (worst.size() >= facts.settings().number(Threshold.FLAPPING_BREAKS)) {
            out.accept(finding(facts, owner, own, worst));
          }
        });
  }

  private static Owner owner(Session session) {
    return new Owner(session.client(), session.clientShared() ? session.serial() : -1);
  }

  /** The most breaks in any such time; several sessions of a client that break at once are one. */
  private static List<Event> worst(List<Event> breaks, long window) {
    List<Event> times = new ArrayList<>();
    for (Event event : breaks) {
      boolean sameTime =
          !times.isEmpty()
              && event.timeNanos() - times.get(times.size() - 1).timeNanos() < SAME_NANOS;
      if (!sameTime) {
        times.add(event);
      }
    }
    List<Event> worst = List.of();
    int from = 0;
    for (int i = 0; i < times.size(); i++) {
      while (times.get(i).timeNanos() - times.get(from).timeNanos() > window) {
        from++;
      }
      if (i + 1 - from > worst.size()) {
        worst = times.subList(from, i + 1);
      }
    }
    return worst;
  }

  /** Sessions of one client that break within this time broke for the same reason. Chosen. */
  private static final long SAME_NANOS = 2_000_000_000L;

  private static Finding finding(Facts facts, Owner owner, List<Event> all, List<Event> worst) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY);
    all.forEach(draft::restsOn);
    long others = othersUnbroken(facts, owner, worst);
    if (owner.session() >= 0 || others == 0) {
      draft.atMost(Confidence.LIKELY);
    }
    double span = (worst.get(worst.size() - 1).timeNanos() - worst.get(0).timeNanos()) / 1e6;
    draft
        .figure("breaks", all.size())
        .figure("worstBreaks", worst.size())
        .figure("worstSpanMs", span)
        .figure("othersUnbroken", others)
        .freeze(draft.freezes().max());
    String beside =
        others == 0
            ? " No other session was there to compare with."
            : " "
                + Words.count(others, "session")
                + " of other clients stayed up meanwhile, so it is not the servers.";
    return draft.finding(
        Severity.WARNING,
        new Advice(
            "The connection of "
                + owner.client()
                + " broke "
                + Words.times(worst.size())
                + " within "
                + Words.duration(span),
            "It breaks again and again." + beside,
            remedy(all),
            Optional.of("Do the breaks stop on another network or with a cable?")));
  }

  private static String remedy(List<Event> breaks) {
    long byServer =
        breaks.stream()
            .filter(
                event ->
                    event.detail() instanceof Suspend suspend
                        && suspend.closedBy().equals(Optional.of(Direction.SERVER_TO_CLIENT)))
            .count();
    String line =
        "Look at the client's own line: wireless coverage and roaming, VPN, power saving of the"
            + " network card, access router, security software.";
    return byServer == 0
        ? line
        : byServer == breaks.size()
            ? "The server side ended it each time: look at the server, and at a gateway or load"
                + " balancer in front of it."
            : line
                + " "
                + byServer
                + " of "
                + breaks.size()
                + (byServer == 1 ? " breaks was" : " breaks were")
                + " ended by the server side: look there, too.";
  }

  private static long othersUnbroken(Facts facts, Owner owner, List<Event> worst) {
    long from = worst.get(0).timeNanos();
    long to = worst.get(worst.size() - 1).timeNanos();
    return facts.sessions().stream()
        .filter(session -> !owner(session).equals(owner))
        .filter(session -> session.start().timeNanos() <= from && session.end().timeNanos() >= to)
        .filter(
            session ->
                facts.eventsOfSession(session.serial()).stream()
                    .noneMatch(
                        e ->
                            e.detail() instanceof Suspend
                                && e.timeNanos() >= from
                                && e.timeNanos() <= to))
        .count();
  }
}
