package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.Frame;
import org.icascope.capture.PcapBytes;
import org.icascope.capture.TestCaptures;
import org.icascope.decode.FrameBytes;
import org.icascope.flow.Tshark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checksum tells the one or two bytes under it that are hidden, so it is hidden with them. */
class HiddenChecksumTest {

  private static final int CHECKSUM = 14 + 20 + 16;

  @TempDir Path folder;

  private static Frame key(char letter) {
    return FrameBytes.segment(0, 1, FrameBytes.tcp(100, 5, 0x18), String.valueOf(letter));
  }

  private Path capture(String name, Frame frame) throws IOException {
    byte[] bytes =
        Arrays.copyOfRange(frame.bytes(), frame.start(), frame.start() + frame.capturedLength());
    return Files.write(folder.resolve(name), PcapBytes.usual().frame(1, 0, bytes).bytes());
  }

  @Test
  void neitherTreeNorDumpNorFilterTellsIt() throws IOException {
    Frame frame = key('k');
    FrameBytes.poke(frame, CHECKSUM, 0xabcd);
    String file = capture("key.pcap", frame).toString();
    String shown = String.join("\n", CommandForTests.lines("show", "-x", file));
    assertTrue(shown.contains("Checksum: not shown, as bytes under it are not"), shown);
    assertFalse(shown.toLowerCase().contains("abcd") || shown.contains("ab cd"), shown);
    assertEquals(List.of(), CommandForTests.lines("packets", file, "-Y", "tcp[16:2] == ab:cd"));
    assertFalse(CommandForTests.run("show", "--format", "json", file).out().contains("abcd"));
  }

  @Test
  void whereNothingIsHiddenTheChecksumStays() {
    String file = "samples/roaming-reconnect.pcapng"; // frame 1 is a SYN
    String shown = String.join("\n", CommandForTests.lines("show", "-n", "1", file));
    assertTrue(shown.matches("(?s).*\n0032 +Checksum: 0x[0-9a-f]{4}\n.*"), shown);
  }

  /** By a constant, as programs leave it that change addresses and forget the checksum. */
  @Test
  void aWrongOneTellsNothingInAStrippedFile() throws IOException {
    int[] left = new int[2];
    for (int i = 0; i < 2; i++) {
      Frame frame = key(i == 0 ? 'k' : 'q');
      FrameBytes.poke(frame, CHECKSUM, i == 0 ? 0x1234 : 0x1234 - (('q' - 'k') << 8));
      Path stripped = CommandForTests.strip(capture("wrong" + i + ".pcap", frame), folder);
      left[i] = checksumOf(stripped);
    }
    assertEquals(left[0], left[1]);
  }

  private static int checksumOf(Path file) throws IOException {
    Frame frame = new Frame();
    try (CaptureSet set = TestCaptures.open(file)) {
      assertTrue(set.next(frame));
      int at = frame.start() + CHECKSUM;
      return (frame.bytes()[at] & 0xff) << 8 | frame.bytes()[at + 1] & 0xff;
    }
  }

  @Test
  void tsharkFindsNothingMalformedInAStrippedHandshake() throws IOException {
    Tshark.assumeInstalled();
    for (String sample : List.of("tls-with-keys.pcapng", "tls-reconnect.pcap")) {
      Path stripped = CommandForTests.strip(Path.of("samples", sample), folder);
      assertEquals(List.of(), Tshark.lines(stripped, List.of("-Y", "_ws.malformed")), sample);
    }
  }
}
