package org.icascope.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.icascope.flow.ClientAtServer;
import org.icascope.model.CitrixPort;
import org.icascope.model.Confidence;
import org.icascope.model.Diagnostic;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.PortTable;
import org.icascope.model.Severity;
import org.icascope.tunnel.websocket.WebSocketFacts;

/**
 * Browser clients that were refused the upgrade to a WebSocket by a listener of the vendor.
 *
 * <p>That it is such a listener follows from a session through the same end point, or from the
 * subprotocol of the vendor's clients; it is likely where the port is the one for it and the path
 * is {@code /}, and possible on that port with another path. Servers of WebSockets elsewhere are
 * none.
 */
final class WebSocketRefusals {

  /** Refusals that are remembered; of further ones nothing is told. Chosen. */
  static final int MOST_REFUSALS = 10_000;

  /** Refusals of one client by one server belong together for so long. Chosen, as a fallback. */
  private static final long TOGETHER_NANOS = 120_000_000_000L;

  private record Refusal(FlowTrack flow, WebSocketFacts facts, FrameMark mark) {}

  /** The refusals of one pair in a row. */
  private static final class Row {
    final IncidentTrack incident;
    FrameMark latest;

    Row(IncidentTrack incident) {
      this.incident = incident;
    }

    boolean isFollowedBy(FrameMark mark) {
      long after = mark.timeNanos() - latest.timeNanos();
      return after >= 0 && after <= TOGETHER_NANOS;
    }
  }

  private final Tracking tracking;
  private final List<Refusal> refusals = new ArrayList<>();

  WebSocketRefusals(Tracking tracking) {
    this.tracking = tracking;
  }

  /** May the refused listener be one of the vendor? */
  static boolean concerns(PortTable ports, Endpoint server, WebSocketFacts facts) {
    return facts.offersIca() || ports.is(server.port(), CitrixPort.WEBSOCKET);
  }

  void refused(FlowTrack flow, WebSocketFacts facts, FrameMark mark) {
    flow.upgradeRefused = true;
    if (refusals.size() < MOST_REFUSALS) {
      refusals.add(new Refusal(flow, facts, mark));
    } else {
      tracking.diagnostics.report(
          Diagnostic.of(
              Severity.WARNING,
              "session.limit",
              "more than "
                  + MOST_REFUSALS
                  + " refused upgrades to WebSockets: further ones are not reported"));
    }
  }

  /**
   * The same as {@link #finish} of a capture that goes on.
   *
   * @param before rows of refusals that were over by then are told
   * @param startedBefore and those that began before that time, others begin
   */
  void settle(Collection<FlowTrack> flows, long before, long startedBefore) {
    Map<ClientAtServer, Refusal> latest = new HashMap<>();
    Map<ClientAtServer, Refusal> oldest = new HashMap<>();
    for (Refusal refusal : refusals) {
      latest.put(pair(refusal.flow), refusal);
      oldest.putIfAbsent(pair(refusal.flow), refusal);
    }
    Map<Boolean, List<Refusal>> goesOn =
        refusals.stream()
            .collect(
                Collectors.partitioningBy(
                    refusal ->
                        latest.get(pair(refusal.flow)).mark.timeNanos() + TOGETHER_NANOS >= before
                            && oldest.get(pair(refusal.flow)).mark.timeNanos() >= startedBefore));
    refusals.clear();
    refusals.addAll(goesOn.get(false));
    finish(flows);
    refusals.clear();
    refusals.addAll(goesOn.get(true));
  }

  /** The input is over: which listeners carry sessions is known. */
  void finish(Collection<FlowTrack> flows) {
    Set<Endpoint> listeners = new HashSet<>();
    Map<ClientAtServer, List<FlowTrack>> sessions = new HashMap<>();
    for (FlowTrack flow : refusals.isEmpty() ? List.<FlowTrack>of() : flows) {
      if (flow.session != null && Stack.tunnels(flow).contains("websocket")) {
        listeners.add(flow.flow.server());
        sessions.computeIfAbsent(pair(flow), pair -> new ArrayList<>()).add(flow);
      }
    }
    refusals.sort(Comparator.comparingLong(refusal -> refusal.mark.timeNanos()));
    Map<ClientAtServer, Row> rows = new LinkedHashMap<>();
    for (Refusal refusal : refusals) {
      ClientAtServer pair = pair(refusal.flow);
      Row row = rows.get(pair);
      if (row == null || !row.isFollowedBy(refusal.mark)) {
        end(row, sessions.get(pair));
        row = new Row(newIncident(refusal));
        rows.put(pair, row);
      }
      row.latest = refusal.mark;
      row.incident.attempts++;
      row.incident.add(tell(refusal, listeners.contains(refusal.flow.flow.server())));
    }
    rows.forEach((pair, row) -> end(row, sessions.get(pair)));
  }

  private IncidentTrack newIncident(Refusal refusal) {
    return tracking.newIncident(
        refusal.flow, refusal.flow.flow.first(), IncidentCause.WEBSOCKET_REFUSED);
  }

  /** The first session that came about soon after the refusals, if one did, ends the incident. */
  private static void end(Row row, List<FlowTrack> sessions) {
    if (row != null && sessions != null) {
      sessions.stream()
          .map(flow -> flow.bindResponseLast == null ? flow.flow.first() : flow.bindResponseLast)
          .filter(row::isFollowedBy)
          .findFirst()
          .ifPresent(mark -> row.incident.ended(mark, Incident.Result.NEW_SESSION));
    }
  }

  private EventLog.Draft tell(Refusal refusal, boolean listener) {
    FlowTrack flow = refusal.flow;
    OptionalInt status = refusal.facts.status();
    EventDetail.WebSocketRefused detail =
        new EventDetail.WebSocketRefused(status, HttpStatus.reason(status));
    return tracking
        .log
        .add(
            When.at(refusal.mark),
            Severity.WARNING,
            confidence(refusal.facts, listener),
            detail,
            Sentences.webSocketRefused(
                detail, refusal.facts.originHost().map(tracking.pseudonyms::host), flow))
        .of(null, flow);
  }

  private static Confidence confidence(WebSocketFacts facts, boolean listener) {
    if (listener || facts.offersIca()) {
      return Confidence.CERTAIN;
    }
    return facts.isRootPath() ? Confidence.LIKELY : Confidence.POSSIBLE;
  }

  private static ClientAtServer pair(FlowTrack flow) {
    return ClientAtServer.of(flow.flow);
  }
}
