package org.icascope.app;

import java.io.IOException;

/** Runs all stages over the input files. */
public final class CaptureAnalysis {

  private CaptureAnalysis() {}

  public static AnalysisRun run(AnalysisOptions options, Progress progress) throws IOException {
    throw new IOException("the stages are wired in the main branch");
  }
}
