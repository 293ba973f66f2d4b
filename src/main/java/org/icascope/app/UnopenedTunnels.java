package org.icascope.app;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.analyze.Analysis.Unopened;
import org.icascope.flow.Flow;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.tunnel.tls.TlsSettings;

/** Counts encrypted connections that stayed closed, by client, server and reason. */
final class UnopenedTunnels implements TlsSettings.Unopened {

  /**
   * Clients, servers and reasons kept at most, some 200 bytes each; what comes later is not
   * counted. Chosen.
   */
  static final int MOST_KINDS = 10_000;

  private record Kind(IpAddress client, Endpoint server, String layer, String reason) {
    // written out, as in every record that is a key

    @Override
    public boolean equals(Object other) {
      return other instanceof Kind o
          && client.equals(o.client)
          && server.equals(o.server)
          && layer.equals(o.layer)
          && reason.equals(o.reason);
    }

    @Override
    public int hashCode() {
      int hosts = 31 * client.hashCode() + server.hashCode();
      return (31 * hosts + layer.hashCode()) * 31 + reason.hashCode();
    }
  }

  private static final class Count {
    private final long firstNanos;
    private long connections;

    Count(long firstNanos) {
      this.firstNanos = firstNanos;
    }
  }

  private final Map<Kind, Count> counts = new LinkedHashMap<>();

  @Override
  public void add(Flow flow, String layer, String reason) {
    Kind kind = new Kind(flow.client().address(), flow.server(), layer, reason);
    Count count = counts.get(kind);
    if (count == null && counts.size() < MOST_KINDS) {
      count = new Count(flow.first().timeNanos());
      counts.put(kind, count);
    }
    if (count != null) {
      count.connections++;
    }
  }

  /** Most connections first; equal numbers in order of the first. */
  List<Unopened> byCount() {
    return counts.entrySet().stream()
        .map(each -> unopened(each.getKey(), each.getValue()))
        .sorted(Comparator.comparingLong(Unopened::connections).reversed())
        .toList();
  }

  private static Unopened unopened(Kind kind, Count count) {
    return new Unopened(
        kind.client,
        kind.server,
        kind.layer,
        kind.reason.isEmpty() ? Optional.empty() : Optional.of(kind.reason),
        count.firstNanos,
        count.connections);
  }
}
