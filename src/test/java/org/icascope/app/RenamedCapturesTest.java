package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.CaptureResult;
import org.icascope.analyze.Reach;
import org.icascope.capture.CaptureSummary;
import org.icascope.capture.CaptureSummary.Problem;
import org.icascope.pseudonym.KeyedPseudonyms;
import org.junit.jupiter.api.Test;

/** Names of captures in what the system says of them. */
class RenamedCapturesTest {

  private static Analysis with(String file, String problem) {
    CaptureSummary summary =
        new CaptureSummary(
            file,
            Optional.empty(),
            "pcap",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            0,
            0,
            OptionalLong.empty(),
            OptionalLong.empty(),
            6,
            0,
            OptionalLong.empty(),
            OptionalLong.empty(),
            Map.of(),
            0,
            List.of(new Problem(24, problem, true)));
    return new Analysis(
        List.of(new CaptureResult(summary, 0)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Analysis.Traffic(0, 0, 0, false, List.of()),
        Reach.NONE);
  }

  @Test
  void thePathInAnErrorOfTheSystemIsAPseudonymToo() {
    KeyedPseudonyms pseudonyms =
        new KeyedPseudonyms(
            "a key of 32 bytes for this test".getBytes(StandardCharsets.UTF_8), List.of());
    for (String said : List.of("%s: Input/output error", "cannot read %s", "%s (Stale file)")) {
      String file = "/home/jane.doe/ward 7.pcap";
      CaptureSummary renamed =
          RenamedCaptures.of(with(file, said.formatted(file)), pseudonyms)
              .captures()
              .get(0)
              .summary();
      assertEquals(said.formatted(renamed.file()), renamed.problems().get(0).message());
    }
  }
}
