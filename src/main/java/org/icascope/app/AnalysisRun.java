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
}
