package org.icascope.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.Frame;
import org.icascope.capture.TestCaptures;
import org.junit.jupiter.api.Test;

/** Duplicates in the scenarios: in one of them every frame was captured twice, else none was. */
class ScenarioDuplicatesTest {

  @Test
  void everySecondFrameOfTheMirroredCaptureIsADuplicate() throws IOException {
    Path file = TestCaptures.folder("scenarios").resolve("27-duplicated-packets.pcap");
    assertEquals(1072, duplicates(file)); // the scenario has 1072 frames, written twice
  }

  @Test
  void noRetransmissionAndNoRepeatedAckOfAnyOtherScenarioIsADuplicate() throws IOException {
    TestCaptures.folder("scenarios");
    for (Path file : TestCaptures.list("scenarios", ".pcap", ".pcapng", ".gz")) {
      if (!file.toString().contains("27-duplicated")) {
        assertEquals(0, duplicates(file), file.getFileName().toString());
      }
    }
  }

  private static long duplicates(Path file) throws IOException {
    HeaderDecoder decoder = new HeaderDecoder();
    DuplicateFilter filter = new DuplicateFilter();
    Frame frame = new Frame();
    Headers headers = new Headers();
    try (CaptureSet set = TestCaptures.open(file)) {
      while (set.next(frame)) {
        if (decoder.decode(frame, headers)) {
          filter.isDuplicate(headers);
        }
      }
    }
    assertEquals(0, decoder.counts().malformed(), file.getFileName().toString());
    return filter.duplicates();
  }
}
