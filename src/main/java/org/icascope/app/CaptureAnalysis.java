package org.icascope.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.CaptureResult;
import org.icascope.analyze.Finding;
import org.icascope.analyze.Rules;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.CaptureSummary;
import org.icascope.capture.Frame;
import org.icascope.model.FrameMark;
import org.icascope.session.TrackedSessions;

/** Runs all stages over the input files. */
public final class CaptureAnalysis {

  /** Frames between two looks at the stop flag and the progress. */
  private static final int FRAMES_PER_LOOK = 4096;

  private CaptureAnalysis() {}

  /**
   * Reads everything and tells what it was.
   *
   * @throws IOException when the operating system fails to read an input that was open already
   */
  public static AnalysisRun run(AnalysisOptions options, Progress progress) throws IOException {
    try (CaptureSet input =
        CaptureSet.open(options.files(), options.standardInput(), options.hash())) {
      Diagnostics diagnostics = new Diagnostics();
      Pipeline pipeline = new Pipeline(options, diagnostics);
      boolean partial = readAll(input, pipeline, options, progress);
      progress.advanced(input.bytesRead(), input.bytesTotal());
      return new AnalysisRun(
          conclude(input.summaries(), pipeline, diagnostics, partial), input.failures());
    }
  }

  /** Returns true when it was stopped before the end. */
  private static boolean readAll(
      CaptureSet input, Pipeline pipeline, AnalysisOptions options, Progress progress)
      throws IOException {
    Frame frame = new Frame();
    int untilLook = FRAMES_PER_LOOK;
    while (input.next(frame)) {
      pipeline.onFrame(frame);
      if (--untilLook == 0) {
        untilLook = FRAMES_PER_LOOK;
        progress.advanced(input.bytesRead(), input.bytesTotal());
        if (options.stop().getAsBoolean()) {
          return true;
        }
      }
    }
    return options.stop().getAsBoolean(); // the signal may have ended the input, too
  }

  private static Analysis conclude(
      List<CaptureSummary> summaries, Pipeline pipeline, Diagnostics diagnostics, boolean partial) {
    FrameMark last = pipeline.finish();
    TrackedSessions tracked = pipeline.tracker().finish(last);
    List<CaptureResult> captures = new ArrayList<>();
    for (int i = 0; i < summaries.size(); i++) {
      captures.add(new CaptureResult(summaries.get(i), pipeline.duplicatesIn(i)));
    }
    List<Analysis.FlowResult> flows = pipeline.listedFlows(tracked);
    List<Finding> findings =
        Rules.findings(captures, flows, tracked.sessions(), tracked.incidents(), tracked.events());
    return new Analysis(
        captures,
        flows,
        tracked.sessions(),
        tracked.incidents(),
        tracked.events(),
        findings,
        diagnostics.folded(),
        pipeline.traffic(partial));
  }
}
