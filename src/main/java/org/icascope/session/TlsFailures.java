package org.icascope.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.icascope.flow.Flow;
import org.icascope.model.CitrixPort;
import org.icascope.model.Diagnostic;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.rules.Threshold;
import org.icascope.tunnel.TunnelFacts;
import org.icascope.tunnel.tls.TlsFacts;
import org.icascope.tunnel.tls.TlsFailure;

/**
 * Connections whose TLS handshake failed, of those servers that have to do with Citrix: they are
 * listed with the others. A web server that fails is nobody's business here.
 */
final class TlsFailures {

  /** Flows that are remembered until it is known whose they are, some 2 kB each. Chosen. */
  static final int MOST_FAILED = 4_000;

  private final Tracking tracking;
  private final List<FlowTrack> failed = new ArrayList<>();
  private boolean limitTold;

  TlsFailures(Tracking tracking) {
    this.tracking = tracking;
  }

  /** Nothing more comes of the flow. */
  void closed(Flow flow, List<TunnelFacts> tunnels) {
    if (tunnels.isEmpty() || !(tunnels.get(0) instanceof TlsFacts tls)) {
      return;
    }
    long patience = tracking.rules.nanos(Threshold.TLS_HELLO_SECONDS);
    if (TlsFailure.of(flow, tls, tracking.now, patience).isEmpty()) {
      return;
    }
    if (failed.size() < MOST_FAILED) {
      failed.add(new FlowTrack(flow, tunnels, false, false));
    } else if (!limitTold) {
      limitTold = true;
      tracking.diagnostics.report(
          Diagnostic.of(
              Severity.WARNING,
              "session.limit",
              "more than " + MOST_FAILED + " TLS handshakes failed: the others are not looked at",
              flow.first(),
              flow.serial()));
    }
  }

  /**
   * The input is over.
   *
   * @param flows those of which some carry sessions
   * @param returns encrypted ones that broke and came back
   * @return failed connections to their servers
   */
  List<FlowTrack> finish(Collection<FlowTrack> flows, List<FlowTrack> returns) {
    if (failed.isEmpty()) {
      return List.of();
    }
    Set<Endpoint> servers = new HashSet<>();
    Set<String> names = new HashSet<>();
    Stream.concat(flows.stream().filter(flow -> flow.session != null), returns.stream())
        .forEach(
            flow -> {
              servers.add(flow.flow.server());
              tls(flow).flatMap(TlsFacts::serverName).ifPresent(names::add);
            });
    return failed.stream()
        .filter(
            flow ->
                servers.contains(flow.flow.server())
                    || isNamed(flow.flow)
                    || tls(flow)
                        .flatMap(TlsFacts::serverName)
                        .filter(name -> names.contains(name) || TlsFailure.isGatewayService(name))
                        .isPresent())
        .toList();
  }

  /** The same of a capture that goes on: of connections that were over before a time. */
  List<FlowTrack> settle(Collection<FlowTrack> flows, List<FlowTrack> returns, long before) {
    List<FlowTrack> later =
        failed.stream().filter(flow -> flow.flow.last().timeNanos() >= before).toList();
    failed.removeAll(later);
    List<FlowTrack> found = finish(flows, returns);
    failed.clear();
    failed.addAll(later);
    return found;
  }

  /** The user said that Citrix is there. */
  private boolean isNamed(Flow flow) {
    int port = flow.server().port();
    return tracking.ports.isNamed(port) && tracking.ports.is(port, CitrixPort.TLS);
  }

  private static Optional<TlsFacts> tls(FlowTrack flow) {
    return flow.tunnels.stream()
        .filter(TlsFacts.class::isInstance)
        .map(TlsFacts.class::cast)
        .findFirst();
  }
}
