package org.icascope.session;

import java.util.OptionalLong;
import org.icascope.model.FrameMark;

/** How long a session that broke or fell silent may still be gone on with. */
final class Patience {

  /** A break that may still be mended waits so long where no timeout is known. Chosen. */
  private static final long PATIENCE_NANOS = 600_000_000_000L;

  private long gap = Long.MIN_VALUE;
  private long gapBefore = Long.MIN_VALUE;

  /**
   * Since when the session is over for good.
   *
   * @return nanoseconds since 1970; the latest time there is while it goes on
   */
  long over(SessionTrack session, FrameMark now) {
    long last = Long.MIN_VALUE;
    boolean gone = true;
    for (FlowTrack track : session.flows) {
      last = Math.max(last, track.flow.last().timeNanos());
      gone &= track.flow.isGone();
    }
    if (!session.isOpen()) {
      return session.ended == null ? last : Math.max(last, session.ended.timeNanos());
    }
    OptionalLong deadline = deadline(session, now);
    if (deadline.isPresent()) {
      return Math.max(last, deadline.getAsLong());
    }
    return gone ? last + (session.cgp ? patience(session) : 0) : Long.MAX_VALUE;
  }

  private static long patience(SessionTrack session) {
    long patience = session.timeoutSeconds().orElse(0) * 1_000_000_000L;
    return patience == 0 ? PATIENCE_NANOS : patience;
  }

  /**
   * Until when the session that broke, or is silent, may be gone on with.
   *
   * @return nanoseconds since 1970; empty while it goes on, and when it is over
   */
  OptionalLong deadline(SessionTrack session, FrameMark now) {
    if (!session.cgp || !session.isOpen()) {
      return OptionalLong.empty();
    }
    if (session.isSuspended()) {
      return OptionalLong.of(session.suspendedSince.timeNanos() + patience(session));
    }
    if (!session.wasBound() || !Suspensions.isSilent(session, now)) {
      return OptionalLong.empty();
    }
    long progress = session.bound.lastProgress().timeNanos();
    boolean onlyNotHeard = progress >= gapBefore && progress < gap;
    return OptionalLong.of((onlyNotHeard ? gap : progress) + patience(session));
  }

  /**
   * Nothing was recorded for a while: who was silent then may only not have been heard.
   *
   * @param end of it, nanoseconds since 1970
   */
  void gap(long end) {
    gapBefore = gap;
    gap = end;
  }
}
