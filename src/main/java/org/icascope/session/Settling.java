package org.icascope.session;

import java.util.List;
import java.util.OptionalInt;
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

  private final Times times;
  private final TrackerParts parts;
  private final Tracking tracking;
  private final Patience patience = new Patience();
  private final Judgement judgement;
  private final Certainty certainty;
  private final Leaving leaving;
  private boolean judging;
  private long period = Long.MIN_VALUE;

  Settling(Times times, TrackerParts parts) {
    this.times = times;
    this.parts = parts;
    this.tracking = parts.tracking;
    this.judgement = new Judgement(times, parts, patience);
    this.certainty = new Certainty(times, parts);
    this.leaving = new Leaving(parts);
    tracking.log.clock(() -> judging ? Long.MIN_VALUE : tracking.now);
  }

  /**
   * Nothing was recorded for a while, as when the recorder stood still.
   *
   * @param end of it, nanoseconds since 1970
   */
  public void gap(long end) {
    patience.gap(end);
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
    judgement.judge(now);
    judging = false;
    return certainty.of(now);
  }

  /**
   * The same at the end of a period, and tells what is added up over it.
   *
   * @param launches of the period
   */
  public Settled look(FrameMark now, LaunchFacts launches) {
    judging = true;
    judgement.judge(now);
    judgement.judgePeriod(now, launches, periodNanos());
    judging = false;
    return certainty.of(now);
  }

  /**
   * What is to be forgotten, for a last look at all of it together: what was told and is over since
   * before the end of the period.
   */
  public TrackedSessions leaving() {
    leaving.choose(periodNanos());
    return parts.results.of(leaving.sessions(), leaving.flows(), leaving::has).tracked();
  }

  /** After {@link #leaving()}: out with it. */
  public void forget() {
    leaving.forget();
  }

  /** The input is over: everything is certain. */
  public Settled end(FrameMark last, LaunchFacts launches) {
    judging = true;
    return certainty.ofAll(new Conclusion(parts).of(last, launches), last);
  }

  /** Number of the first capture that has something of what is still known. */
  public OptionalInt firstCapture() {
    return parts.flows.firstCapture();
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
        parts.flows.all().size());
  }

  /** Numbers of things held. */
  public record Held(int sessions, int incidents, int events, int flows) {}
}
