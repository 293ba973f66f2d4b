package org.icascope.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.icascope.dissect.StreamKind;
import org.icascope.flow.Flow;
import org.icascope.tunnel.TunnelFacts;

/** Turns what was tracked into the immutable values that the later stages see. */
final class Results {

  private final Tracking tracking;
  private final SessionSnapshot snapshot;

  /** What is told, and what it was made of, position by position. */
  record View(
      List<SessionTrack> sessions,
      List<IncidentTrack> incidents,
      List<EventLog.Draft> drafts,
      TrackedSessions tracked) {}

  Results(Tracking tracking, Optional<byte[]> fingerprintKey) {
    this.tracking = tracking;
    this.snapshot = new SessionSnapshot(fingerprintKey, tracking);
  }

  /**
   * @param some sessions, which are numbered in order of first packet from now on
   * @param flows that may be listed
   * @param wanted which events to tell; those of one incident all or none
   */
  View of(
      Collection<SessionTrack> some,
      Collection<FlowTrack> flows,
      Predicate<EventLog.Draft> wanted) {
    List<SessionTrack> sessions = new ArrayList<>(some);
    sessions.sort(Comparator.comparingInt(session -> session.flows.get(0).flow.serial()));
    tracking.sessions.forEach(session -> session.serial = -1);
    for (int i = 0; i < sessions.size(); i++) {
      sessions.get(i).serial = i;
    }
    Links.pair(sessions);
    List<EventLog.Draft> drafts =
        tracking.log.inTimeOrder().stream().filter(wanted).filter(this::isComplete).toList();
    List<IncidentTrack> incidents =
        tracking.incidents.stream()
            .filter(incident -> incident.hasEvents(wanted))
            .sorted(Comparator.comparingLong(incident -> incident.start.timeNanos()))
            .toList();
    for (int i = 0; i < incidents.size(); i++) {
      incidents.get(i).serial = i;
    }
    return new View(
        sessions,
        incidents,
        drafts,
        new TrackedSessions(
            sessions.stream().map(snapshot::of).toList(),
            IncidentTrack.snapshots(incidents, drafts),
            drafts.stream().map(this::event).toList(),
            layers(flows),
            tunnels(flows)));
  }

  /** An event that names a session beyond the limit of sessions cannot be told. */
  private boolean isComplete(EventLog.Draft draft) {
    return !(draft.detail instanceof EventDetail.IcaReconnect reconnect)
        || tracking.session(reconnect.fromSession()).filter(s -> s.serial >= 0).isPresent();
  }

  /** Sessions are numbered only now, so an event that names another one is completed here. */
  private Event event(EventLog.Draft draft) {
    Event event = tracking.log.event(draft);
    if (!(event.detail() instanceof EventDetail.IcaReconnect reconnect)) {
      return event;
    }
    return new Event(
        event.timeNanos(),
        event.at(),
        event.detectedAt(),
        event.session(),
        event.flow(),
        event.incident(),
        event.severity(),
        event.confidence(),
        event.summary(),
        new EventDetail.IcaReconnect(
            tracking.session(reconnect.fromSession()).orElseThrow().serial,
            reconnect.gapMs(),
            reconnect.kind(),
            reconnect.reason()));
  }

  private static Map<Flow, List<String>> layers(Collection<FlowTrack> flows) {
    Map<Flow, List<String>> layers = new LinkedHashMap<>();
    flows.stream()
        .filter(Results::isListed)
        .sorted(Comparator.comparingInt(flow -> flow.flow.serial()))
        .forEach(flow -> layers.put(flow.flow, layersOf(flow)));
    return layers;
  }

  private static Map<Flow, List<TunnelFacts>> tunnels(Collection<FlowTrack> flows) {
    Map<Flow, List<TunnelFacts>> tunnels = new HashMap<>();
    flows.stream()
        .filter(flow -> !flow.tunnels.isEmpty())
        .forEach(flow -> tunnels.put(flow.flow, flow.tunnels));
    return tunnels;
  }

  /**
   * A flow that only shares a port number with Citrix traffic is not listed: its client sent
   * something else, or both sides did.
   */
  private static boolean isListed(FlowTrack flow) {
    return flow.clientKind != StreamKind.OTHER
        && (flow.serverKind != StreamKind.OTHER || flow.clientKind != null);
  }

  private static List<String> layersOf(FlowTrack flow) {
    List<String> layers = new ArrayList<>(Stack.tunnels(flow));
    if (flow.isCgp()) {
      layers.add("cgp");
    }
    boolean ica =
        flow.session != null && flow.session.cgp
            ? flow.isBound() && SessionSnapshot.carriesIca(flow.session)
            : flow.ica != null && (flow.ica.recognised() || flow.session != null);
    if (ica) {
      layers.add("ica");
    }
    return layers;
  }
}
