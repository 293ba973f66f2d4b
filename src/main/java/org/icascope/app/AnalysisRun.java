package org.icascope.app;

import java.util.List;
import org.icascope.analyze.Analysis;
import org.icascope.capture.FailedInput;
import org.icascope.model.Pseudonyms;

/**
 * What a run brought.
 *
 * @param failures inputs that could not be read at all, and what folders hold besides captures
 */
public record AnalysisRun(Analysis analysis, List<FailedInput> failures) {

  public AnalysisRun {
    failures = List.copyOf(failures);
  }

  /**
   * The same for a report that tells pseudonyms: files have others than their names, and what the
   * program says of the user's own files and filter does not quote them.
   */
  public AnalysisRun under(Pseudonyms pseudonyms) {
    return pseudonyms.areUsed()
        ? new AnalysisRun(RenamedCaptures.of(analysis, pseudonyms), failures)
        : this;
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
