package org.icascope.app;

import java.util.Optional;
import org.icascope.model.FrameMark;
import org.icascope.session.EventNews;
import org.icascope.session.SessionTracker;

/** Passes on what there is to tell: after frames, and now and then while none come. */
final class Watching {

  /** Frames are so old at most when they get here; until then silence proves nothing. Chosen. */
  private static final long ON_THE_WAY_NANOS = 1_000_000_000L;

  private final Watch watch;
  private final EventNews news;
  private FrameMark latest = new FrameMark(0, 1, 0);
  private boolean decided;
  private boolean wanted;

  private Watching(Watch watch, EventNews news) {
    this.watch = watch;
    this.news = news;
  }

  static Optional<Watching> of(Optional<Watch> watch, SessionTracker tracker) {
    return watch.map(each -> new Watching(each, tracker.news()));
  }

  void onFrames(FrameMark last) {
    latest = last;
    if (!decided && last.timeNanos() != 0) {
      decided = true;
      wanted = watch.wants(last.timeNanos());
    }
    if (wanted) {
      news.until(last).forEach(each -> watch.tell(each, news));
    }
  }

  void onIdle() {
    long now = watch.nowNanos() - ON_THE_WAY_NANOS;
    if (wanted && now > latest.timeNanos()) {
      FrameMark mark = new FrameMark(latest.capture(), latest.frame(), now);
      news.until(mark).forEach(each -> watch.tell(each, news));
    }
  }

  void onEnd() {
    if (wanted) {
      news.rest().forEach(each -> watch.tell(each, news));
    }
  }
}
