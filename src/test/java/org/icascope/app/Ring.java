package org.icascope.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.Frame;

/**
 * A capture in the hand: to be cut into the files of a ring buffer, moved in time, gone on with.
 */
final class Ring {

  /** One frame with its record header of a pcap file with nanoseconds. */
  record Cut(long nanos, byte[] bytes, int originalLength, int linkType) {

    private byte[] record() {
      return ByteBuffer.allocate(16 + bytes.length)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt((int) Math.floorDiv(nanos, 1_000_000_000L))
          .putInt((int) Math.floorMod(nanos, 1_000_000_000L))
          .putInt(bytes.length)
          .putInt(originalLength)
          .put(bytes)
          .array();
    }
  }

  final List<Cut> frames = new ArrayList<>();

  static Ring of(Path... captures) throws IOException {
    Ring ring = new Ring();
    List<String> names = new ArrayList<>();
    for (Path capture : captures) {
      names.add(capture.toString());
    }
    try (CaptureSet set = CaptureSet.open(names, InputStream.nullInputStream(), false)) {
      Frame frame = new Frame();
      while (set.next(frame)) {
        byte[] bytes = new byte[frame.capturedLength()];
        System.arraycopy(frame.bytes(), frame.start(), bytes, 0, bytes.length);
        ring.frames.add(
            new Cut(frame.timeNanos(), bytes, frame.originalLength(), frame.linkType()));
      }
    }
    return ring;
  }

  /** Only one link type fits into a pcap file. */
  boolean isUniform() {
    return frames.stream().mapToInt(Cut::linkType).distinct().count() == 1;
  }

  long firstNanos() {
    return frames.get(0).nanos;
  }

  long lastNanos() {
    return frames.stream().mapToLong(Cut::nanos).max().orElseThrow();
  }

  /** The same, later. */
  Ring later(long nanos) {
    Ring moved = new Ring();
    frames.forEach(
        f -> moved.frames.add(new Cut(f.nanos + nanos, f.bytes, f.originalLength, f.linkType)));
    return moved;
  }

  void add(Ring other) {
    frames.addAll(other.frames);
  }

  /** A frame that says nothing but how late it is. */
  void tick(long nanos) {
    frames.add(new Cut(nanos, new byte[14], 14, frames.get(0).linkType));
  }

  byte[] pcap(int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ByteBuffer.allocate(24)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0xa1b23c4d)
            .putShort((short) 2)
            .putShort((short) 4)
            .putInt(0)
            .putInt(0)
            .putInt(262144)
            .putInt(frames.get(0).linkType)
            .array());
    frames.subList(from, to).forEach(frame -> out.writeBytes(frame.record()));
    return out.toByteArray();
  }

  /** Writes it as one file. */
  Path whole(Path folder) throws IOException {
    return Files.write(folder.resolve("whole.pcap"), pcap(0, frames.size()));
  }

  /** Contents of the files of a ring with so many frames each. */
  List<byte[]> files(int framesEach) {
    List<byte[]> files = new ArrayList<>();
    for (int i = 0; i < frames.size(); i += framesEach) {
      files.add(pcap(i, Math.min(frames.size(), i + framesEach)));
    }
    return files;
  }

  static String name(int number) {
    return String.format("ring_%05d_20260101000000.pcap", number);
  }
}
