package org.icascope.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icascope.analyze.Analysis.Traffic;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.Probe;
import org.icascope.session.Session;

/** There is no session to report: says what was seen instead and what to check. */
final class NoTraffic {

  private static final String NOT_READ = "No Citrix session could be read:";

  private final Facts facts;
  private final Layout layout;

  NoTraffic(Facts facts, Layout layout) {
    this.facts = facts;
    this.layout = layout;
  }

  List<Line> lines() {
    List<UnopenedText.Group> closed = UnopenedText.all(facts);
    List<String> unread = Unread.kinds(facts);
    if (facts.selection().narrowed() && closed.isEmpty() && unread.isEmpty()) {
      Optional<String> elsewhere = Elsewhere.of(facts);
      if (elsewhere.isPresent()) {
        return layout.item(Style.YELLOW, "Nothing in this selection:", elsewhere.get());
      }
    }
    List<Line> lines = new ArrayList<>();
    if (!closed.isEmpty()) {
      lines.addAll(closed(closed));
    } else if (!unread.isEmpty()) {
      lines.addAll(
          layout.item(
              Style.YELLOW, NOT_READ, String.join(", ", unread) + ": their content stays closed."));
    } else {
      lines.addAll(layout.item(Style.YELLOW, "No Citrix session", "was found in these captures."));
    }
    lines.addAll(layout.item(Style.BOLD, "Seen instead:", seen()));
    lines.addAll(layout.item(Style.BOLD, "Check:", check(!closed.isEmpty())));
    return lines;
  }

  /** The commonest of all first cases: a gateway, and no keys. */
  private List<Line> closed(List<UnopenedText.Group> closed) {
    boolean one = UnopenedText.connections(closed) == 1;
    boolean anyKeys = !UnopenedText.withKeys(facts).isEmpty();
    List<Line> lines = new ArrayList<>();
    lines.addAll(
        layout.item(
            Style.YELLOW,
            NOT_READ,
            UnopenedText.names(closed)
                + (one ? " was seen, whose content " : " were seen, whose content ")
                + (anyKeys ? "stays closed." : "is closed without keys.")));
    if (isCut()) {
      lines.addAll(
          layout.item(
              Style.BOLD,
              "Next:",
              "take "
                  + Session.NotDecoded.FULL_CAPTURE
                  + ", with keys (docs/tls.md) or behind the gateway: frames of this one are cut, and"
                  + " what is cut no key opens."));
    } else if (!anyKeys) {
      lines.addAll(
          layout.item(
              Style.BOLD,
              "Next:",
              "give "
                  + (one ? "its" : "their")
                  + " keys: --tls-keys FILE, a key log (SSLKEYLOGFILE) of the client or the server"
                  + " (docs/tls.md). Or capture behind the gateway, where the traffic is often in"
                  + " the open."));
    }
    return lines;
  }

  private boolean isCut() {
    return facts.analysis().captures().stream()
        .anyMatch(capture -> capture.summary().truncatedPackets() > 0);
  }

  private static String check(boolean isTlsTold) {
    return "was the capture taken on the path of the session and at the right time; does it use"
        + " another port (--port 12598=cgp); "
        + (isTlsTold ? "" : "is it inside TLS (443), which is read with keys only (--tls-keys); ")
        + "did a capture filter leave 1494 and 2598 out? --all-flows --format json lists every"
        + " connection.";
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
