package org.icascope.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.icascope.flow.Quiet;
import org.icascope.flow.Reset;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.ResetCoded;

/**
 * {@code injected-reset}: connections of sessions that were reset in the name of a host by somebody
 * else; one finding per server and side. Those after an idle time are {@link FirewallIdleReset}.
 */
final class InjectedReset implements Rule {

  static final String RULE = "injected-reset";

  private record Key(Endpoint server, Direction from, Confidence confidence) {}

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Key, List<Carried>> groups = Carried.groups();
    for (Carried one : injected(facts)) {
      if (idle(one).isEmpty()) {
        Reset reset = one.flow().firstReset().orElseThrow();
        Confidence sure = reset.injected().orElseThrow();
        Carried.add(groups, new Key(one.server(), reset.from(), sure), one);
      }
    }
    groups.forEach((key, group) -> out.accept(finding(facts, key, group)));
  }

  /** Connections whose first RST somebody else sent, each in the direction of the RST. */
  static List<Carried> injected(Facts facts) {
    Set<Integer> coded =
        facts.events(ResetCoded.class).stream()
            .filter(reset -> reset.event().confidence() == Confidence.LIKELY)
            .flatMap(reset -> facts.flowOf(reset.event()).stream())
            .map(flow -> flow.serial())
            .collect(Collectors.toSet());
    List<Carried> injected = new ArrayList<>();
    for (Carried one : facts.carried()) {
      Optional<Reset> reset = one.flow().firstReset();
      if (reset.filter(r -> r.from() == one.direction()).flatMap(Reset::injected).isPresent()
          && !coded.contains(one.flow().serial())) {
        injected.add(one);
      }
    }
    return injected;
  }

  /** The idle time that such a RST ended, or answered. */
  static Optional<Quiet> idle(Carried one) {
    return one.course().quietUnanswered() ? one.course().quiet() : Optional.empty();
  }

  private static Finding finding(Facts facts, Key key, List<Carried> group) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY).atMost(key.confidence);
    Carried.into(draft, group);
    group.forEach(one -> draft.shownBy(one.flow().firstReset().orElseThrow().mark()));
    Reset first = group.get(0).flow().firstReset().orElseThrow();
    draft.figure("connections", group.size()).figure("ttlOfReset", first.ttl());
    first.peerTtl().ifPresent(ttl -> draft.figure("ttlBefore", ttl));
    draft.closedBy(Optional.of(key.from));
    Severity severity = key.confidence == Confidence.LIKELY ? Severity.WARNING : Severity.NOTICE;
    return draft.finding(severity, advice(key, group, first));
  }

  static String signs(Reset reset) {
    List<String> signs = new ArrayList<>();
    if (reset.oddTtl()) {
      signs.add(
          "its time to live is "
              + reset.ttl()
              + " where the host's packets have "
              + reset.peerTtl().orElse(0));
    }
    if (reset.oddId()) {
      signs.add("its IP identification does not follow the host's");
    }
    if (reset.oddSequence()) {
      signs.add("its sequence number does not fit, or the host went on sending after it");
    }
    return String.join("; ", signs);
  }

  private static Advice advice(Key key, List<Carried> group, Reset first) {
    String host = key.from == Direction.SERVER_TO_CLIENT ? "server" : "client";
    return new Advice(
        "The "
            + host
            + " did not send the reset itself that ended "
            + Carried.whose(group)
            + ", as it seems",
        "The RST bears the address of the "
            + host
            + ", but something on the path sent it: "
            + signs(first)
            + ". So the "
            + host
            + " is not to blame; a device in between cut the connection.",
        "Look at firewalls, intrusion prevention and load balancers between the recorder and the "
            + host
            + ": which of them resets connections, and why at this time?",
        Optional.of("Does a capture at the " + host + " show that it sent this RST?"));
  }
}
