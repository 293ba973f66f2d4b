package org.icascope.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import org.icascope.app.EventPrinter;
import org.icascope.app.Watch;
import org.icascope.report.text.EventLines;
import org.icascope.report.text.TextOptions;
import org.icascope.session.EventNews;
import org.icascope.session.News;

/** Prints events to standard output while frames come. */
final class LiveEvents implements Watch {

  /** Frames from a recorder that writes into a pipe are not older. Chosen: dumpcap takes 1 s. */
  private static final long FRESH_NANOS = 10_000_000_000L;

  private final EventPrinter printer;
  private final PrintWriter out;
  private final boolean always;
  private boolean any;

  /**
   * @param always also when the frames were captured some time ago
   */
  LiveEvents(Environment environment, TextOptions look, boolean always) {
    this.always = always;
    out = new PrintWriter(new OutputStreamWriter(environment.out(), environment.charset()));
    printer = new EventPrinter(new EventLines(look), this::print);
  }

  private void print(String line) {
    any = true;
    out.print(line + "\n");
    out.flush();
  }

  @Override
  public boolean wants(long frameNanos) {
    return always || Math.abs(nowNanos() - frameNanos) <= FRESH_NANOS;
  }

  @Override
  public void tell(News news, EventNews names) {
    printer.tell(news, names);
  }

  @Override
  public long nowNanos() {
    return printer.nowNanos();
  }

  /** Sets apart what follows. */
  void end() {
    if (any) {
      out.print("\n");
      out.flush();
    }
  }
}
