package org.icascope.session;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.icascope.flow.Flow;
import org.icascope.launch.LaunchFacts;
import org.icascope.model.FrameMark;

/**
 * Judges step by step what otherwise the end of the input decides, for a capture that goes on for
 * months: whatever is so long over that nothing can change it any more. What was told and is not
 * needed to judge the rest is forgotten, one period after the other.
 *
 * <p>The rules are those that hold at the end; only the moment differs. docs/watch.md says what
 * that means for what lasts longer than the times here.
 */
public final class Settling {

  /**
   * How long things wait, in capture time.
   *
   * @param latenessNanos files may come so late, on top of what the rules look ahead
   * @param periodNanos what was told is forgotten in periods of this length, and judged together
   * @param runningNanos sessions that last longer are told in between, every so often
   */
  public record Times(long latenessNanos, long periodNanos, long runningNanos) {

    /** Five minutes, so that files of two minutes may come in any order; an hour (both chosen). */
    public static Times standard() {
      return new Times(300_000_000_000L, 3_600_000_000_000L, 3_600_000_000_000L);
    }

    /**
     * What is over for so long is certain. The longest that a rule looks ahead is how long a new
     * ICA session may replace a lost one; whatever happens until then may still come in a late
     * file. A shorter wait tells things that turn out otherwise, and sessions under uids that
     * change when an earlier attempt is found to belong to them.
     */
    public long holdNanos() {
      return IcaSessions.REPLACE_WINDOW_NANOS + latenessNanos;
    }

    /** The same with another lateness. */
    public Times withLateness(long nanos) {
      return new Times(nanos, periodNanos, runningNanos);
    }
  }

  /** What of the tracker is looked at. */
  record Parts(
      Tracking tracking,
      Map<Flow, FlowTrack> flows,
      CgpSessions cgp,
      Suspensions suspensions,
      Attempts attempts,
      Fallbacks fallbacks,
      TransportRaces races,
      WebSocketRefusals refusals,
      TlsReconnects tlsReconnects,
      TlsFailures tlsFailures,
      ClosedPorts closedPorts,
      PortScans scans,
      TcpWatch tcpWatch,
      ResetCodes resetCodes,
      Viewer viewer,
      BiFunction<FrameMark, LaunchFacts, Results.View> conclusion,
      Runnable recount) {}

  /** Makes a picture of some of what is known. */
  @FunctionalInterface
  interface Viewer {
    Results.View view(
        Collection<SessionTrack> sessions,
        Collection<FlowTrack> flows,
        Predicate<EventLog.Draft> wanted);
  }

  private final Times times;
  private final Parts parts;
  private final Tracking tracking;
  private final Leaving leaving;
  private boolean judging;
  private long period = Long.MIN_VALUE;

  Settling(Times times, Parts parts) {
    this.times = times;
    this.parts = parts;
    this.tracking = parts.tracking;
    this.leaving = new Leaving(parts);
    tracking.log.clock(() -> judging ? Long.MIN_VALUE : tracking.now);
  }

  /**
   * Nothing was recorded for a while, as when the recorder stood still.
   *
   * @param end of it, nanoseconds since 1970
   */
  public void gap(long end) {
    leaving.gap(end);
  }

  /** The flow belongs to a session that is over and told: nothing of it is awaited any more. */
  public boolean isTold(Flow flow) {
    FlowTrack track = parts.flows.get(flow);
    return track != null && track.session != null && track.session.told;
  }

  /**
   * What was over before is forgotten, or about to be; nanoseconds since 1970. Somewhat before the
   * end of the period, as a last resort may follow a failure.
   */
  public long periodNanos() {
    return period == Long.MIN_VALUE
        ? Long.MIN_VALUE
        : period * times.periodNanos - 2 * Fallbacks.WINDOW_NANOS;
  }

  /** A period is over, in which everything is certain. Asked once for each. */
  public boolean isPeriodOver(FrameMark now) {
    long current = Math.floorDiv(now.timeNanos() - times.holdNanos(), times.periodNanos);
    boolean first = period == Long.MIN_VALUE;
    boolean over = current > period;
    period = Math.max(period, current);
    return over && !first;
  }

  /** Judges what can be judged now. */
  public Settled look(FrameMark now) {
    judging = true;
    judge(now, now.timeNanos() - times.holdNanos());
    judging = false;
    return certain(now);
  }

  /**
   * The same at the end of a period, and tells what is added up over it.
   *
   * @param launches of the period
   */
  public Settled look(FrameMark now, LaunchFacts launches) {
    judging = true;
    judge(now, now.timeNanos() - times.holdNanos());
    new Probes(tracking, parts.scans)
        .settle(parts.flows.values(), t -> isGone(t) && t.flow.last().timeNanos() < periodNanos());
    new LaunchEvents(tracking).finish(launches, parts.flows.values(), now).forEach(this::addNamed);
    parts.closedPorts.forgetClients();
    parts.scans.forget();
    judging = false;
    return certain(now);
  }

  private static boolean isGone(FlowTrack track) {
    return track.flow.isGone();
  }

  private void judge(FrameMark now, long before) {
    Predicate<FlowTrack> ready = t -> isGone(t) && t.flow.last().timeNanos() < before;
    long longAgo = now.timeNanos() - times.periodNanos;
    Collection<FlowTrack> flows = parts.flows.values();
    // an attempt may stay open for hours beside what won; only what it led to matters
    long longOpen = before - times.periodNanos;
    parts.races.finish(
        flows, t -> t.flow.last().timeNanos() < before || t.flow.first().timeNanos() < longOpen);
    parts.attempts.finish(now, ready);
    tracking.markShared();
    new Probes(tracking, parts.scans).excuse(flows);
    parts.fallbacks.settle(now, before, longAgo);
    parts.refusals.settle(flows, before, longAgo);
    for (SessionTrack session : tracking.sessions) {
      if (!session.settled && leaving.over(session, now) < before && !mayGain(session, now)) {
        settle(session, now);
      }
    }
    parts.resetCodes.settle(parts.flows, longAgo);
    new IcmpEvents(tracking).finish(flows.stream().filter(ready).toList());
    List<FlowTrack> others = new ArrayList<>(parts.tlsReconnects.settle(before));
    others.addAll(parts.tlsFailures.settle(flows, List.copyOf(others), before));
    others.addAll(parts.closedPorts.settle(flows, before));
    others.forEach(this::addNamed);
  }

  /** Attempts that are still to be judged may turn out to belong to it. */
  private boolean mayGain(SessionTrack session, FrameMark now) {
    OptionalLong deadline = leaving.deadline(session, now);
    return parts.races.isUndecided(session)
        || deadline.isPresent()
            && parts.attempts.await(
                session,
                deadline.getAsLong() + times.holdNanos(),
                now.timeNanos() - times.holdNanos());
  }

  /** A flow that is listed because something names it: it was no knock at a door. */
  private void addNamed(FlowTrack track) {
    if (parts.flows.putIfAbsent(track.flow, track) == null) {
      track.probed = true;
      track.lastResort = true;
      track.icmpTold = true;
    }
  }

  private void settle(SessionTrack session, FrameMark now) {
    session.settledNanos = leaving.over(session, now);
    if (session.cgp) {
      parts.suspensions.finish(session, now);
    }
    parts.tcpWatch.remarkLimits(session);
    session.settled = true;
  }

  private Settled certain(FrameMark now) {
    Results.View view = parts.viewer.view(tracking.sessions, parts.flows.values(), draft -> true);
    long before = now.timeNanos() - times.holdNanos();
    BitSet certain = new BitSet();
    Set<IncidentTrack> known = new HashSet<>();
    for (int i = 0; i < view.incidents().size(); i++) {
      if (isCertain(view.incidents().get(i), before, now.timeNanos() - times.periodNanos)) {
        certain.set(i);
        known.add(view.incidents().get(i));
      }
    }
    BitSet events = new BitSet();
    for (int i = 0; i < view.drafts().size(); i++) {
      EventLog.Draft draft = view.drafts().get(i);
      if (!draft.told && isCertain(draft, known, before)) {
        draft.told = true;
        events.set(i);
      }
    }
    Set<Flow> flows = new HashSet<>();
    for (FlowTrack track : parts.flows.values()) {
      boolean over = isGone(track) && track.flow.last().timeNanos() < before;
      if (!track.told && over && (track.session == null || track.session.settled)) {
        track.told = true;
        flows.add(track.flow);
      }
    }
    return told(view, certain, events, flows, now);
  }

  private Settled told(
      Results.View view, BitSet certain, BitSet events, Set<Flow> flows, FrameMark now) {
    BitSet incidents = new BitSet();
    certain.stream().filter(i -> !view.incidents().get(i).told).forEach(incidents::set);
    certain.stream().forEach(i -> view.incidents().get(i).told = true);
    BitSet sessions = new BitSet();
    BitSet running = new BitSet();
    for (int i = 0; i < view.sessions().size(); i++) {
      SessionTrack session = view.sessions().get(i);
      if (session.settled && !session.told) {
        session.told = true;
        sessions.set(i);
      } else if (!session.settled && isSnapshotDue(session, now)) {
        running.set(i);
      }
    }
    return new Settled(view.tracked(), certain, sessions, running, incidents, events, flows);
  }

  private boolean isSnapshotDue(SessionTrack session, FrameMark now) {
    long current = Math.floorDiv(now.timeNanos(), times.runningNanos);
    boolean due =
        session.wasBound()
            && session.isOpen() // else it is only waited until that is certain
            && !parts.races.isUndecided(session)
            && current
                > Math.max(
                    session.snapshotPeriod,
                    Math.floorDiv(
                        session.flows.get(0).flow.first().timeNanos(), times.runningNanos));
    session.snapshotPeriod = due ? current : session.snapshotPeriod;
    return due;
  }

  /** Nothing that comes later belongs to it. */
  private boolean isCertain(IncidentTrack incident, long before, long longAgo) {
    if (incident.told) {
      return true;
    }
    if (incident.sessions.stream().anyMatch(parts.races::isUndecided)) {
      return false;
    }
    if (!incident.sessions.isEmpty() && incident.sessions.stream().allMatch(s -> s.settled)) {
      return true;
    }
    boolean quiet = incident.latestNanos() < before;
    if (incident.endNanos().isPresent()) {
      return quiet && incident.endNanos().getAsLong() < before;
    }
    return incident.sessions.isEmpty()
        && (incident.latestNanos() + Fallbacks.WINDOW_NANOS < before
            || quiet && incident.start.timeNanos() < longAgo);
  }

  private boolean isCertain(EventLog.Draft draft, Set<IncidentTrack> known, long before) {
    if (draft.session != null && parts.races.isUndecided(draft.session)) {
      return false;
    }
    if (draft.incident != null) {
      return known.contains(draft.incident);
    }
    return draft.session != null && draft.session.settled || draft.sinceNanos < before;
  }

  /**
   * What is to be forgotten, for a last look at all of it together: what was told and is over since
   * before the end of the period.
   */
  public TrackedSessions leaving() {
    leaving.choose(periodNanos());
    return parts.viewer.view(leaving.sessions(), leaving.flows(), leaving::has).tracked();
  }

  /** After {@link #leaving()}: out with it. */
  public void forget() {
    leaving.forget();
    parts.recount.run();
  }

  /** The input is over: everything is certain. */
  public Settled end(FrameMark last, LaunchFacts launches) {
    judging = true;
    Results.View view = parts.conclusion.apply(last, launches);
    BitSet all = new BitSet();
    all.set(0, view.incidents().size());
    BitSet events = new BitSet();
    for (int i = 0; i < view.drafts().size(); i++) {
      events.set(i, !view.drafts().get(i).told);
    }
    tracking.sessions.forEach(session -> session.settled = true);
    Set<Flow> flows = new HashSet<>();
    parts.flows.values().stream().filter(t -> !t.told).forEach(t -> flows.add(t.flow));
    return told(view, all, events, flows, last);
  }

  /** Number of the first capture that has something of what is still known. */
  public OptionalInt firstCapture() {
    return parts.flows.keySet().stream().mapToInt(flow -> flow.first().capture()).min();
  }

  /** First connections of sessions, which go on as they do. */
  public List<Flow> open() {
    return tracking.sessions.stream()
        .filter(session -> !session.settled)
        .map(session -> session.flows.get(0).flow)
        .filter(flow -> !flow.isGone())
        .toList();
  }

  /** Flows forgotten by the latest {@link #forget()}. */
  public List<Forgotten> forgotten() {
    return leaving.forgotten();
  }

  /**
   * A flow that was told and forgotten.
   *
   * @param firstCapture number of the capture in which it begins, or the session it belonged to
   */
  public record Forgotten(Flow flow, int firstCapture) {}

  /** Sessions, incidents, events and flows that are held: for a look at memory. */
  public Held held() {
    return new Held(
        tracking.sessions.size(),
        tracking.incidents.size(),
        tracking.log.soFar().size(),
        parts.flows.size());
  }

  /** Numbers of things held. */
  public record Held(int sessions, int incidents, int events, int flows) {}
}
