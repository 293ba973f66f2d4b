package org.icascope.session;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.icascope.flow.Close;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowSide;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.SuspendCause;

/** Breaks of bound CGP sessions, from the packet that caused one to its end. */
final class Suspensions {

  /**
   * A session with keep-alives that was silent for this many intervals at the end of the capture is
   * broken. Chosen: clients notice after 8 to 12 s of silence, that is 3 to 4 intervals of 3 s.
   */
  private static final int SILENT_INTERVALS = 5;

  private final Tracking tracking;

  Suspensions(Tracking tracking) {
    this.tracking = tracking;
  }

  /** A FIN or RST on the connection a session is bound to. */
  void onClose(SessionTrack session, FlowTrack flow) {
    if (session.bound != flow || !session.isOpen() || session.isSuspended()) {
      return;
    }
    if (session.finishing) {
      end(session, Outcome.CLOSED, flow.flow.closed().orElseThrow());
    } else if (session.isUnusable()) {
      end(session, Outcome.NEVER_BOUND, flow.flow.closed().orElseThrow());
    } else {
      suspendByClose(session, flow);
    }
  }

  private void suspendByClose(SessionTrack session, FlowTrack flow) {
    FrameMark closed = flow.flow.closed().orElseThrow();
    SuspendCause cause = flow.flow.close() == Close.RST ? SuspendCause.RESET : SuspendCause.FIN;
    suspend(session, cause, closed, closed, flow.flow.closedBy());
  }

  /**
   * The client tries to connect again. A FIN or RST before that attempt was the break; otherwise
   * the old connection fell silent, and what is captured on it afterwards does not count.
   */
  void suspendForAttempt(SessionTrack session, FlowTrack attempt) {
    if (!session.isOpen() || session.finishing && session.suspension == null) {
      return;
    }
    Flow old = session.bound.flow;
    Optional<FrameMark> closed = old.closed();
    boolean before =
        closed.isPresent() && closed.get().timeNanos() < attempt.flow.first().timeNanos();
    if (!session.isSuspended()) {
      if (before) {
        suspendByClose(session, session.bound);
      } else {
        suspendBySilence(session, attempt, closed.isPresent());
      }
    } else if (session.suspendCause != SuspendCause.SILENCE && !before && closed.isPresent()) {
      IncidentTrack mistaken = session.suspension;
      session.suspendEvent.withdrawn = true;
      suspendBySilence(session, attempt, true);
      session.suspension.takeOver(mistaken);
    }
  }

  private void suspendBySilence(SessionTrack session, FlowTrack attempt, boolean closedSince) {
    FrameMark last = closedSince ? session.bound.lastData() : session.bound.lastProgress();
    suspend(session, SuspendCause.SILENCE, last, attempt.flow.first(), Optional.empty());
  }

  /** The session goes on, on another connection. */
  void resumed(SessionTrack session, FrameMark mark) {
    if (!session.isOpen()) {
      session.reopen();
    }
    session.successors.forEach(draft -> draft.withdrawn = true);
    session.successors.clear();
    session.replacedBy = null;
    if (session.suspension != null) {
      session.suspension.resumed(mark);
      session.thawing = session.suspension;
      session.resumed(mark);
    }
  }

  private void suspend(
      SessionTrack session,
      SuspendCause cause,
      FrameMark at,
      FrameMark proof,
      Optional<Direction> closedBy) {
    Flow flow = session.bound.flow;
    Optional<FrameMark> client = flow.side(Direction.CLIENT_TO_SERVER).lastPacket();
    Optional<FrameMark> server = flow.side(Direction.SERVER_TO_CLIENT).lastPacket();
    OptionalDouble silent =
        closedBy
            .map(by -> by == Direction.CLIENT_TO_SERVER ? server : client)
            .flatMap(peer -> peer)
            .map(peer -> OptionalDouble.of(Math.max(0, peer.millisUntil(at))))
            .orElse(OptionalDouble.empty());
    EventDetail.Suspend detail = new EventDetail.Suspend(cause, closedBy, silent, client, server);
    FrameMark start =
        BreakCause.cleansUp(detail, session)
            ? (closedBy.get() == Direction.CLIENT_TO_SERVER ? server : client).orElse(at)
            : at;
    IncidentTrack incident =
        tracking.newIncident(session.bound, start, BreakCause.of(detail, session));
    session.suspension = incident;
    session.suspendedSince = at;
    session.suspendCause = cause;
    session.clientLedger.connectionEnded();
    session.serverLedger.connectionEnded();
    session.thawing = null;
    session.suspendEvent =
        tracking
            .log
            .add(
                When.at(at).provedBy(proof),
                Severity.NOTICE,
                sure(session, cause),
                detail,
                Sentences.suspend(detail, session))
            .of(session, session.bound);
    incident.add(session.suspendEvent);
  }

  /** A FIN is a break because nobody said good-bye before it; that word may not be captured. */
  private static Confidence sure(SessionTrack session, SuspendCause cause) {
    if (cause == SuspendCause.FIN) {
      for (Direction direction : Direction.values()) {
        FlowSide side = session.bound.flow.side(direction);
        if (side.packets() == 0 || side.missingBytes() > 0) {
          return Confidence.POSSIBLE;
        }
      }
    }
    return session.outOfSync ? Confidence.LIKELY : Confidence.CERTAIN;
  }

  /** The server does not know the session any more. */
  void refused(SessionTrack session, FlowTrack flow, FrameMark mark) {
    if (!session.isOpen()) {
      return;
    }
    if (session.suspension != null) {
      session.suspension.refused(mark);
      deadline(session)
          .filter(deadline -> mark.timeNanos() > deadline)
          .ifPresent(deadline -> timedOut(session, deadline, mark, true));
    }
    end(session, Outcome.REFUSED, mark);
  }

  void end(SessionTrack session, Outcome outcome, FrameMark mark) {
    session.outcome = outcome;
    session.ended = mark;
    session.clientLedger.connectionEnded();
    session.serverLedger.connectionEnded();
    session.endEvent =
        tracking
            .log
            .certain(
                When.at(mark),
                Severity.INFO,
                new EventDetail.SessionEnd(outcome),
                Sentences.sessionEnd(outcome))
            .of(session, session.bound);
    if (session.suspension != null) {
      session.suspension.add(session.endEvent);
    }
  }

  /** The input is over: who is silent, and for whom has the time run out? */
  void finish(SessionTrack session, FrameMark last) {
    session.clientLedger.connectionEnded();
    session.serverLedger.connectionEnded();
    if (!session.isOpen()) {
      if (session.suspendedSince != null && session.ended != null) {
        session.countOpenBreak(session.ended); // refused: suspended until then
      }
      return;
    }
    if (!session.wasBound()) {
      session.outcome = Outcome.SUSPENDED; // only attempts to resume it were captured
      return;
    }
    if (session.finishing && session.suspension == null) {
      end(session, Outcome.CLOSED, session.bound.flow.last());
      return;
    }
    if (session.isUnusable()) {
      end(session, Outcome.NEVER_BOUND, session.bound.flow.last());
      return;
    }
    if (!session.isSuspended()) {
      suspendIfSilent(session, last);
    }
    if (session.isSuspended()) {
      expire(session, last);
      session.countOpenBreak(last);
    }
  }

  private void suspendIfSilent(SessionTrack session, FrameMark last) {
    if (isSilent(session, last)) {
      FrameMark progress = session.bound.lastProgress();
      suspend(session, SuspendCause.SILENCE, progress, last, Optional.empty());
    }
  }

  /** Silent for so long that its connection is broken. */
  static boolean isSilent(SessionTrack session, FrameMark now) {
    long silent = now.timeNanos() - session.bound.lastProgress().timeNanos();
    return session.keepAliveNanos().isPresent()
            && silent > SILENT_INTERVALS * session.keepAliveNanos().getAsLong()
        || EdtSilence.since(session.bound, now);
  }

  /** Somebody tried to come back to it: so it was still wanted. */
  static boolean triedToResume(SessionTrack session) {
    return session.failedAttempts > 0 || session.resumeAttempts > 0 || session.replacedBy != null;
  }

  /** When the time to resume runs out; empty when it is not known or unlimited. */
  private static Optional<Long> deadline(SessionTrack session) {
    OptionalInt timeout = session.timeoutSeconds();
    return timeout.orElse(0) == 0
        ? Optional.empty()
        : Optional.of(session.suspendedSince.timeNanos() + timeout.getAsInt() * 1_000_000_000L);
  }

  private void expire(SessionTrack session, FrameMark last) {
    Optional<Long> deadline = deadline(session).filter(d -> last.timeNanos() > d);
    if (deadline.isEmpty()) {
      session.outcome = Outcome.SUSPENDED;
      return;
    }
    boolean seen = triedToResume(session);
    timedOut(session, deadline.get(), last, seen);
    session.outcome = seen ? Outcome.TIMED_OUT : Outcome.NO_RESUME_SEEN;
    session.ended = new FrameMark(last.capture(), last.frame(), deadline.get());
    if (!session.suspension.isOver() && seen) {
      session.suspension.result = Incident.Result.GAVE_UP;
    }
    session.suspension.add(
        tracking
            .log
            .add(
                When.of(deadline.get(), session.suspendedSince).provedBy(last),
                Severity.INFO,
                seen ? Confidence.CERTAIN : Confidence.POSSIBLE,
                new EventDetail.SessionEnd(session.outcome),
                Sentences.sessionEnd(session.outcome))
            .of(session, session.bound));
  }

  private void timedOut(SessionTrack session, long deadline, FrameMark proof, boolean seen) {
    int seconds = session.timeoutSeconds().getAsInt();
    session.suspension.add(
        tracking
            .log
            .add(
                When.of(deadline, session.suspendedSince).provedBy(proof),
                Severity.ERROR,
                seen ? Confidence.CERTAIN : Confidence.POSSIBLE,
                new EventDetail.Timeout(seconds),
                Sentences.timeout(seconds, seen))
            .of(session, session.flows.get(0)));
  }
}
