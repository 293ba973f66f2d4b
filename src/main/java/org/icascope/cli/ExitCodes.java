package org.icascope.cli;

import java.util.List;
import org.icascope.app.AnalysisRun;
import org.icascope.app.ViewRun;
import org.icascope.capture.CaptureSummary;
import org.icascope.capture.FailedInput;

/** Exit codes of {@code analyze} (contract of the analysis document, last section). */
final class ExitCodes {

  static final int DONE = 0;
  static final int UNREADABLE = 1;
  static final int WRONG_ARGUMENTS = 2;
  static final int FINDINGS = 3;

  private ExitCodes() {}

  /** An input could not be read, or not to its end though there may be more in it. */
  static boolean isUnread(List<FailedInput> failures, List<CaptureSummary> captures) {
    return failures.stream().anyMatch(input -> !input.passedOver())
        || captures.stream().anyMatch(CaptureSummary::readingFailed);
  }

  /** There may be more in the files than was read. */
  static boolean isCut(ViewRun.Result read) {
    return read.captures().stream().anyMatch(CaptureSummary::readingFailed);
  }

  static boolean isUnread(AnalysisRun run) {
    return isUnread(
        run.failures(), run.analysis().captures().stream().map(c -> c.summary()).toList());
  }

  /** What is read as a list of frames. */
  static boolean isUnread(ViewRun.Result read) {
    return isUnread(read.failures(), read.captures());
  }
}
