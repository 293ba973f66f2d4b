package org.icascope.app;

import java.time.Instant;
import java.util.function.Consumer;
import org.icascope.report.text.EventLines;
import org.icascope.session.EventNews;
import org.icascope.session.News;

/** Prints events as they happen; the present is that of this machine's clock. */
public final class EventPrinter implements Watch {

  /** Frames from a recorder that writes into a pipe are not older. Chosen: dumpcap takes 1 s. */
  private static final long FRESH_NANOS = 10_000_000_000L;

  private final EventLines words;
  private final Consumer<String> lines;
  private final boolean always;

  /**
   * @param lines takes each line
   * @param always also when the frames were captured some time ago
   */
  public EventPrinter(EventLines words, Consumer<String> lines, boolean always) {
    this.words = words;
    this.lines = lines;
    this.always = always;
  }

  @Override
  public boolean wants(long frameNanos) {
    return always || Math.abs(nowNanos() - frameNanos) <= FRESH_NANOS;
  }

  @Override
  public void tell(News news, EventNews names) {
    lines.accept(words.of(news, names));
  }

  @Override
  public long nowNanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }
}
