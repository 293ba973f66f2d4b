package org.icascope.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.model.Confidence;
import org.icascope.model.FrameMark;
import org.icascope.model.PacketRef;
import org.icascope.model.Severity;

/** Collects events in the order they are detected and gives them in time order. */
final class EventLog {

  /** An event whose session and incident are not numbered yet. */
  static final class Draft {
    final long timeNanos;
    final PacketRef at;
    final Optional<PacketRef> detectedAt;
    final Severity severity;
    final Confidence confidence;
    final String summary;
    final EventDetail detail;
    SessionTrack session;
    FlowTrack flow;
    IncidentTrack incident;
    boolean withdrawn;
    private final int order;

    private Draft(
        long timeNanos,
        FrameMark at,
        FrameMark detectedAt,
        Severity severity,
        Confidence confidence,
        String summary,
        EventDetail detail,
        int order) {
      this.timeNanos = timeNanos;
      this.at = at.ref();
      this.detectedAt =
          detectedAt == null || detectedAt.ref().equals(this.at)
              ? Optional.empty()
              : Optional.of(detectedAt.ref());
      this.severity = severity;
      this.confidence = confidence;
      this.summary = summary;
      this.detail = detail;
      this.order = order;
    }

    Draft of(SessionTrack session, FlowTrack flow) {
      this.session = session;
      this.flow = flow;
      return this;
    }
  }

  private final List<Draft> drafts = new ArrayList<>();

  /**
   * @param timeNanos when it became true
   * @param detectedAt the packet that proved it, or null
   */
  Draft add(
      long timeNanos,
      FrameMark at,
      FrameMark detectedAt,
      Severity severity,
      Confidence confidence,
      String summary,
      EventDetail detail) {
    Draft draft =
        new Draft(timeNanos, at, detectedAt, severity, confidence, summary, detail, drafts.size());
    drafts.add(draft);
    return draft;
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

  static Event event(Draft draft) {
    return new Event(
        draft.timeNanos,
        draft.at,
        draft.detectedAt,
        draft.session == null ? OptionalInt.empty() : OptionalInt.of(draft.session.serial),
        draft.flow == null ? OptionalInt.empty() : OptionalInt.of(draft.flow.flow.serial()),
        draft.incident == null ? OptionalInt.empty() : OptionalInt.of(draft.incident.serial),
        draft.severity,
        draft.confidence,
        draft.summary,
        draft.detail);
  }
}
