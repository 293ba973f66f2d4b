package org.icascope.analyze;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.Flow;
import org.icascope.flow.Handshake;
import org.icascope.model.Confidence;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.model.Severity;
import org.icascope.session.Session;

/**
 * {@code websocket-blocked}: the port of browser clients is refused or silent on a server of
 * sessions (case 29 of the transport notes); one finding per server.
 */
final class WebSocketBlocked implements Rule {

  static final String RULE = "websocket-blocked";

  /** Default of the WebSocket listener, section 1.1 of the transport notes. */
  private static final int PORT = 8008;

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Set<IpAddress> servers = new HashSet<>();
    facts.sessions().stream().map(Session::server).forEach(s -> servers.add(s.address()));
    Set<Endpoint> open = open(facts);
    Map<Endpoint, List<Flow>> byServer = new LinkedHashMap<>();
    ClosedPort.attempts(facts)
        .forEach(
            (key, flows) -> {
              Endpoint server = key.server();
              if (server.port() == PORT
                  && servers.contains(server.address())
                  && !open.contains(server)) {
                byServer.computeIfAbsent(server, s -> new ArrayList<>()).addAll(flows);
              }
            });
    byServer.forEach((server, flows) -> out.accept(finding(facts, server, flows)));
  }

  /** Servers that answered on that port. */
  private static Set<Endpoint> open(Facts facts) {
    Set<Endpoint> open = new HashSet<>();
    for (FlowResult result : facts.flows()) {
      if (result.flow().handshake() == Handshake.COMPLETE) {
        open.add(result.flow().server());
      }
    }
    return open;
  }

  private static Finding finding(Facts facts, Endpoint server, List<Flow> flows) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY).server(server);
    boolean refused = false;
    for (Flow flow : flows) {
      draft.flow(flow.serial()).shownBy(flow.first());
      flow.closed().ifPresent(draft::shownBy);
      refused |= flow.handshake() == Handshake.REFUSED;
    }
    long clients = flows.stream().map(flow -> flow.client().address()).distinct().count();
    draft.figure("clients", clients).figure("attempts", flows.size());
    draft.atMost(refused ? Confidence.LIKELY : Confidence.POSSIBLE);
    return draft.finding(
        refused ? Severity.WARNING : Severity.NOTICE, advice(server, clients, refused));
  }

  private static Advice advice(Endpoint server, long clients, boolean refused) {
    return new Advice(
        Words.count(clients, "client")
            + (refused ? " met a closed door at " : " got no answer from ")
            + server
            + ", the port of browser clients",
        "Clients in a browser reach a server directly through a WebSocket on this port. "
            + (refused
                ? "The server refuses it: the listener is off, which is the default of its policy."
                : "Nothing came back: a firewall drops it, it seems, or the server was not there."),
        (refused
                ? "Allow WebSocket connections by policy on the server"
                : "Open TCP " + server.port() + " to the server on the firewalls of the path")
            + ", or let browser clients come through a gateway, which needs no such port.",
        Optional.of("Do the users of these clients start their sessions in a browser?"));
  }
}
