package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.model.PortTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ctrl-C often ends the program that writes the pipe as well: the end of input hides the signal.
 */
class PartialRunTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRunIsPartialWhenItWasStoppedThoughTheInputEnded(boolean stopped) throws IOException {
    AnalysisOptions options =
        new AnalysisOptions(
            List.of("samples/clean-session.pcap"), // fewer frames than between two looks
            InputStream.nullInputStream(),
            new PortTable(Map.of()),
            false,
            false,
            false,
            Optional.empty(),
            List.of(),
            false,
            () -> stopped);

    AnalysisRun run = CaptureAnalysis.run(options, Progress.NONE);

    assertEquals(stopped, run.analysis().traffic().partial());
    assertEquals(1, run.analysis().sessions().size());
  }
}
