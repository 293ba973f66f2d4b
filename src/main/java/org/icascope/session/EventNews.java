package org.icascope.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.icascope.flow.Flow;
import org.icascope.model.FrameMark;

/**
 * Tells events while a capture runs, each once, in the order in which they become certain. It only
 * looks: what the tracker finds in the end is the same as without it.
 *
 * <p>Most events are final when they come about. Breaks and failed attempts may be seen otherwise
 * by what follows soon, so they wait a little, unless their session goes on. What only the end of
 * the input decides (health checks, races of transports) is told at the end.
 */
public final class EventNews {

  /** How long a break or a failure waits for what explains it otherwise. Chosen. */
  private static final long GRACE_NANOS = 2_000_000_000L;

  /** How often silence and time-outs are looked for. Chosen. */
  private static final long LOOK_NANOS = 1_000_000_000L;

  /** Events told last that may still be taken back. Chosen. */
  private static final int MOST_WATCHED = 1_000;

  private record Waiting(EventLog.Draft draft, long sinceNanos) {}

  private final Tracking tracking;
  private final Overdue overdue;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Deque<EventLog.Draft> told = new ArrayDeque<>();
  private final Set<EventLog.Draft> ever = new HashSet<>();
  private final Map<Integer, Flow> flows = new HashMap<>();
  private int seen;
  private long lookedNanos;

  EventNews(Tracking tracking, Overdue overdue) {
    this.tracking = tracking;
    this.overdue = overdue;
  }

  void flow(Flow flow) {
    flows.put(flow.serial(), flow);
  }

  /** Nothing is told of it. */
  void forget(Flow flow) {
    flows.remove(flow.serial());
  }

  /** A flow that has to do with Citrix. */
  public Optional<Flow> flow(int serial) {
    return Optional.ofNullable(flows.get(serial));
  }

  /** A session by the number an event names it with: its client. */
  public String session(int serial) {
    return serial < tracking.sessions.size()
        ? "the session of " + tracking.sessions.get(serial).bound.flow.client()
        : "a session";
  }

  /**
   * What there is to tell.
   *
   * @param now the latest frame, or the present where none has come for a while
   */
  public List<News> until(FrameMark now) {
    List<News> news = new ArrayList<>();
    List<EventLog.Draft> drafts = tracking.log.soFar();
    for (; seen < drafts.size(); seen++) {
      EventLog.Draft draft = drafts.get(seen);
      release(news, other -> draft.session != null && other.draft.session == draft.session);
      waiting.add(new Waiting(draft, now.timeNanos()));
    }
    release(
        news,
        each -> !mayChange(each.draft.detail) || now.timeNanos() - each.sinceNanos >= GRACE_NANOS);
    takeBack(news);
    if (now.timeNanos() - lookedNanos >= LOOK_NANOS) {
      lookedNanos = now.timeNanos();
      overdue.look(now, news);
    }
    return news;
  }

  private void release(List<News> news, Predicate<Waiting> which) {
    for (Waiting each : List.copyOf(waiting)) {
      if (each.draft.withdrawn) {
        waiting.remove(each);
      } else if (which.test(each)) {
        waiting.remove(each);
        tell(each.draft, news);
      }
    }
  }

  private static boolean mayChange(EventDetail detail) {
    return detail instanceof EventDetail.Suspend || detail instanceof EventDetail.ConnectFailed;
  }

  private void tell(EventLog.Draft draft, List<News> news) {
    ever.add(draft);
    if (mayBeWithdrawn(draft.detail)) {
      told.add(draft);
      if (told.size() > MOST_WATCHED) {
        told.remove();
      }
    }
    if (!overdue.hasTold(draft)) {
      news.add(news(News.Kind.HAPPENED, draft));
    }
  }

  private static boolean mayBeWithdrawn(EventDetail detail) {
    return mayChange(detail)
        || detail instanceof EventDetail.Fallback1494
        || detail instanceof EventDetail.SessionEnd;
  }

  /** Looks at what was told of sessions that may still be seen otherwise. */
  private void takeBack(List<News> news) {
    for (EventLog.Draft draft : List.copyOf(told)) {
      if (draft.withdrawn) {
        told.remove(draft);
        news.add(news(News.Kind.TAKEN_BACK, draft));
      }
    }
  }

  /** The input is over, and the tracker has finished: all that was not told yet, in time order. */
  public List<News> rest() {
    List<News> news = new ArrayList<>();
    takeBack(news); // health checks, of which only the whole run tells that they are some
    overdue.finish(news);
    tracking.log.inTimeOrder().stream()
        .filter(draft -> !ever.contains(draft) && !overdue.hasTold(draft))
        .map(draft -> news(News.Kind.HAPPENED, draft))
        .forEach(news::add);
    return news;
  }

  News news(News.Kind kind, EventLog.Draft draft) {
    return news(kind, tracking.log.event(draft), draft.session, draft.flow);
  }

  static News news(News.Kind kind, Event event, SessionTrack session, FlowTrack flow) {
    Flow about = flow != null ? flow.flow : session != null ? session.bound.flow : null;
    return new News(
        kind,
        event,
        about == null ? "" : about.client().address().toString(),
        about == null ? "" : about.server().toString());
  }
}
