package org.icascope.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.analyze.Analysis;
import org.icascope.model.PortTable;

/** The analysis of one capture in memory, with all flows. */
final class AnalysisForTests {

  private AnalysisForTests() {}

  static Analysis of(byte[] capture) throws IOException {
    AnalysisOptions options =
        new AnalysisOptions(
            List.of("-"),
            new ByteArrayInputStream(capture),
            new PortTable(Map.of()),
            false,
            true,
            true,
            Optional.empty(),
            List.of(),
            false,
            () -> false);
    return CaptureAnalysis.run(options, Progress.NONE, false).analysis();
  }
}
