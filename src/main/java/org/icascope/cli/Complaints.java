package org.icascope.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.Counted;
import org.icascope.app.AnalysisRun;
import org.icascope.capture.CaptureSummary;
import org.icascope.capture.FailedInput;

/** What goes to standard error about inputs: one line each. */
final class Complaints {

  /** A damaged file can have very many problems; JSON lists them all (chosen). */
  private static final int LINES_PER_FILE = 5;

  private final PrintWriter err;
  private final boolean debug;

  Complaints(PrintWriter err, boolean debug) {
    this.err = err;
    this.debug = debug;
  }

  /**
   * Tells about files that could not be read, or not to the end; true for the latter.
   *
   * @param onScreen the report says the latter on the same screen, so once is enough
   */
  boolean report(AnalysisRun run, boolean onScreen) {
    boolean any = inputs(run, onScreen);
    if (run.analysis().traffic().partial() && !onScreen) {
      stoppedEarly();
    }
    return any;
  }

  /**
   * The same of a run of which nothing is shown when it was stopped, as {@link
   * FrameOptions#checkNotStopped} says then.
   */
  boolean reportAllOrNothing(AnalysisRun run, boolean onScreen, Environment environment) {
    return environment.stoppedByUser() ? inputs(run, onScreen) : report(run, onScreen);
  }

  private boolean inputs(AnalysisRun run, boolean onScreen) {
    List<CaptureSummary> captures =
        run.analysis().captures().stream().map(Analysis.CaptureResult::summary).toList();
    boolean any = report(run.failures(), captures, onScreen);
    keys(run);
    err.flush();
    return any;
  }

  /** What is shown is not all there is. */
  void stoppedEarly() {
    line("warning: stopped early, the result covers only part of the input");
    err.flush();
  }

  /** The same of a run that only shows what it reads. */
  boolean report(List<FailedInput> failures, List<CaptureSummary> captures, boolean onScreen) {
    failures.forEach(f -> line((f.passedOver() ? "note: " : "") + f.file() + ": " + f.message()));
    boolean any = false;
    for (CaptureSummary capture : captures) {
      var problems = capture.problems();
      any |= !problems.isEmpty();
      if (onScreen) {
        continue;
      }
      problems.stream()
          .limit(LINES_PER_FILE)
          .forEach(p -> line("warning: " + capture.file() + ": " + p.message()));
      if (problems.size() > LINES_PER_FILE) {
        int more = problems.size() - LINES_PER_FILE;
        line("warning: " + capture.file() + ": and " + more + " more problems");
      }
    }
    err.flush();
    return any;
  }

  /** What of the user's keys and filter is of no use, or not in all parts. */
  private void keys(AnalysisRun run) {
    run.analysis().diagnostics().stream()
        .map(Counted::diagnostic)
        .filter(d -> d.code().startsWith("tls.key-") || d.code().equals("capture.filter"))
        .forEach(d -> line("warning: " + d.message()));
  }

  /** With {@code --debug}: what the run counted and cost. */
  void cost(AnalysisRun run, long nanos) {
    if (!debug) {
      return;
    }
    var analysis = run.analysis();
    long frames = analysis.captures().stream().mapToLong(c -> c.summary().packets()).sum();
    long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    line(
        String.format(
            Locale.ROOT,
            "debug: %,d frames, %,d TCP and %,d UDP flows, %,d sessions, %,d events,"
                + " %.2f s, %,d MB of heap in use",
            frames,
            analysis.traffic().tcpFlows(),
            analysis.traffic().udpFlows(),
            analysis.sessions().size(),
            analysis.events().size(),
            nanos / 1e9,
            heap / 1_000_000));
    err.flush();
  }

  private void line(String text) {
    err.println("icascope: " + OneLine.of(text));
  }
}
