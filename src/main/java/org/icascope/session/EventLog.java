package org.icascope.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.icascope.model.Confidence;
import org.icascope.model.FrameMark;
import org.icascope.model.PacketRef;
import org.icascope.model.Severity;
import org.icascope.rules.RuleSettings;

/** Collects events in the order they are detected and gives them in time order. */
final class EventLog {

  /** An event whose session and incident are not numbered yet. */
  static final class Draft {
    final long timeNanos;
    final PacketRef at;
    final Optional<PacketRef> detectedAt;
    final Severity severity;
    Confidence confidence;
    final String summary;
    final EventDetail detail;
    SessionTrack session;
    FlowTrack flow;
    IncidentTrack incident;
    boolean withdrawn;

    /** It is about a session or a flow of which nothing is told, because there are too many. */
    private boolean leftOut;

    /** It was written, in a capture that goes on. */
    boolean told;

    /** When it came about, in capture time; long ago for what was judged when all was known. */
    final long sinceNanos;

    private final int order;

    private Draft(
        When when,
        Severity severity,
        Confidence confidence,
        EventDetail detail,
        String summary,
        long sinceNanos,
        int order) {
      this.timeNanos = when.timeNanos();
      this.at = when.at().ref();
      this.detectedAt = when.proof().map(FrameMark::ref).filter(proof -> !proof.equals(at));
      this.severity = severity;
      this.confidence = confidence;
      this.summary = summary;
      this.detail = detail;
      this.sinceNanos = sinceNanos;
      this.order = order;
    }

    Draft of(SessionTrack session, FlowTrack flow) {
      this.session = session;
      this.flow = flow;
      leftOut = session == null ? flow != null && flow.isLeftOut() : session.beyondLimit;
      withdrawn |= leftOut;
      return this;
    }
  }

  private final RuleSettings rules;
  private final List<Draft> drafts = new ArrayList<>();
  private LongSupplier clock = () -> Long.MIN_VALUE;
  private int count;

  /**
   * @param rules may call an event more or less severe than the others here do
   */
  EventLog(RuleSettings rules) {
    this.rules = rules;
  }

  /** An event that the captured frames prove. */
  Draft certain(When when, Severity severity, EventDetail detail, String summary) {
    return add(when, severity, Confidence.CERTAIN, detail, summary);
  }

  Draft add(
      When when, Severity severity, Confidence confidence, EventDetail detail, String summary) {
    sweep();
    long since = clock.getAsLong();
    Draft draft = new Draft(when, severity, confidence, detail, summary, since, count++);
    drafts.add(draft);
    return draft;
  }

  /** The latest event is known to be left out only when it was added. */
  private void sweep() {
    int last = drafts.size() - 1;
    if (last >= 0 && drafts.get(last).leftOut) {
      drafts.remove(last);
    }
  }

  /** Capture time from now on. */
  void clock(LongSupplier nanos) {
    clock = nanos;
  }

  /** What need not be told any more leaves the log. */
  void forget(Predicate<Draft> which) {
    drafts.removeIf(which);
  }

  /** Everything in order of detection, also what was withdrawn; a view. */
  List<Draft> soFar() {
    sweep();
    return Collections.unmodifiableList(drafts);
  }

  /** Everything that was not withdrawn, by time, then by order of detection. */
  List<Draft> inTimeOrder() {
    return drafts.stream()
        .filter(draft -> !draft.withdrawn)
        .sorted(
            Comparator.comparingLong((Draft draft) -> draft.timeNanos)
                .thenComparingInt(draft -> draft.order))
        .toList();
  }

  Event event(Draft draft) {
    return new Event(
        draft.timeNanos,
        draft.at,
        draft.detectedAt,
        draft.session == null || draft.session.serial < 0 // beyond the limit of sessions
            ? OptionalInt.empty()
            : OptionalInt.of(draft.session.serial),
        draft.flow == null ? OptionalInt.empty() : OptionalInt.of(draft.flow.flow.serial()),
        draft.incident == null ? OptionalInt.empty() : OptionalInt.of(draft.incident.serial),
        rules.ofEvent(draft.detail.type(), draft.severity),
        draft.confidence,
        draft.summary,
        draft.detail);
  }
}
