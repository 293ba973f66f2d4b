package org.icascope.report.text;

import java.util.ArrayList;
import java.util.List;
import org.icascope.compare.Comparison;
import org.icascope.compare.FlowPair;
import org.icascope.compare.Point;

/** How much of the TCP connections was compared, and which of them have other addresses. */
final class CompareCoverage {

  /** Connections with other addresses that are named. Chosen: a few show the rule. */
  private static final int MOST_NAMED = 3;

  private final Comparison comparison;
  private final boolean allFlows;
  private final Layout layout;

  CompareCoverage(Comparison comparison, boolean allFlows, Layout layout) {
    this.comparison = comparison;
    this.allFlows = allFlows;
    this.layout = layout;
  }

  /** Empty where every connection was compared, and all have the same addresses at both. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    long first = connections(comparison.clientSide());
    long second = connections(comparison.serverSide());
    long compared = comparison.connections();
    if (!comparison.oneTrace() && compared < Math.max(first, second)) {
      lines.addAll(
          layout.paragraph(
              Units.count(compared)
                  + " of "
                  + Units.count(first, "TCP connection")
                  + " of the client side and "
                  + Units.count(second)
                  + " of the server side "
                  + (compared == 1 ? "was" : "were")
                  + " compared; the others "
                  + (allFlows
                      ? "were not seen at both."
                      : "are not of Citrix, encrypted (--tls-keys, or --all-flows compares every"
                          + " one), or were not seen at both.")));
    }
    lines.addAll(translated());
    return lines;
  }

  private static long connections(Point point) {
    return point.analysis().traffic().tcpFlows();
  }

  private List<Line> translated() {
    List<FlowPair> translated =
        comparison.pairs().stream()
            .filter(pair -> !pair.isOfGateway())
            .flatMap(pair -> pair.flows().stream())
            .filter(FlowPair::translated)
            .toList();
    if (translated.isEmpty() || comparison.oneTrace()) {
      return List.of();
    }
    List<String> named =
        translated.stream()
            .limit(MOST_NAMED)
            .map(
                pair ->
                    pair.a().client()
                        + " > "
                        + pair.a().server()
                        + " is "
                        + pair.b().client()
                        + " > "
                        + pair.b().server()
                        + " at the server side")
            .toList();
    int more = translated.size() - named.size();
    return layout.paragraph(
        "Between the recorders addresses or ports are translated (NAT): "
            + String.join(", ", named)
            + (more > 0 ? ", and " + Units.count(more) + " more" : "")
            + ".");
  }
}
