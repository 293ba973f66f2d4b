package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.icascope.analyze.Analysis;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.Frame;
import org.icascope.capture.TestCaptures;
import org.icascope.model.Confidence;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.ResetCoded;
import org.icascope.testkit.network.NstraceWriter;
import org.icascope.testkit.network.NstraceWriter.About;
import org.junit.jupiter.api.Test;

/** RSTs with a code, in the trace of the NetScaler that sent or received them. */
class ApplianceResetTest {

  private static final int RST = 4;
  private static final int TCP_FLAGS_AT = 14 + 20 + 13; // Ethernet, IPv4 without options

  /** A sample whose RSTs bear codes, with only its first coded session, as a trace. */
  private static List<Confidence> codes(About resets) throws IOException {
    NstraceWriter file = new NstraceWriter("3.5").signature();
    Frame frame = new Frame();
    try (CaptureSet set = TestCaptures.open(Path.of("samples/netscaler-reset.pcap"))) {
      while (set.next(frame)) {
        byte[] bytes =
            Arrays.copyOfRange(
                frame.bytes(), frame.start(), frame.start() + frame.capturedLength());
        boolean reset = (bytes[TCP_FLAGS_AT] & RST) != 0;
        file.packet35(reset ? resets : About.in(1), frame.timeNanos(), bytes);
      }
    }
    Analysis analysis = AnalysisForTests.of(file.fill().bytes());
    return analysis.events().stream()
        .filter(event -> event.detail() instanceof ResetCoded)
        .map(Event::confidence)
        .toList();
  }

  @Test
  void codesThatTheApplianceSentAreCertain() throws IOException {
    List<Confidence> sent = codes(About.out(1));
    assertFalse(sent.isEmpty());
    assertEquals(List.of(Confidence.CERTAIN), sent.stream().distinct().toList());
  }

  @Test
  void codesThatItReceivedAreJudgedAsInAnyCapture() throws IOException {
    assertFalse(codes(About.in(1)).contains(Confidence.CERTAIN));
  }
}
