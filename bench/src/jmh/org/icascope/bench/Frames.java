package org.icascope.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.Frame;

/** Frames of a generated capture, held in memory so that a benchmark times its own stage only. */
final class Frames {
  private static final long MIXED_BYTES = 60_000_000;
  private static final long CITRIX_BYTES = 30_000_000;

  private final List<Frame> all = new ArrayList<>();

  static Frames mixed() throws IOException {
    Path file = mixedFile();
    try {
      return read(file);
    } finally {
      Files.delete(file);
    }
  }

  static Frames citrix() throws IOException {
    Path file = Files.createTempFile("icascope-bench", ".pcap");
    try {
      new CitrixCapture(false).write(Files.newOutputStream(file), CITRIX_BYTES);
      return read(file);
    } finally {
      Files.delete(file);
    }
  }

  /** The capture itself; whoever asks for it deletes it. */
  static Path mixedFile() throws IOException {
    Path file = Files.createTempFile("icascope-bench", ".pcap");
    new MixedCapture().write(Files.newOutputStream(file), MIXED_BYTES);
    return file;
  }

  private static Frames read(Path file) throws IOException {
    Frames frames = new Frames();
    try (CaptureSet input = open(file)) {
      Frame frame = new Frame();
      while (input.next(frame)) {
        int end = frame.start() + frame.capturedLength();
        byte[] bytes = Arrays.copyOfRange(frame.bytes(), frame.start(), end);
        frames.all.add(
            new Frame()
                .bytes(bytes, 0, bytes.length, frame.originalLength())
                .meta(frame.timeNanos(), frame.linkType())
                .number(0, frame.number()));
      }
    }
    return frames;
  }

  static CaptureSet open(Path file) {
    return CaptureSet.open(List.of(file.toString()), InputStream.nullInputStream(), false);
  }

  List<Frame> all() {
    return all;
  }
}
