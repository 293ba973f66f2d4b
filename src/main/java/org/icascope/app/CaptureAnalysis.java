package org.icascope.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.CaptureResult;
import org.icascope.analyze.Finding;
import org.icascope.analyze.Reach;
import org.icascope.analyze.Rules;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.CaptureSummary;
import org.icascope.capture.FrameFilter;
import org.icascope.capture.NstraceRecords;
import org.icascope.capture.WindowPool;
import org.icascope.launch.LaunchFacts;
import org.icascope.model.Diagnostic;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;
import org.icascope.session.TrackedSessions;

/** Runs all stages over the input files. */
public final class CaptureAnalysis {

  private CaptureAnalysis() {}

  /**
   * Reads everything and tells what it was.
   *
   * @throws IOException when the operating system fails to read an input that was open already
   */
  public static AnalysisRun run(AnalysisOptions options, Progress progress) throws IOException {
    return run(options, progress, Runtime.getRuntime().availableProcessors() > 1);
  }

  /**
   * The same, where the caller says whether two threads share the work. The result is the same.
   *
   * @param ownReader read and decode on a thread of its own
   */
  static AnalysisRun run(AnalysisOptions options, Progress progress, boolean ownReader)
      throws IOException {
    return run(options, progress, ownReader, Optional.empty());
  }

  /**
   * The same with somebody who is told events while frames still come; the result is the same.
   *
   * @param watch is told everything there is to tell before this returns
   */
  public static AnalysisRun watch(AnalysisOptions options, Progress progress, Watch watch)
      throws IOException {
    return run(options, progress, true, Optional.of(watch));
  }

  private static AnalysisRun run(
      AnalysisOptions options, Progress progress, boolean ownReader, Optional<Watch> watch)
      throws IOException {
    WindowPool windows = new WindowPool();
    CaptureSet input = Opening.open(options, windows);
    boolean leftBehind = false;
    try {
      Diagnostics diagnostics = new Diagnostics();
      Pipeline pipeline = new Pipeline(options, diagnostics);
      Optional<Watching> watching = Watching.of(watch, pipeline.tracker());
      FrontStages front =
          new FrontStages(input, windows, options.ports(), options.keepDuplicates());
      BackWork back = new BackWork(pipeline, windows, input, progress, options.stop(), watching);
      if (ownReader || input.hasPipe()) { // a silent pipe must not hold up what is wanted here
        leftBehind = !new Conveyor().run(front, back, options.stop(), back::idle);
      } else {
        front.run(back);
      }
      progress.advanced(input.bytesRead(), input.bytesTotal());
      boolean partial =
          back.stopped()
              || options.stop().getAsBoolean() // it may end the input, too
              || input.summaries().stream().anyMatch(CaptureSummary::readingFailed);
      report(options.filter(), diagnostics);
      Analysis analysis = conclude(input.summaries(), front, pipeline, diagnostics, partial);
      watching.ifPresent(Watching::onEnd);
      return new AnalysisRun(analysis, input.failures());
    } finally {
      if (!leftBehind) { // else the reading thread still waits for it
        input.close();
      }
    }
  }

  private static void report(FrameFilter filter, Diagnostics diagnostics) {
    for (String remark : filter.remarks()) {
      diagnostics.report(Diagnostic.of(Severity.WARNING, "capture.filter", remark));
    }
  }

  private static Analysis conclude(
      List<CaptureSummary> summaries,
      FrontStages front,
      Pipeline pipeline,
      Diagnostics diagnostics,
      boolean partial) {
    FrameMark last = pipeline.finish();
    DecodeRemarks.report(front.counts(), diagnostics);
    TraceRemarks.report(NstraceRecords.of(summaries), diagnostics);
    TraceRemarks.report(pipeline.places(), diagnostics);
    front.reportTimes(diagnostics);
    LaunchFacts launches = pipeline.launches(last);
    TrackedSessions tracked = pipeline.tracker().finish(last, launches);
    List<CaptureResult> captures = new ArrayList<>();
    for (int i = 0; i < summaries.size(); i++) {
      captures.add(new CaptureResult(summaries.get(i), pipeline.duplicatesIn(i)));
    }
    List<Analysis.FlowResult> flows = pipeline.listedFlows(tracked);
    Reach reach = pipeline.reach(flows, launches, tracked.events());
    List<Finding> findings =
        Rules.findings(
            captures,
            flows,
            tracked.sessions(),
            tracked.incidents(),
            tracked.events(),
            pipeline.claims(),
            pipeline.rules());
    return new Analysis(
        captures,
        flows,
        tracked.sessions(),
        tracked.incidents(),
        tracked.events(),
        findings,
        diagnostics.folded(),
        pipeline.traffic(front.counts(), partial),
        reach);
  }
}
