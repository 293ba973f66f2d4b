package org.icascope.app;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icascope.analyze.Analysis.Unopened;
import org.icascope.model.Endpoint;
import org.icascope.tunnel.tls.TlsSettings;

/** Counts encrypted connections that stayed closed though there were keys, by server and reason. */
final class UnopenedTunnels implements TlsSettings.Unopened {

  /** Servers and reasons kept at most; what comes later is not counted. Chosen. */
  private static final int MOST_KINDS = 1_000;

  private record Kind(Endpoint server, String layer, String reason) {}

  private final Map<Kind, Long> counts = new LinkedHashMap<>();

  @Override
  public void add(Endpoint server, String layer, String reason) {
    Kind kind = new Kind(server, layer, reason);
    if (counts.size() < MOST_KINDS || counts.containsKey(kind)) {
      counts.merge(kind, 1L, Long::sum);
    }
  }

  /** Most connections first; equal numbers in order of the first. */
  List<Unopened> byCount() {
    return counts.entrySet().stream()
        .map(
            each ->
                new Unopened(
                    each.getKey().server,
                    each.getKey().layer,
                    each.getKey().reason,
                    each.getValue()))
        .sorted(Comparator.comparingLong(Unopened::connections).reversed())
        .toList();
  }
}
