package org.icascope.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import org.icascope.app.EventPrinter;
import org.icascope.app.Watch;
import org.icascope.report.text.EventLines;
import org.icascope.report.text.TextOptions;

/** Prints events to standard output while frames come. */
final class LiveEvents {

  private final PrintWriter out;
  private final Watch watch;
  private boolean any;

  /**
   * @param always also when the frames were captured some time ago
   */
  LiveEvents(Environment environment, TextOptions look, boolean always) {
    out = new PrintWriter(new OutputStreamWriter(environment.out(), environment.charset()));
    watch = new EventPrinter(new EventLines(look), this::print, always);
  }

  private void print(String line) {
    any = true;
    out.print(line + "\n");
    out.flush();
  }

  /** Who is to be told. */
  Watch watch() {
    return watch;
  }

  /** Sets apart what follows. */
  void end() {
    if (any) {
      out.print("\n");
      out.flush();
    }
  }
}
