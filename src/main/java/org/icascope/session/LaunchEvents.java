package org.icascope.session;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icascope.flow.Flow;
import org.icascope.launch.LaunchFacts;
import org.icascope.model.Confidence;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;
import org.icascope.rules.Threshold;

/** Tells of launches that failed before there was a session. */
final class LaunchEvents {

  /** Writes events down and remembers which flows they name. */
  static final class Teller {
    private final Tracking tracking;
    private final Map<Flow, FlowTrack> known = new LinkedHashMap<>();
    private final Map<Flow, FlowTrack> named = new LinkedHashMap<>();

    private Teller(Tracking tracking, Collection<FlowTrack> flows) {
      this.tracking = tracking;
      flows.forEach(track -> known.put(track.flow, track));
    }

    /** An event that the frames prove. */
    void tell(When when, Severity severity, EventDetail detail, String summary, Flow flow) {
      tell(when, severity, Confidence.CERTAIN, detail, summary, flow);
    }

    void tell(
        When when,
        Severity severity,
        Confidence confidence,
        EventDetail detail,
        String summary,
        Flow flow) {
      tracking.log.add(when, severity, confidence, detail, summary).of(null, name(flow));
    }

    /** The flow is to be listed. */
    FlowTrack name(Flow flow) {
      FlowTrack track = known.get(flow);
      return track != null
          ? track
          : named.computeIfAbsent(flow, f -> new FlowTrack(f, List.of(), false, false));
    }
  }

  private final Tracking tracking;

  LaunchEvents(Tracking tracking) {
    this.tracking = tracking;
  }

  /**
   * The input is over.
   *
   * @return flows that events name and that are not among {@code flows}
   */
  Collection<FlowTrack> finish(LaunchFacts facts, Collection<FlowTrack> flows, FrameMark last) {
    if (facts.servers().isEmpty()) {
      return List.of();
    }
    Teller teller = new Teller(tracking, flows);
    LaunchAttempts attempts = new LaunchAttempts(flows, last);
    long within = tracking.rules.nanos(Threshold.LAUNCH_SECONDS);
    StaContradictions contradictions = new StaContradictions(facts);
    contradictions.tell(teller);
    StaFailures failures = new StaFailures(attempts, within);
    failures.add(facts, contradictions.explained());
    failures.tell(teller);
    LaunchTargets targets = new LaunchTargets(facts, attempts, within, last);
    targets.examine();
    targets.tell(teller, tracking.names);
    return teller.named.values();
  }
}
