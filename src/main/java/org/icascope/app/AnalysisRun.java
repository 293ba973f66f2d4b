package org.icascope.app;

import java.util.List;
import org.icascope.analyze.Analysis;

/**
 * What a run brought.
 *
 * @param failures inputs that could not be read at all
 */
public record AnalysisRun(Analysis analysis, List<FailedInput> failures) {

  public AnalysisRun {
    failures = List.copyOf(failures);
  }

  /**
   * An input that could not be read at all.
   *
   * @param file name as the user gave it
   * @param message one line, without the name
   */
  public record FailedInput(String file, String message) {}
}
