package org.icascope.app;

import org.icascope.session.EventNews;
import org.icascope.session.News;

/** Looks on while frames come in. Called by the thread that analyzes; must return quickly. */
public interface Watch {

  /**
   * The first frames came.
   *
   * @param frameNanos time of one of them, nanoseconds since 1970
   * @return false to be told nothing in this run
   */
  default boolean wants(long frameNanos) {
    return true;
  }

  /** Something happened. */
  void tell(News news, EventNews names);

  /** The present, nanoseconds since 1970, for what comes true by nothing happening. */
  long nowNanos();
}
