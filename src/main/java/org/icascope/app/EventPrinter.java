package org.icascope.app;

import java.time.Instant;
import java.util.function.Consumer;
import org.icascope.report.text.EventLines;
import org.icascope.session.EventNews;
import org.icascope.session.News;

/** Prints events as they happen; the present is that of this machine's clock. */
public final class EventPrinter implements Watch {

  private final EventLines words;
  private final Consumer<String> lines;

  /**
   * @param lines takes each line
   */
  public EventPrinter(EventLines words, Consumer<String> lines) {
    this.words = words;
    this.lines = lines;
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
