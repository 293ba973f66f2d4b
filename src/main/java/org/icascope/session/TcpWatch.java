package org.icascope.session;

import java.util.List;
import org.icascope.flow.Close;
import org.icascope.flow.Course;
import org.icascope.flow.Standstill;
import org.icascope.flow.TenSeconds;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;
import org.icascope.rules.RuleSettings;
import org.icascope.rules.Threshold;

/**
 * Sessions that stand still without breaking. A standstill is over when bytes get on; one that ends
 * with the connection is part of the break.
 */
final class TcpWatch {

  private final Tracking tracking;

  TcpWatch(Tracking tracking) {
    this.tracking = tracking;
  }

  /** From now on keep-alives are due on the connection of a session. */
  static void keepAlivesAgreed(SessionTrack session, RuleSettings rules) {
    if (session.bound.edt().isEmpty()) { // EDT keeps itself alive, whatever CGP does
      session.bound.flow.course().ifPresent(course -> expect(course, session, rules));
    }
  }

  private static void expect(Course course, SessionTrack session, RuleSettings rules) {
    session.keepAlives.ifPresent(
        agreed -> {
          expect(course, Direction.CLIENT_TO_SERVER, agreed.clientMillis(), rules);
          expect(course, Direction.SERVER_TO_CLIENT, agreed.serverMillis(), rules);
        });
  }

  private static void expect(Course course, Direction of, long everyMillis, RuleSettings rules) {
    if (everyMillis > 0) {
      long silent = Math.round(everyMillis * rules.number(Threshold.STALL_KEEP_ALIVES) * 1e6);
      course.expect(of, Math.max(silent, rules.nanos(Threshold.STALL_SECONDS)));
    }
  }

  /** Bytes got on again. */
  void onStalled(FlowTrack track) {
    SessionTrack session = track.session;
    if (session == null || !inUse(session, track)) {
      return;
    }
    Standstill stall = track.flow.course().orElseThrow().latestStandstill();
    boolean since =
        track.workedFrom().map(w -> w.timeNanos() <= stall.from().timeNanos()).orElse(true);
    if (since) {
      tell(session, track, stall);
    }
  }

  private static boolean inUse(SessionTrack session, FlowTrack track) {
    return session.bound == track
        && session.isOpen()
        && !session.isSuspended()
        && session.wasBound()
        && !session.finishing;
  }

  /**
   * The input is over, and it is known which sessions broke: who still waits? A side that is not
   * heard at all may as well be gone, and its session with it: that is no standstill.
   */
  void finish(FrameMark last) {
    for (SessionTrack session : tracking.sessions) {
      if (session.settled) {
        continue;
      }
      remarkLimits(session);
      FlowTrack track = session.bound;
      if (inUse(session, track) && isAlive(track, last)) {
        track.flow.course().map(course -> course.unfinished(last)).orElse(List.of()).stream()
            .filter(stall -> stall.cause() != Standstill.Cause.PEER_SILENT)
            .forEach(stall -> tell(session, track, stall));
      }
    }
  }

  void remarkLimits(SessionTrack session) {
    session.flows.forEach(this::remarkLimit);
  }

  private void remarkLimit(FlowTrack track) {
    int more = track.flow.course().map(Course::moreStandstills).orElse(0);
    if (more > 0) {
      tracking.remark(
          Severity.NOTICE,
          "stall.limit",
          more + " more standstills than the " + Course.MOST_STANDSTILLS + " that are told",
          track.flow.last(),
          track);
    }
  }

  private static boolean isAlive(FlowTrack track, FrameMark last) {
    return track.flow.close() == Close.NONE
        && last.timeNanos() - track.flow.last().timeNanos() < TenSeconds.NANOS;
  }

  private void tell(SessionTrack session, FlowTrack track, Standstill stall) {
    boolean proved = stall.over() && stall.cause() != Standstill.Cause.PEER_SILENT;
    boolean gap = stall.cause() == Standstill.Cause.CAPTURE_GAP;
    tracking
        .log
        .add(
            When.at(stall.from()).provedBy(stall.until()),
            gap ? Severity.NOTICE : Severity.WARNING,
            proved ? Confidence.CERTAIN : Confidence.LIKELY,
            new EventDetail.Stall(stall),
            Sentences.stall(stall))
        .of(session, track);
  }
}
