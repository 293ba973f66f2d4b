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

  /**
   * Frames of scenario 17 that repeat one of 0.4 ms before with the same IP identification, by
   * tshark: its network doubles packets, which a capture cannot tell from a mirror port.
   */
  private static final long DOUBLED_BY_THE_NETWORK = 18;

  @Test
  void everySecondFrameOfTheMirroredCaptureIsADuplicate() throws IOException {
    Path file = TestCaptures.folder("scenarios").resolve("27-duplicated-packets.pcap");
    assertEquals(1072, duplicates(file)); // the scenario has 1072 frames, written twice
  }

  @Test
  void noRetransmissionAndNoRepeatedAckOfAnyOtherScenarioIsADuplicate() throws IOException {
    TestCaptures.folder("scenarios");
    for (Path file : TestCaptures.list("scenarios", ".pcap", ".pcapng", ".gz")) {
      String name = file.getFileName().toString();
      if (!name.startsWith("27-")) {
        assertEquals(name.startsWith("17-") ? DOUBLED_BY_THE_NETWORK : 0, duplicates(file), name);
      }
    }
  }

  @Test
  void aRealMirroredCaptureIsReducedToItsPackets() throws IOException {
    Path file = TestCaptures.folder("real/tcp").resolve("zeek__ssh-dups.pcap");
    // tshark: 280 of 377 frames repeat an earlier one from the IP header on; three of them are
    // acknowledgements without an identification, at the start, before mirroring is evident
    assertEquals(277, duplicates(file));
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
