package org.icascope.analyze;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.Flow;
import org.icascope.flow.Handshake;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.model.PortTable;
import org.icascope.model.Severity;
import org.icascope.model.Transport;
import org.icascope.rules.Threshold;

/**
 * {@code no-way-back}: CGP works between a network and a server, and TCP 1494 was tried and is
 * closed: when the CGP service fails there is nothing to fall back to. One finding per server. That
 * nobody tried 1494 says nothing.
 */
final class NoWayBack implements Rule {

  static final String RULE = "no-way-back";

  /** Networks named in the text; the others are counted. Chosen. */
  private static final int NETWORKS_SHOWN = 3;

  @Override
  public String id() {
    return RULE;
  }

  /** What was seen of a server. */
  private static final class Server {
    private final Set<Network> withCgp = new HashSet<>();
    private final Set<Network> withIca = new HashSet<>();
    private final Map<Network, List<Flow>> closed = new LinkedHashMap<>();
    private final Times cgp = new Times();
    private final Times signs = new Times();
    private final Times silent = new Times();
    private Optional<Endpoint> cgpAt = Optional.empty();
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    long now = facts.flows().stream().mapToLong(f -> f.flow().last().timeNanos()).max().orElse(0);
    Map<IpAddress, Server> servers = new LinkedHashMap<>();
    for (FlowResult result : facts.flows()) {
      if (result.flow().transport() == Transport.TCP) {
        add(
            facts,
            result,
            now,
            servers.computeIfAbsent(result.flow().server().address(), s -> new Server()));
      }
    }
    for (Server server : servers.values()) {
      finding(facts, server).ifPresent(out);
    }
  }

  private static void add(Facts facts, FlowResult result, long now, Server server) {
    Flow flow = result.flow();
    Network network = facts.network(flow.client().address());
    Answer answer = Answer.of(flow, now);
    boolean cgp = result.layers().indexOf("cgp") == 0;
    if (cgp && isHeard(flow)) {
      server.withCgp.add(network);
      long first = flow.first().timeNanos();
      flow.side(Direction.SERVER_TO_CLIENT)
          .lastPacket()
          .ifPresent(last -> server.cgp.add(first, last.timeNanos()));
      server.cgpAt = server.cgpAt.or(() -> Optional.of(flow.server()));
    }
    if (flow.server().port() == PortTable.ICA_PORT && !cgp) {
      if (answer == Answer.ANSWERED) {
        server.withIca.add(network);
      } else if (answer != Answer.UNCLEAR) {
        server.closed.computeIfAbsent(network, n -> new ArrayList<>()).add(flow);
      }
    } else if (answer != Answer.UNCLEAR) {
      long first = flow.first().timeNanos();
      (answer == Answer.UNANSWERED ? server.silent : server.signs).add(first, first);
    }
  }

  private static boolean isHeard(Flow flow) {
    return flow.side(Direction.SERVER_TO_CLIENT).payloadBytes() > 0;
  }

  private static Optional<Finding> finding(Facts facts, Server server) {
    Map<Network, List<Flow>> closed = new HashMap<>();
    server.closed.forEach(
        (network, attempts) -> {
          if (server.withCgp.contains(network) && !server.withIca.contains(network)) {
            List<Flow> telling =
                attempts.stream().filter(a -> isTelling(facts, server, a)).toList();
            if (!telling.isEmpty()) {
              closed.put(network, telling);
            }
          }
        });
    return closed.isEmpty() ? Optional.empty() : Optional.of(finding(facts, server, closed));
  }

  /**
   * The server was there when the attempt failed: a session was being served, or it answered at
   * another port, and at none in vain, while this one was silent.
   */
  private static boolean isTelling(Facts facts, Server server, Flow attempt) {
    long at = attempt.first().timeNanos();
    if (server.cgp.meets(at, at)) {
      return true;
    }
    long near = facts.settings().nanos(Threshold.NO_WAY_BACK_SECONDS);
    return !isRefused(attempt)
        && server.signs.meets(at - near, at + near)
        && !server.silent.meets(at - near, at + near);
  }

  private static boolean isRefused(Flow attempt) {
    return attempt.handshake() == Handshake.REFUSED;
  }

  private static Finding finding(Facts facts, Server server, Map<Network, List<Flow>> closed) {
    Endpoint cgp = server.cgpAt.orElseThrow();
    Endpoint ica = new Endpoint(cgp.address(), PortTable.ICA_PORT);
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY).server(cgp).server(ica);
    List<Flow> attempts = closed.values().stream().flatMap(List::stream).toList();
    boolean silent = false;
    for (Flow attempt : attempts) {
      draft.shownBy(attempt.first()).flow(attempt.serial());
      silent |= !isRefused(attempt);
      if (isRefused(attempt)) {
        attempt.closed().ifPresent(draft::shownBy);
      }
    }
    draft.figure("attempts", attempts.size()).figure("networks", closed.size());
    draft.atMost(silent ? Confidence.LIKELY : Confidence.CERTAIN);
    return draft.finding(Severity.NOTICE, advice(ica, cgp, silent, new TreeSet<>(closed.keySet())));
  }

  private static Advice advice(Endpoint ica, Endpoint cgp, boolean silent, Set<Network> networks) {
    String named =
        networks.stream()
            .limit(NETWORKS_SHOWN)
            .map(Network::toString)
            .collect(Collectors.joining(", "));
    String more =
        networks.size() > NETWORKS_SHOWN
            ? " and " + Words.count(networks.size() - NETWORKS_SHOWN, "other network")
            : "";
    return new Advice(
        "No way back at "
            + ica.address()
            + ": CGP works, and TCP 1494 is "
            + (silent ? "blocked" : "refused")
            + " for "
            + named
            + more,
        "Sessions run over CGP ("
            + cgp
            + "). When the CGP service stops, clients fall back to ICA on TCP 1494, and that port "
            + (silent
                ? "did not answer while the server was there: a firewall drops it, it seems."
                : "refused them while the server was there: the listener is off, or a firewall"
                    + " refuses for it.")
            + " Then nobody gets in.",
        "Open TCP 1494 to "
            + ica.address()
            + " beside "
            + cgp.port()
            + " for these clients, and check that its ICA listener runs; or decide that no client"
            + " shall work without Session Reliability.",
        Optional.of("Is 1494 closed on purpose?"));
  }
}
