package org.icascope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.Frame;
import org.icascope.capture.TestCaptures;
import org.icascope.testkit.network.NstraceWriter;
import org.icascope.testkit.network.NstraceWriter.About;

/** Makes a NetScaler trace that has the first bytes of each frame of a capture. */
final class CutTrace {

  private CutTrace() {}

  /**
   * @param most bytes of each frame
   */
  static Path write(Path capture, int most, Path file) throws IOException {
    NstraceWriter trace = new NstraceWriter("3.5").signature();
    Frame frame = new Frame();
    try (CaptureSet set = TestCaptures.open(capture)) {
      while (set.next(frame)) {
        int length = Math.min(most, frame.capturedLength());
        trace.packet35(
            About.in(1),
            frame.timeNanos(),
            0,
            new int[] {1},
            new byte[0],
            frame.originalLength(),
            Arrays.copyOfRange(frame.bytes(), frame.start(), frame.start() + length));
      }
    }
    return Files.write(file, trace.fill().bytes());
  }
}
