package org.icascope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Real files of all kinds, also keys and texts. */
class RealCapturesTest {

  private static final Pattern BLOCK_COUNT = Pattern.compile("(?m)^\t([A-Z]+): (\\d+)$");

  @Test
  void everyFileEndsWithAResultOrOneLine() throws IOException {
    List<Path> files = TestCaptures.tree("real");
    assumeTrue(!files.isEmpty(), "skipped: no real captures here");
    for (Path file : files) {
      try (CaptureSet set = TestCaptures.open(file)) {
        TestCaptures.drain(set);
        assertEquals(1, set.failures().size() + set.summaries().size(), file.toString());
        List<String> lines = new ArrayList<>();
        set.failures().forEach(failure -> lines.add(failure.message()));
        set.summaries().forEach(each -> each.problems().forEach(p -> lines.add(p.message())));
        lines.forEach(line -> assertEquals(1, line.lines().count(), file + ": " + line));
      }
    }
  }

  @Test
  void aWholeFolderGivesItsCapturesAndOnlyThose() throws IOException {
    Path folder = TestCaptures.folder("real/tls");
    long captures =
        TestCaptures.list("real/tls", "pcap", "pcapng", ".gz").size(); // all of which are readable
    try (CaptureSet set = TestCaptures.open(folder)) {
      assertEquals(captures, set.summaries().size());
      assertTrue(
          set.failures().stream().allMatch(FailedInput::passedOver),
          "keys and texts are no failure");
    }
  }

  @Test
  void theVariantsOfPcapGiveTheFramesOfTheOriginal() throws IOException {
    Path folder = TestCaptures.folder("real/format");
    List<String> original = lengthsAndHashes(folder.resolve("derived__ica-tcp1494.pcapng"));
    assertEquals(271, original.size()); // capinfos
    for (String variant : List.of("nokiapcap", "rh6_1pcap", "suse6_3pcap")) {
      Path file = folder.resolve("derived__ica-tcp1494." + variant + ".pcap");
      assertEquals(original, lengthsAndHashes(file), variant);
    }
  }

  @Test
  void theBlocksOfEveryPcapngAreThoseOfItsText() throws IOException {
    List<Path> files = TestCaptures.list("real/format/pcapng-all-blocks", ".pcapng");
    assumeTrue(!files.isEmpty(), "skipped: no pcapng samples here");
    for (Path file : files) {
      String text = TestCaptures.text(file.toString().replace(".pcapng", ".txt"));
      Map<String, Long> expected = new TreeMap<>();
      for (MatchResult row : BLOCK_COUNT.matcher(text).results().toList()) {
        expected.put(row.group(1), Long.valueOf(row.group(2)));
      }
      try (CaptureSet set = TestCaptures.open(file)) {
        TestCaptures.drain(set);
        CaptureSummary summary = set.summaries().get(0);
        assertEquals(expected, summary.blocks(), file.toString());
        assertEquals(List.of(), summary.problems(), file.toString());
      }
    }
  }

  @Test
  void aCaptureWithSecretsInsideGivesThemBeforeItsFrames() throws IOException {
    Path file = TestCaptures.folder("real/tls").resolve("ws__tls12-dsb.pcapng");
    try (CaptureSet set = TestCaptures.open(file)) {
      assertTrue(set.next(new Frame()));
      assertTrue(set.secrets().size() > 0);
      TestCaptures.drain(set);
      // two key logs, as tshark -V shows
      assertEquals(2, set.secrets().size());
      for (DecryptionSecret secret : set.secrets()) {
        assertEquals(DecryptionSecret.TLS_KEY_LOG, secret.type());
        assertTrue(secret.toString().matches("decryption secrets of type 0x544c534b, \\d+ bytes"));
      }
    }
  }

  /** Times are left out: those of the variants begin at 1970. */
  private static List<String> lengthsAndHashes(Path file) throws IOException {
    List<String> frames = new ArrayList<>();
    Frame frame = new Frame();
    try (CaptureSet set = TestCaptures.open(file)) {
      while (set.next(frame)) {
        int end = frame.start() + frame.capturedLength();
        int hash = Arrays.hashCode(Arrays.copyOfRange(frame.bytes(), frame.start(), end));
        frames.add(frame.linkType() + " " + frame.originalLength() + " " + hash);
      }
      assertEquals(List.of(), set.summaries().get(0).problems());
    }
    return frames;
  }
}
