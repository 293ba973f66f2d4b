package org.icascope.session;

import java.util.ArrayList;
import java.util.List;
import org.icascope.launch.LaunchFacts;
import org.icascope.model.FrameMark;

/** Judges what only the end of the input decides. */
final class Conclusion {

  private final TrackerParts parts;
  private final Tracking tracking;
  private final FlowTracks flows;

  Conclusion(TrackerParts parts) {
    this.parts = parts;
    this.tracking = parts.tracking;
    this.flows = parts.flows;
  }

  /**
   * The input is over.
   *
   * @param last the last frame of all captures: the clock by which time-outs are judged
   * @param launches of flows that are all closed
   */
  Results.View of(FrameMark last, LaunchFacts launches) {
    tracking.launches = launches;
    parts.races.finish(flows.all(), flow -> true);
    parts.attempts.finish(last, flow -> true);
    tracking.clients.markShared(tracking.sessions);
    new Probes(tracking, parts.scans).finish(flows.all());
    parts.fallbacks.finish(last);
    parts.refusals.finish(flows.all());
    for (SessionTrack session : tracking.sessions) {
      if (session.cgp && !session.settled) {
        parts.suspensions.finish(session, last);
      }
    }
    parts.tcpWatch.finish(last);
    parts.resetCodes.finish(flows);
    new IcmpEvents(tracking).finish(flows.all());
    List<FlowTrack> others = new ArrayList<>(parts.tlsReconnects.finish());
    others.addAll(parts.tlsFailures.finish(flows.all(), List.copyOf(others)));
    others.addAll(parts.closedPorts.finish(flows.all()));
    others.addAll(new LaunchEvents(tracking).finish(launches, flows.all(), last));
    others.forEach(flows::add);
    return parts.results.of(tracking.sessions, flows.all(), draft -> true);
  }
}
