package org.icascope.analyze;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.icascope.flow.Flow;
import org.icascope.flow.HostPair;
import org.icascope.model.Confidence;
import org.icascope.model.IpAddress;
import org.icascope.model.Severity;

/**
 * {@code vda-unreachable}: a host, mostly a gateway, whose SYNs to a server stay without an answer,
 * although everything before went well or both ports were tried (case 13 of the transport notes);
 * one finding for each host.
 */
final class VdaUnreachable implements Rule {

  static final String RULE = "vda-unreachable";

  private static final int SERVERS_SHOWN = 3;

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<IpAddress, List<Unreached>> groups = new LinkedHashMap<>();
    for (Unreached each : Unreached.of(facts)) {
      groups.computeIfAbsent(each.pair().client(), c -> new ArrayList<>()).add(each);
    }
    groups.forEach((client, servers) -> out.accept(finding(facts, client, servers)));
  }

  /** Pairs of which this rule tells because an STA named the server. */
  static Set<HostPair> byLaunch(Facts facts) {
    Set<HostPair> pairs = new HashSet<>();
    Unreached.of(facts).stream()
        .filter(each -> !each.launches().isEmpty())
        .forEach(each -> pairs.add(each.pair()));
    return pairs;
  }

  private static Finding finding(Facts facts, IpAddress client, List<Unreached> servers) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY);
    boolean launched = true;
    boolean othersGetIn = true;
    for (Unreached each : servers) {
      each.launches().forEach(draft::restsOn);
      each.failures().forEach(draft::restsOn);
      for (Flow attempt : each.attempts()) {
        draft.shownBy(attempt.first()).shownBy(attempt.last()).flow(attempt.serial());
        draft.server(attempt.server());
      }
      launched &= !each.launches().isEmpty();
      othersGetIn &= each.othersGetIn();
    }
    draft
        .figure("servers", servers.size())
        .figure("attempts", attempts(servers).size())
        .figure("syns", servers.stream().mapToLong(Unreached::syns).sum());
    draft.atMost(launched || othersGetIn ? Confidence.LIKELY : Confidence.POSSIBLE);
    return draft.finding(Severity.ERROR, advice(client, servers, launched, othersGetIn));
  }

  private static List<Flow> attempts(Collection<Unreached> servers) {
    return servers.stream().map(Unreached::attempts).flatMap(List::stream).toList();
  }

  private static Advice advice(
      IpAddress client, List<Unreached> servers, boolean launched, boolean othersGetIn) {
    String named =
        String.join(
            ", ",
            servers.stream().limit(SERVERS_SHOWN).map(s -> s.pair().server().toString()).toList());
    String more =
        servers.size() > SERVERS_SHOWN
            ? " and " + Words.count(servers.size() - SERVERS_SHOWN, "other server")
            : "";
    String ports =
        String.join(
            " and ",
            attempts(servers).stream()
                .map(flow -> flow.server().port())
                .distinct()
                .sorted()
                .map(String::valueOf)
                .toList());
    return new Advice(
        client + " does not get through to " + named + more + ": TCP " + ports + " is not answered",
        (launched
                ? "The STA told " + client + " where the session is to go, and it tried. "
                : client + " tried both CGP and ICA. ")
            + "None of its SYNs was answered, neither by a refusal, and it has no session there."
            + (othersGetIn
                ? " Other hosts get in there, so the server is up: the path from this host is"
                    + " blocked."
                : " The server is down, or the path from this host to it is blocked."),
        "Open TCP 2598 and 1494 from "
            + client
            + " to "
            + named
            + more
            + ". For a gateway that is its own address (SNIP): a rule for the virtual"
            + " address (VIP) that users connect to does not help. Check also that the server is up"
            + " and has a way back.",
        Optional.of("Do the SYNs arrive at the server? Capture there, too."));
  }
}
