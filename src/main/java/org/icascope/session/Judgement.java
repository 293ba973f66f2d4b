package org.icascope.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.icascope.launch.LaunchFacts;
import org.icascope.model.FrameMark;

/**
 * Judges what is so long over that nothing can change it any more, by the rules of the end of the
 * input: {@link Conclusion}.
 */
final class Judgement {

  private final Settling.Times times;
  private final TrackerParts parts;
  private final Tracking tracking;
  private final FlowTracks flows;
  private final Patience patience;

  Judgement(Settling.Times times, TrackerParts parts, Patience patience) {
    this.times = times;
    this.parts = parts;
    this.tracking = parts.tracking;
    this.flows = parts.flows;
    this.patience = patience;
  }

  /** What can be judged now. */
  void judge(FrameMark now) {
    long before = now.timeNanos() - times.holdNanos();
    Predicate<FlowTrack> ready = isGoneBefore(before);
    long longAgo = now.timeNanos() - times.periodNanos();
    Collection<FlowTrack> all = flows.all();
    // an attempt may stay open for hours beside what won; only what it led to matters
    long longOpen = before - times.periodNanos();
    parts.races.finish(
        all, t -> t.flow.last().timeNanos() < before || t.flow.first().timeNanos() < longOpen);
    parts.attempts.finish(now, ready);
    tracking.clients.markShared(tracking.sessions);
    new Probes(tracking, parts.scans).excuse(all);
    parts.fallbacks.settle(now, before, longAgo);
    parts.refusals.settle(all, before, longAgo);
    for (SessionTrack session : tracking.sessions) {
      if (!session.settled && patience.over(session, now) < before && !mayGain(session, now)) {
        settle(session, now);
      }
    }
    parts.resetCodes.settle(flows, longAgo);
    new IcmpEvents(tracking).finish(all.stream().filter(ready).toList());
    List<FlowTrack> others = new ArrayList<>(parts.tlsReconnects.settle(before));
    others.addAll(parts.tlsFailures.settle(all, List.copyOf(others), before));
    others.addAll(parts.closedPorts.settle(all, before));
    others.forEach(this::addNamed);
  }

  private static Predicate<FlowTrack> isGoneBefore(long nanos) {
    return track -> track.flow.isGone() && track.flow.last().timeNanos() < nanos;
  }

  /**
   * What is added up over a period that is over.
   *
   * @param launches of the period
   * @param periodNanos its end, nanoseconds since 1970
   */
  void judgePeriod(FrameMark now, LaunchFacts launches, long periodNanos) {
    new Probes(tracking, parts.scans).settle(flows.all(), isGoneBefore(periodNanos));
    new LaunchEvents(tracking).finish(launches, flows.all(), now).forEach(this::addNamed);
    parts.closedPorts.forgetClients();
    parts.scans.forget();
  }

  /** Attempts that are still to be judged may turn out to belong to it. */
  private boolean mayGain(SessionTrack session, FrameMark now) {
    OptionalLong deadline = patience.deadline(session, now);
    return parts.races.isUndecided(session)
        || deadline.isPresent()
            && parts.attempts.await(
                session,
                deadline.getAsLong() + times.holdNanos(),
                now.timeNanos() - times.holdNanos());
  }

  /** A flow that is listed because something names it: it was no knock at a door. */
  private void addNamed(FlowTrack track) {
    if (flows.add(track)) {
      track.probed = true;
      track.lastResort = true;
      track.icmpTold = true;
    }
  }

  private void settle(SessionTrack session, FrameMark now) {
    session.settledNanos = patience.over(session, now);
    if (session.cgp) {
      parts.suspensions.finish(session, now);
    }
    parts.tcpWatch.remarkLimits(session);
    session.settled = true;
  }
}
