package org.icascope.app;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.analyze.Faults;
import org.icascope.analyze.PathTable;
import org.icascope.analyze.PathTable.Prefixes;
import org.icascope.analyze.PortRow;
import org.icascope.analyze.Reach;
import org.icascope.flow.Flow;
import org.icascope.model.CitrixPort;
import org.icascope.model.Diagnostic;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.model.PortTable;
import org.icascope.model.Severity;
import org.icascope.model.Transport;
import org.icascope.ports.PortCatalogue;
import org.icascope.rules.RuleSettings;
import org.icascope.rules.Threshold;
import org.icascope.session.Event;
import org.icascope.tunnel.TunnelFacts;

/** Notes of every flow that ends who could reach whom. */
final class Reaching {

  /** Paths of each list at most, some 400 bytes each. Chosen: a site of a thousand servers. */
  private static final int MOST_PATHS = 50_000;

  /** Below the ports that systems give to clients; there the lower port is the server's. */
  private static final int FIRST_CLIENT_PORT = 32_768;

  private final PortTable ports;
  private final Predicate<Flow> followed;
  private final LongSupplier now;
  private final PathTable matrix;
  private final Optional<PathTable> paths;

  /**
   * @param followed whether a later stage found something of Citrix in a flow
   * @param now time of the latest frame, nanoseconds since 1970
   */
  Reaching(
      AnalysisOptions options,
      Predicate<Flow> followed,
      LongSupplier now,
      DiagnosticSink diagnostics) {
    this.ports = options.ports();
    this.followed = followed;
    this.now = now;
    this.matrix =
        new PathTable(
            prefixes(options.rules()),
            MOST_PATHS,
            flow -> ports.isCitrixOnly(flow.server().port()),
            flows -> diagnostics.report(notInMatrix(flows)));
    this.paths =
        options.everyPath()
            ? Optional.of(
                new PathTable(
                    Prefixes.WHOLE,
                    MOST_PATHS,
                    this::isOwn,
                    flows -> diagnostics.report(notInInventory(flows))))
            : Optional.empty();
  }

  private static Diagnostic notInMatrix(long flows) {
    return Diagnostic.of(
        Severity.NOTICE,
        "ports.limit",
        flows + " connections of further clients and servers are not in the matrix of ports");
  }

  private static Diagnostic notInInventory(long flows) {
    return Diagnostic.of(
        Severity.WARNING,
        "inventory.limit",
        flows + " connections between further hosts are not listed");
  }

  private static Prefixes prefixes(RuleSettings rules) {
    return new Prefixes(
        (int) rules.number(Threshold.NETWORK_IPV4_BITS),
        (int) rules.number(Threshold.NETWORK_IPV6_BITS));
  }

  /** A flow is over, and all stages know. */
  void closed(Flow flow, List<TunnelFacts> tunnels) {
    Optional<CitrixPort> kind = ports.of(flow.server().port());
    if (kind.isPresent()
        && (flow.transport() == Transport.TCP || kind.get() != CitrixPort.WEBSOCKET)) {
      matrix.add(flow, now.getAsLong(), List.of());
    }
    if (paths.isPresent() && isWanted(flow, tunnels)) {
      paths.get().add(flow, now.getAsLong(), tunnels);
    }
  }

  private boolean isWanted(Flow flow, List<TunnelFacts> tunnels) {
    return !tunnels.isEmpty() || isOwn(flow) || isKnown(flow);
  }

  /** The catalogue has the port, and it is likely that of the server. */
  private static boolean isKnown(Flow flow) {
    int port = flow.server().port();
    boolean certain =
        flow.transport() == Transport.UDP || flow.clientCertain() || port < FIRST_CLIENT_PORT;
    return certain && !PortCatalogue.standard().of(flow.transport(), port).isEmpty();
  }

  /** Something of Citrix was found, or hardly anything else uses the port. */
  private boolean isOwn(Flow flow) {
    int port = flow.server().port();
    PortCatalogue catalogue = PortCatalogue.standard();
    return ports.isCitrixOnly(port)
        || followed.test(flow)
        || !catalogue.isCommon(port) && isKnown(flow);
  }

  /**
   * The input is at its end.
   *
   * @param flows those that are listed
   * @param stas STAs with the number of requests to each
   * @param events which tell of connections that came to nothing
   */
  Reach reach(List<FlowResult> flows, Map<Endpoint, Long> stas, List<Event> events) {
    Faults faults = Faults.of(events, flows);
    Set<IpAddress> recognised = new HashSet<>();
    for (FlowResult result : flows) {
      boolean spoken = result.layers().contains("cgp") || result.layers().contains("ica");
      if (spoken && !faults.hasNoProtocol(result)) {
        recognised.add(result.flow().server().address());
      }
    }
    return new Reach(
        PortRow.of(faults.in(matrix.paths()), recognised, ports),
        paths.map(PathTable::paths).map(faults::in).orElse(List.of()),
        stas);
  }
}
