package org.icascope.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.icascope.flow.Flow;
import org.icascope.flow.Handshake;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.FrameMark;
import org.icascope.model.Pseudonyms;
import org.icascope.model.Transport;
import org.icascope.tunnel.StreamTunnel;

/**
 * Looks on at what goes before sessions: requests to STAs, queries for the names they give, and
 * connections to STAs that did not come about. One look at the first bytes of a stream, and one at
 * the port of a flow of datagrams; nothing for other packets.
 */
public final class LaunchObserver {

  /** Connections kept that led to nothing, some 1 kB each. Chosen. */
  static final int MOST_FAILED = 10_000;

  private final LaunchLimit limit;
  private final NameLookups names;
  private final StaExchanges exchanges;
  private final List<Flow> failed = new ArrayList<>();

  public LaunchObserver(DiagnosticSink diagnostics) {
    this(diagnostics, Pseudonyms.NONE);
  }

  /**
   * @param pseudonyms for addresses in what is read
   */
  public LaunchObserver(DiagnosticSink diagnostics, Pseudonyms pseudonyms) {
    limit = new LaunchLimit(diagnostics);
    names = new NameLookups(limit, pseudonyms);
    exchanges = new StaExchanges(limit, names, pseudonyms);
  }

  /** Recognises requests to an STA among streams. */
  public StreamTunnel sta() {
    return new StaTunnel(exchanges);
  }

  /** Before the first frame of the flow is passed on. */
  public void onFlowOpened(Flow flow) {
    if (flow.transport() == Transport.UDP) {
      names.onFlowOpened(flow);
    }
  }

  /** Counters of the flow may be asked for though nobody wants its payload. */
  public boolean follows(Flow flow) {
    return names.isLooking()
        && flow.server().port() == NameLookups.PORT
        && flow.transport() == Transport.UDP;
  }

  /** The flow is over. */
  public void onFlowClosed(Flow flow) {
    if (flow.transport() == Transport.TCP && isStaPort(flow.server().port()) && hasFailed(flow)) {
      if (failed.size() < MOST_FAILED) {
        failed.add(flow);
      } else {
        limit.told("connections that led to nothing", flow.first(), flow.serial());
      }
    }
  }

  /** Where STAs answer by default, and by old default (transport notes, 1.1). */
  private static boolean isStaPort(int port) {
    return port == 80 || port == 443 || port == 8080;
  }

  private static boolean hasFailed(Flow flow) {
    return flow.handshake() == Handshake.REFUSED
        || flow.handshake() == Handshake.UNANSWERED && flow.synAck().isEmpty();
  }

  /**
   * What is over since before a moment, and is forgotten by this: for a capture that goes on.
   *
   * @param beforeNanos nanoseconds since 1970
   */
  public LaunchFacts take(long beforeNanos) {
    var servers = exchanges.servers();
    List<Flow> old = failed.stream().filter(flow -> flow.last().timeNanos() < beforeNanos).toList();
    failed.removeAll(old);
    List<Flow> toStas =
        old.stream()
            .filter(flow -> servers.containsKey(flow.server()))
            .filter(flow -> exchanges.isClient(flow.client().address()))
            .toList();
    List<StaExchange> taken = exchanges.take(beforeNanos);
    Map<String, List<NameLookup>> lookups = names.take(exchanges.names());
    return new LaunchFacts(
        taken,
        exchanges.newlyIssued(),
        toStas,
        servers,
        name -> lookups.getOrDefault(name, names.of(name)));
  }

  /** The input is over, and all flows are closed. */
  public LaunchFacts finish(FrameMark last) {
    var servers = exchanges.servers();
    List<Flow> toStas =
        failed.stream()
            .filter(flow -> servers.containsKey(flow.server()))
            .filter(flow -> exchanges.isClient(flow.client().address()))
            .toList();
    return new LaunchFacts(
        exchanges.finish(last), exchanges.newlyIssued(), toStas, servers, names::of);
  }
}
