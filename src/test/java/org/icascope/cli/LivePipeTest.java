package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code dumpcap -w - | icascope analyze -}: the frames of a sample, captured just now. */
class LivePipeTest {

  private static final int FILE_HEADER = 24;
  private static final int RECORD_HEADER = 16;

  /** The sample, its last frame some seconds ago. */
  private static byte[] sampleSecondsAgo(long seconds) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of("samples/cgp-refused-fallback.pcap"));
    ByteBuffer capture = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int last = 0;
    for (int at = FILE_HEADER; at < bytes.length; at = next(capture, at)) {
      last = capture.getInt(at);
    }
    int shift = (int) (Instant.now().getEpochSecond() - seconds) - last;
    for (int at = FILE_HEADER; at < bytes.length; at = next(capture, at)) {
      capture.putInt(at, capture.getInt(at) + shift);
    }
    return bytes;
  }

  private static int next(ByteBuffer capture, int at) {
    return at + RECORD_HEADER + capture.getInt(at + 8);
  }

  private static String analyze(byte[] capture, String... options) {
    CommandForTests.Result result =
        CommandForTests.run(
            new ByteArrayInputStream(capture),
            Stream.concat(Stream.of("analyze", "-"), Stream.of(options)).toList());
    assertEquals(0, result.exitCode(), result.err());
    return result.out();
  }

  @Test
  void eventsComeBeforeTheReportWhenFramesAreFresh() throws IOException {
    String out = analyze(sampleSecondsAgo(0));
    String before = out.substring(0, out.indexOf("Read "));
    // one client fell back, by the name of the sample
    assertEquals(
        1,
        before.lines().filter(line -> line.contains("fell back to ICA on 1494")).count(),
        before);
    assertTrue(before.endsWith("\n\n"), before);
    assertEquals(analyze(sampleSecondsAgo(600)).lines().count(), afterReport(out).lines().count());
  }

  private static String afterReport(String out) {
    return out.substring(out.indexOf("Read "));
  }

  @Test
  void thereIsNothingButTheReportOtherwise() throws IOException {
    assertTrue(analyze(sampleSecondsAgo(600)).startsWith("Read "));
    assertTrue(analyze(sampleSecondsAgo(0), "-q").startsWith("Read "));
    assertFalse(analyze(sampleSecondsAgo(0), "--format", "csv").contains("fell back"));
    List<String> json = analyze(sampleSecondsAgo(0), "--format", "json").lines().toList();
    assertEquals("{", json.get(0).substring(0, 1));
  }
}
