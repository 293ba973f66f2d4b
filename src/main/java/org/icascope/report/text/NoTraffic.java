package org.icascope.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.icascope.analyze.Analysis.Traffic;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.Probe;

/** There is no session to report: says what was seen instead and what to check. */
final class NoTraffic {

  private final Facts facts;
  private final Layout layout;

  NoTraffic(Facts facts, Layout layout) {
    this.facts = facts;
    this.layout = layout;
  }

  List<Line> lines() {
    int elsewhere = facts.analysis().sessions().size();
    if (facts.selection().narrowed() && elsewhere > 0) {
      return layout.item(
          Style.YELLOW,
          "Nothing in this selection:",
          "the capture holds "
              + Units.count(elsewhere, "Citrix session")
              + ", none of them at these times and addresses. Widen or leave out --from, --to,"
              + " --around, --client, --server.");
    }
    List<Line> lines = new ArrayList<>();
    List<String> unread = Unread.kinds(facts);
    lines.addAll(
        unread.isEmpty()
            ? layout.item(Style.YELLOW, "No Citrix session", "was found in these captures.")
            : layout.item(
                Style.YELLOW,
                "No Citrix session could be read:",
                String.join(", ", unread) + " were seen, whose content stays closed."));
    lines.addAll(layout.item(Style.BOLD, "Seen instead:", seen()));
    lines.addAll(
        layout.item(
            Style.BOLD,
            "Check:",
            "was the capture taken on the path of the session and at the right time; does it use"
                + " another port (--port 12598=cgp); is it inside TLS (443), which is not read"
                + " (--all-flows names them); did a capture filter leave 1494 and 2598 out?"));
    return lines;
  }

  private String seen() {
    Traffic traffic = facts.analysis().traffic();
    String flows =
        Units.count(traffic.tcpFlows(), "TCP flow")
            + ", "
            + Units.count(traffic.udpFlows(), "UDP flow")
            + ", "
            + Units.count(traffic.undecodedFrames(), "frame")
            + " that are neither";
    String layers =
        facts.selection().flows().stream()
            .flatMap(f -> f.layers().stream())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    String named = layers.isEmpty() ? "" : "; recognised: " + layers;
    return flows + named + probes() + ".";
  }

  private String probes() {
    long knocks =
        facts.selection().events().stream()
            .map(Event::detail)
            .filter(Probe.class::isInstance)
            .mapToLong(d -> ((Probe) d).count())
            .sum();
    return knocks == 0
        ? ""
        : "; " + Units.count(knocks, "health check or scan", "health checks or scans");
  }
}
