package org.icascope.app;

import java.util.List;
import org.icascope.analyze.Analysis;
import org.icascope.capture.FailedInput;

/**
 * What a run brought.
 *
 * @param failures inputs that could not be read at all, and what folders hold besides captures
 */
public record AnalysisRun(Analysis analysis, List<FailedInput> failures) {

  public AnalysisRun {
    failures = List.copyOf(failures);
  }

  /** The same, where standard input was the frames of an interface, to be named by it. */
  public AnalysisRun ofInterface(String name) {
    List<Analysis.CaptureResult> captures =
        analysis.captures().stream()
            .map(
                each ->
                    new Analysis.CaptureResult(
                        each.summary().named("interface " + name), each.duplicatePackets()))
            .toList();
    return new AnalysisRun(analysis.with(captures), failures);
  }
}
