package org.icascope.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.icascope.flow.Flow;
import org.icascope.flow.Handshake;
import org.icascope.model.CitrixPort;
import org.icascope.model.Diagnostic;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.model.Severity;
import org.icascope.model.Transport;

/**
 * Connections over TCP that were refused or not answered, beside those to CGP and ICA: to WebSocket
 * listeners, and to any port of a server with which the client has a session. Those of servers that
 * have to do with Citrix are listed with the others.
 */
final class ClosedPorts {

  /** A client that fails at more ports than that scans, or is out of order itself. Chosen. */
  private static final int MOST_PORTS = 32;

  /** Clients whose ports are counted, up to 3 kB each; of others nothing is told. Chosen. */
  private static final int MOST_CLIENTS = 10_000;

  /** Sessions of a client that are looked at. Chosen: with more of them it is a gateway. */
  private static final int MOST_SESSIONS = 256;

  /** Flows that are remembered until it is known whose they are, some 1 kB each. Chosen. */
  static final int MOST_FLOWS = 10_000;

  private final Tracking tracking;
  private final Map<IpAddress, Set<Endpoint>> failedAt = new HashMap<>();
  private final List<Flow> kept = new ArrayList<>();
  private boolean limitTold;

  ClosedPorts(Tracking tracking) {
    this.tracking = tracking;
  }

  /** Nothing more comes of the flow. */
  void closed(Flow flow) {
    boolean failed =
        flow.handshake() == Handshake.REFUSED
            || flow.handshake() == Handshake.UNANSWERED && flow.synAck().isEmpty();
    if (!failed || flow.transport() != Transport.TCP) {
      return;
    }
    if (failedAt.size() < MOST_CLIENTS || failedAt.containsKey(flow.client().address())) {
      Set<Endpoint> ports =
          failedAt.computeIfAbsent(flow.client().address(), c -> new HashSet<>(4));
      if (ports.size() <= MOST_PORTS) {
        ports.add(flow.server());
      }
      if (isOfInterest(flow) && ports.size() <= MOST_PORTS) {
        keep(flow);
      }
    }
  }

  private boolean isOfInterest(Flow flow) {
    int port = flow.server().port();
    return tracking.ports.is(port, CitrixPort.WEBSOCKET)
        || !tracking.ports.isExpected(port)
            && tracking.clients.of(flow.client().address()).stream()
                .limit(MOST_SESSIONS)
                .anyMatch(s -> s.cgp && s.server().equals(flow.server().address()));
  }

  private void keep(Flow flow) {
    if (kept.size() < MOST_FLOWS) {
      kept.add(flow);
    } else if (!limitTold) {
      limitTold = true;
      tracking.diagnostics.report(
          Diagnostic.of(
              Severity.WARNING,
              "session.limit",
              "more than "
                  + MOST_FLOWS
                  + " connections to further ports of servers failed: the others are not looked at",
              flow.first(),
              flow.serial()));
    }
  }

  /**
   * The input is over.
   *
   * @param flows those of which some carry sessions
   * @return failed connections to their servers, but for those of scanners
   */
  List<FlowTrack> finish(Collection<FlowTrack> flows) {
    if (kept.isEmpty()) {
      return List.of();
    }
    Set<IpAddress> servers = new HashSet<>();
    for (FlowTrack flow : flows) {
      if (flow.session != null || flow.upgradeRefused) {
        servers.add(flow.flow.server().address());
      }
    }
    return kept.stream()
        .filter(flow -> servers.contains(flow.server().address()))
        .filter(flow -> failedAt.get(flow.client().address()).size() <= MOST_PORTS)
        .map(flow -> new FlowTrack(flow, List.of(), false, false))
        .toList();
  }

  /** The same of a capture that goes on: of connections that were over before a time. */
  List<FlowTrack> settle(Collection<FlowTrack> flows, long before) {
    List<Flow> later = kept.stream().filter(flow -> flow.last().timeNanos() >= before).toList();
    kept.removeAll(later);
    List<FlowTrack> found = finish(flows);
    kept.clear();
    kept.addAll(later);
    return found;
  }

  /** Whoever failed before is looked at anew. */
  void forgetClients() {
    Set<IpAddress> waiting = new HashSet<>();
    kept.forEach(flow -> waiting.add(flow.client().address()));
    failedAt.keySet().retainAll(waiting);
  }
}
