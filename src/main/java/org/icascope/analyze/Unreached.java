package org.icascope.analyze;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.analyze.Facts.Observed;
import org.icascope.flow.Flow;
import org.icascope.flow.HostPair;
import org.icascope.model.Direction;
import org.icascope.model.IpAddress;
import org.icascope.model.PortTable;
import org.icascope.model.Transport;
import org.icascope.rules.Threshold;
import org.icascope.session.ConnectFailure;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.ConnectFailed;
import org.icascope.session.EventDetail.FallbackBlocked;
import org.icascope.session.LaunchDetail.StaExchanged;

/**
 * A host that tried a server and was never answered there.
 *
 * @param attempts connections without an answer
 * @param failures events of those of them that tried CGP
 * @param launches exchanges with an STA that named the server
 * @param othersGetIn another host was answered by the server
 */
record Unreached(
    HostPair pair,
    List<Flow> attempts,
    List<Event> failures,
    List<Event> launches,
    boolean othersGetIn) {

  /** SYNs in all. */
  long syns() {
    return attempts.stream()
        .mapToLong(flow -> flow.side(Direction.CLIENT_TO_SERVER).packets())
        .sum();
  }

  /** All that no other rule tells of: several hosts in vain is an outage, not a path. */
  static List<Unreached> of(Facts facts) {
    Map<Integer, Event> cgp = unansweredCgp(facts);
    Map<HostPair, List<Event>> launches = launches(facts);
    if (cgp.isEmpty() && launches.isEmpty()) {
      return List.of(); // nearly always
    }
    Map<HostPair, List<Flow>> attempts = new LinkedHashMap<>();
    Set<HostPair> answered = new HashSet<>();
    Map<IpAddress, Set<IpAddress>> served = new HashMap<>();
    long now = facts.lastNanos();
    for (FlowResult result : facts.flows()) {
      Flow flow = result.flow();
      if (isToSessions(result)) {
        Answer answer = Answer.of(flow, now);
        if (answer == Answer.UNANSWERED && flow.transport() == Transport.TCP) {
          attempts.computeIfAbsent(HostPair.of(flow), p -> new ArrayList<>()).add(flow);
        } else if (answer != Answer.UNCLEAR && answer != Answer.UNANSWERED) {
          answered.add(HostPair.of(flow));
          served
              .computeIfAbsent(flow.server().address(), s -> new HashSet<>())
              .add(flow.client().address());
        }
      }
    }
    attempts.keySet().removeAll(answered);
    Set<HostPair> blocked = blocked(facts);
    double least = facts.settings().number(Threshold.UNREACHABLE_SYNS);
    List<Unreached> found = new ArrayList<>();
    attempts.forEach(
        (pair, flows) -> {
          List<Event> named = launches.getOrDefault(pair, List.of());
          boolean both = triedBoth(flows, cgp) && !blocked.contains(pair);
          boolean others = served.containsKey(pair.server());
          Unreached each = new Unreached(pair, flows, failures(flows, cgp), named, others);
          if ((both || !named.isEmpty()) && each.syns() >= least) {
            found.add(each);
          }
        });
    if (!found.isEmpty()) {
      Set<IpAddress> outages = CgpServiceOutage.servers(facts);
      found.removeIf(each -> outages.contains(each.pair.server()));
    }
    return found;
  }

  private static boolean isToSessions(FlowResult result) {
    int port = result.flow().server().port();
    return port == PortTable.CGP_PORT
        || port == PortTable.ICA_PORT
        || result.layers().contains("cgp")
        || result.layers().contains("ica");
  }

  /** Failures that are no health checks and no scan, those of sessions that broke left out. */
  private static Map<Integer, Event> unansweredCgp(Facts facts) {
    Map<Integer, Event> flows = new HashMap<>();
    for (Observed<ConnectFailed> failed : facts.events(ConnectFailed.class)) {
      if (failed.detail().cause() == ConnectFailure.UNANSWERED && !failed.detail().resume()) {
        failed.event().flow().ifPresent(flow -> flows.put(flow, failed.event()));
      }
    }
    return flows;
  }

  private static Map<HostPair, List<Event>> launches(Facts facts) {
    Map<HostPair, List<Event>> launches = new HashMap<>();
    for (Observed<StaExchanged> launch : facts.events(StaExchanged.class)) {
      facts
          .flow(launch.detail().failedFlow())
          .filter(flow -> flow.transport() == Transport.TCP)
          .ifPresent(
              flow ->
                  launches
                      .computeIfAbsent(HostPair.of(flow), p -> new ArrayList<>())
                      .add(launch.event()));
    }
    return launches;
  }

  private static List<Event> failures(List<Flow> flows, Map<Integer, Event> cgp) {
    return flows.stream().map(flow -> cgp.get(flow.serial())).filter(Objects::nonNull).toList();
  }

  private static Set<HostPair> blocked(Facts facts) {
    Set<HostPair> pairs = new HashSet<>();
    for (Observed<FallbackBlocked> blocked : facts.events(FallbackBlocked.class)) {
      facts.flow(blocked.detail().failedFlow()).map(HostPair::of).ifPresent(pairs::add);
    }
    return pairs;
  }

  private static boolean triedBoth(List<Flow> flows, Map<Integer, Event> cgp) {
    return flows.stream().anyMatch(flow -> cgp.containsKey(flow.serial()))
        && flows.stream().anyMatch(flow -> flow.server().port() == PortTable.ICA_PORT);
  }
}
