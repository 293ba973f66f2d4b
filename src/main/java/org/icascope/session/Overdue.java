package org.icascope.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.ConnectFailed;
import org.icascope.session.EventDetail.SuspendCause;

/**
 * What has come true by nothing happening: sessions that fell silent or ran out of time, attempts
 * without an answer. Judged by the rules that hold at the end of a capture, as if it were now, and
 * without changing anything: what follows may show that it was not so.
 */
final class Overdue {

  /**
   * @param about session or flow; {@code null} for what is of none
   */
  private record Key(Object about, String type, long timeNanos) {
    // written out, as in every record that is a key

    @Override
    public boolean equals(Object other) {
      return other instanceof Key o
          && Objects.equals(about, o.about)
          && type.equals(o.type)
          && timeNanos == o.timeNanos;
    }

    @Override
    public int hashCode() {
      return 31 * (31 * Objects.hashCode(about) + type.hashCode()) + Long.hashCode(timeNanos);
    }
  }

  private record Told(Event event, FrameMark progress) {}

  private final Tracking tracking;
  private final Attempts attempts;
  private final TransportRaces races;
  private final Set<Key> told = new HashSet<>();
  private final Map<SessionTrack, Told> silent = new HashMap<>();
  private final Map<FlowTrack, Event> unanswered = new LinkedHashMap<>();

  Overdue(Tracking tracking, Attempts attempts, TransportRaces races) {
    this.tracking = tracking;
    this.attempts = attempts;
    this.races = races;
  }

  /** Whether an event that the tracker found was told here before. */
  boolean hasTold(EventLog.Draft draft) {
    boolean byFlow = draft.detail instanceof ConnectFailed;
    Object about = byFlow ? draft.flow : draft.session;
    return told.contains(new Key(about, draft.detail.type(), byFlow ? 0 : draft.timeNanos));
  }

  /** Adds what is new since the last look. */
  void look(FrameMark now, List<News> news) {
    for (SessionTrack session : tracking.sessions) {
      if (session.cgp && session.isOpen() && session.wasBound()) {
        look(session, now, news);
      } else {
        silent.remove(session);
      }
    }
    lookAtAttempts(now, news);
  }

  private void look(SessionTrack session, FrameMark now, List<News> news) {
    FrameMark progress = session.bound.lastProgress();
    Told before = silent.get(session);
    if (before != null && progress.timeNanos() > before.progress.timeNanos()) {
      silent.remove(session);
      if (!session.isSuspended()) {
        news.add(EventNews.news(News.Kind.TAKEN_BACK, before.event, session, session.bound));
      }
      before = null;
    }
    boolean over = session.finishing || session.isUnusable();
    if (before == null && !over && !session.isSuspended() && Suspensions.isSilent(session, now)) {
      Event event = silence(session, progress);
      silent.put(session, new Told(event, progress));
      tell(session, event, session, session.bound, news);
    }
    FrameMark since = session.isSuspended() ? session.suspendedSince : progress;
    if (session.isSuspended() || silent.containsKey(session)) {
      timeOut(session, since, now, news);
    }
  }

  private void timeOut(SessionTrack session, FrameMark since, FrameMark now, List<News> news) {
    int seconds = session.timeoutSeconds().orElse(0);
    long deadline = since.timeNanos() + seconds * 1_000_000_000L;
    if (seconds > 0
        && now.timeNanos() > deadline
        && !told.contains(new Key(session, new EventDetail.Timeout(seconds).type(), deadline))) {
      boolean seen = Suspensions.triedToResume(session);
      Event event =
          event(
              When.of(deadline, since),
              Severity.ERROR,
              seen ? Confidence.CERTAIN : Confidence.POSSIBLE,
              Sentences.timeout(seconds, seen),
              new EventDetail.Timeout(seconds));
      tell(session, event, session, session.bound, news);
    }
  }

  private void lookAtAttempts(FrameMark now, List<News> news) {
    for (Iterator<Map.Entry<FlowTrack, Event>> i = unanswered.entrySet().iterator();
        i.hasNext(); ) {
      Map.Entry<FlowTrack, Event> each = i.next();
      FlowTrack flow = each.getKey();
      if (flow.isBound() || flow.excused) {
        news.add(EventNews.news(News.Kind.TAKEN_BACK, each.getValue(), null, flow));
        told.remove(new Key(flow, each.getValue().type(), 0));
      }
      if (flow.isBound() || flow.excused || flow.failure != null) {
        i.remove();
      }
    }
    attempts
        .overdue(now)
        .forEach(
            (flow, cause) -> {
              if (!races.awaits(flow) && !unanswered.containsKey(flow)) {
                fail(flow, cause, news);
              }
            });
  }

  /** The input is over: attempts without an answer that were no failures. */
  void finish(List<News> news) {
    unanswered.forEach(
        (flow, event) -> {
          if (flow.failureEvent == null) {
            news.add(EventNews.news(News.Kind.TAKEN_BACK, event, null, flow));
          }
        });
  }

  private void fail(FlowTrack flow, ConnectFailure cause, List<News> news) {
    boolean resume =
        tracking.clients.of(flow.flow.client().address()).stream()
            .anyMatch(session -> session.cgp && session.isSuspended());
    ConnectFailed detail = new ConnectFailed(cause, resume);
    Event event =
        event(
            When.at(flow.flow.last()),
            Severity.WARNING,
            Confidence.CERTAIN,
            Sentences.connectFailed(detail, flow),
            detail);
    Event ofFlow = withFlow(event, flow);
    unanswered.put(flow, ofFlow);
    told.add(new Key(flow, detail.type(), 0));
    news.add(EventNews.news(News.Kind.OVERDUE, ofFlow, null, flow));
  }

  private void tell(
      Object about, Event event, SessionTrack session, FlowTrack flow, List<News> news) {
    told.add(new Key(about, event.type(), event.timeNanos()));
    news.add(EventNews.news(News.Kind.OVERDUE, event, session, flow));
  }

  private static Event silence(SessionTrack session, FrameMark progress) {
    EventDetail.Suspend detail =
        new EventDetail.Suspend(
            SuspendCause.SILENCE,
            Optional.empty(),
            OptionalDouble.empty(),
            session.bound.flow.side(Direction.CLIENT_TO_SERVER).lastPacket(),
            session.bound.flow.side(Direction.SERVER_TO_CLIENT).lastPacket());
    return event(
        When.at(progress),
        Severity.NOTICE,
        Confidence.LIKELY,
        Sentences.suspend(detail, session),
        detail);
  }

  private static Event event(
      When when, Severity severity, Confidence confidence, String summary, EventDetail detail) {
    return new Event(
        when.timeNanos(),
        when.at().ref(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        severity,
        confidence,
        summary,
        detail);
  }

  private static Event withFlow(Event event, FlowTrack flow) {
    return new Event(
        event.timeNanos(),
        event.at(),
        event.detectedAt(),
        event.session(),
        OptionalInt.of(flow.flow.serial()),
        event.incident(),
        event.severity(),
        event.confidence(),
        event.summary(),
        event.detail());
  }
}
