package org.icascope.session;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.ResumeResult;

/** Writes the events of CGP sessions into the log. */
final class CgpEvents {

  private final Tracking tracking;

  CgpEvents(Tracking tracking) {
    this.tracking = tracking;
  }

  /** Both sides agreed on a session. */
  void started(SessionTrack session, FlowTrack flow, FrameMark mark) {
    tracking
        .log
        .certain(
            When.at(mark),
            Severity.INFO,
            new EventDetail.SessionStart(),
            Sentences.sessionStart(flow))
        .of(session, flow);
  }

  /** Messages were sent again. */
  void replay(SessionTrack session, FlowTrack flow, EventDetail.Replay detail, FrameMark[] marks) {
    EventLog.Draft draft =
        tracking
            .log
            .certain(
                When.at(marks[0]).provedBy(marks[1]),
                Severity.INFO,
                detail,
                Sentences.replay(detail))
            .of(session, flow);
    if (flow.incident != null) {
      flow.incident.add(draft);
    }
  }

  /** One event per resume BIND_REQUEST. */
  void reconnect(FlowTrack flow, FlowTrack bound, ResumeResult result, FrameMark proof) {
    if (flow.resumeTold) {
      return;
    }
    // what was bound only after this was asked for, of a session whose beginning was not captured
    FlowTrack from = flow.brokenAt == null ? null : bound;
    flow.resumeTold = true;
    FrameMark request = flow.bindRequestFirst;
    boolean answered = result != ResumeResult.UNANSWERED;
    EventDetail.Reconnect detail =
        new EventDetail.Reconnect(
            from == null ? OptionalInt.empty() : OptionalInt.of(from.flow.serial()),
            flow.flow.serial(),
            flow.resumeAttempt,
            from == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(flow.brokenAt.millisUntil(request)),
            result,
            from == null ? Optional.empty() : Optional.of(!sameClient(from, flow)),
            from == null ? Optional.empty() : Optional.of(!sameServer(from, flow)),
            answered && flow.bindResponse != null
                ? OptionalDouble.of(request.millisUntil(proof))
                : OptionalDouble.empty());
    EventLog.Draft draft =
        tracking
            .log
            .add(
                When.at(request).provedBy(proof),
                flow.moves && result == ResumeResult.RESUMED
                    ? Severity.INFO
                    : Sentences.severity(result),
                flow.joinConfidence,
                detail,
                Sentences.reconnect(detail, flow))
            .of(flow.session, flow);
    if (flow.session.suspension != null) {
      flow.incident = flow.session.suspension;
      flow.incident.add(draft);
    }
  }

  private static boolean sameClient(FlowTrack a, FlowTrack b) {
    return a.flow.client().address().equals(b.flow.client().address());
  }

  private static boolean sameServer(FlowTrack a, FlowTrack b) {
    return a.flow.server().address().equals(b.flow.server().address());
  }
}
