package org.icascope.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.analyze.Analysis;
import org.icascope.model.PortTable;

/** The analysis of one capture in memory, with all flows. */
public final class AnalysisForTests {

  private AnalysisForTests() {}

  static Analysis of(byte[] capture) throws IOException {
    return CaptureAnalysis.run(options(capture, Optional.empty()), Progress.NONE, false).analysis();
  }

  /**
   * What it takes to analyze it so.
   *
   * @param fingerprintKey for fingerprints of tickets
   */
  public static AnalysisOptions options(byte[] capture, Optional<byte[]> fingerprintKey) {
    return new AnalysisOptions(
        List.of("-"),
        new ByteArrayInputStream(capture),
        new PortTable(Map.of()),
        false,
        true,
        true,
        fingerprintKey,
        List.of(),
        false,
        () -> false);
  }
}
