package org.icascope.app;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.Flow;
import org.icascope.model.Endpoint;
import org.icascope.tunnel.TunnelFacts;
import org.icascope.tunnel.socks.SocksFacts;
import org.icascope.tunnel.websocket.WebSocketFacts;
import org.icascope.view.export.ExportCounts;

/** Which flows cannot be taken apart any more where contents are blanked. */
final class LostContents {

  private final Optional<Set<Integer>> chosen;
  private long behindSocks;
  private long compressed;

  private LostContents(Optional<Set<Integer>> chosen) {
    this.chosen = chosen;
  }

  /**
   * What is to be said of them behind what was blanked; empty where there are none.
   *
   * @param flows serial numbers of the chosen flows; all where absent
   */
  static String words(Analysis analysis, Optional<Set<Integer>> flows) {
    LostContents lost = new LostContents(flows);
    analysis.flows().forEach(lost::add);
    return lost.said(lost.behindSocks, "the SOCKS set-up of ")
        + lost.said(lost.compressed, "all in the compressed WebSocket of ")
        + lost.saidOfStas(analysis);
  }

  private String saidOfStas(Analysis analysis) {
    Map<Endpoint, Long> all = analysis.reach().stas();
    long stas =
        chosen.isEmpty()
            ? all.size()
            : analysis.flows().stream()
                .map(FlowResult::flow)
                .filter(flow -> chosen.get().contains(flow.serial()))
                .map(Flow::server)
                .filter(all::containsKey)
                .distinct()
                .count();
    return stas == 0 ? "" : "; the requests to " + ExportCounts.plural(stas, "STA");
  }

  private String said(long flows, String what) {
    return flows == 0 ? "" : "; " + what + ExportCounts.plural(flows, "flow");
  }

  private void add(FlowResult result) {
    if (chosen.isPresent() && !chosen.get().contains(result.flow().serial())) {
      return;
    }
    for (TunnelFacts tunnel : result.tunnels()) {
      if (tunnel instanceof SocksFacts) {
        behindSocks++;
      } else if (tunnel instanceof WebSocketFacts socket) {
        compressed += socket.isCompressed() ? 1 : 0;
      } else {
        return; // encrypted: nothing inside can be seen in any file without secrets
      }
    }
  }
}
