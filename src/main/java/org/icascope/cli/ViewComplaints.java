package org.icascope.cli;

import java.io.PrintWriter;
import org.icascope.app.ViewRun;

/** What goes to standard error about inputs of a view: one line each. */
final class ViewComplaints {

  private final PrintWriter err;

  ViewComplaints(PrintWriter err) {
    this.err = err;
  }

  /** Tells about files that could not be read, or not to the end; true for the former. */
  boolean report(ViewRun.Result result) {
    result
        .failures()
        .forEach(f -> line((f.passedOver() ? "note: " : "") + f.file() + ": " + f.message()));
    result
        .captures()
        .forEach(
            capture ->
                capture.problems().stream()
                    .limit(1)
                    .forEach(p -> line("warning: " + capture.file() + ": " + p.message())));
    err.flush();
    return result.failures().stream().anyMatch(f -> !f.passedOver());
  }

  void line(String text) {
    err.println("icascope: " + OneLine.of(text));
    err.flush();
  }
}
