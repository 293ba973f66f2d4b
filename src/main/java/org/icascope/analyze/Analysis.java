package org.icascope.analyze;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.icascope.capture.CaptureSummary;
import org.icascope.flow.Flow;
import org.icascope.model.Diagnostic;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.session.Event;
import org.icascope.session.Incident;
import org.icascope.session.Session;
import org.icascope.tunnel.TunnelFacts;

/**
 * Everything one run found out.
 *
 * @param captures the files read, in the order given
 * @param flows the flows to be listed, in order of first packet
 * @param sessions in order of first packet; index equals {@code Session.serial()}
 * @param incidents in time order; index equals {@code Incident.serial()}
 * @param events in time order
 * @param findings most severe first
 * @param diagnostics folded, with counts
 * @param traffic what was in the captures besides
 * @param reach who could reach whom
 */
public record Analysis(
    List<CaptureResult> captures,
    List<FlowResult> flows,
    List<Session> sessions,
    List<Incident> incidents,
    List<Event> events,
    List<Finding> findings,
    List<Counted> diagnostics,
    Traffic traffic,
    Reach reach) {

  /** Without a look at ports. */
  public Analysis(
      List<CaptureResult> captures,
      List<FlowResult> flows,
      List<Session> sessions,
      List<Incident> incidents,
      List<Event> events,
      List<Finding> findings,
      List<Counted> diagnostics,
      Traffic traffic) {
    this(captures, flows, sessions, incidents, events, findings, diagnostics, traffic, Reach.NONE);
  }

  /** The same with other captures, as when they get other names. */
  public Analysis with(List<CaptureResult> others) {
    return with(others, diagnostics);
  }

  /** The same with other captures and diagnostics. */
  public Analysis with(List<CaptureResult> others, List<Counted> otherDiagnostics) {
    return new Analysis(
        others, flows, sessions, incidents, events, findings, otherDiagnostics, traffic, reach);
  }

  public Analysis {
    captures = List.copyOf(captures);
    flows = List.copyOf(flows);
    sessions = List.copyOf(sessions);
    incidents = List.copyOf(incidents);
    events = List.copyOf(events);
    findings = List.copyOf(findings);
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * @param duplicatePackets frames set aside because they were captured twice
   */
  public record CaptureResult(CaptureSummary summary, long duplicatePackets) {}

  /**
   * @param layers outermost first; empty when nothing was recognised
   * @param tunnels what is known of those of the layers that are tunnels, outermost first
   * @param namedPort the user said that Citrix listens on the port of the server
   */
  public record FlowResult(
      Flow flow, List<String> layers, List<TunnelFacts> tunnels, boolean namedPort) {

    public FlowResult {
      layers = List.copyOf(layers);
      tunnels = List.copyOf(tunnels);
    }

    /** A flow to a port of which the user said nothing. */
    public FlowResult(Flow flow, List<String> layers, List<TunnelFacts> tunnels) {
      this(flow, layers, tunnels, false);
    }

    /** A flow without tunnels. */
    public FlowResult(Flow flow, List<String> layers) {
      this(flow, layers, List.of());
    }
  }

  /**
   * A diagnostic and how often it was made.
   *
   * @param sinceNanos of a capture that goes on, beginning of the period that is counted,
   *     nanoseconds since 1970; empty for the whole input
   */
  public record Counted(Diagnostic diagnostic, long count, OptionalLong sinceNanos) {

    /** Over the whole input. */
    public Counted(Diagnostic diagnostic, long count) {
      this(diagnostic, count, OptionalLong.empty());
    }
  }

  /**
   * Frames and flows outside the report.
   *
   * @param tcpFlows TCP flows in all
   * @param udpFlows UDP flows in all
   * @param undecodedFrames frames that were not TCP or UDP over IP or could not be read
   * @param partial the run was stopped before the end of the input
   * @param unopened encrypted connections that stayed closed, with and without keys
   * @param reassembled IP datagrams that were put together from fragments
   * @param uidKey what uids are mixed with; empty unless addresses and names of hosts are
   *     pseudonyms
   */
  public record Traffic(
      long tcpFlows,
      long udpFlows,
      long undecodedFrames,
      boolean partial,
      List<Unopened> unopened,
      long reassembled,
      String uidKey) {

    public Traffic {
      unopened = List.copyOf(unopened);
    }

    /** Without fragments. */
    public Traffic(
        long tcpFlows,
        long udpFlows,
        long undecodedFrames,
        boolean partial,
        List<Unopened> unopened) {
      this(tcpFlows, udpFlows, undecodedFrames, partial, unopened, 0, "");
    }

    /** Addresses and names of hosts are pseudonyms. */
    public boolean anonymized() {
      return !uidKey.isEmpty();
    }
  }

  /**
   * Connections between a client and a server that stayed closed for the same reason.
   *
   * @param layer {@code tls} or {@code dtls}
   * @param reason one sentence with what would open them; empty when there were no keys at all
   * @param firstNanos begin of the first one, nanoseconds since 1970
   */
  public record Unopened(
      IpAddress client,
      Endpoint server,
      String layer,
      Optional<String> reason,
      long firstNanos,
      long connections) {}
}
