package org.icascope.app;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A capture file taken to pieces: frames as they are recorded, and what stands before them. Of
 * pcapng there is one section; whatever is no frame goes into every file. Little-endian only.
 */
final class SplitCapture {

  private static final int PCAP_HEADER = 24;
  private static final int RECORD_HEADER = 16;
  private static final int SECTION = 0x0a0d0d0a;
  private static final int ENHANCED_PACKET = 6;

  /** A frame with its header, and its time in units of the file. */
  private record Recorded(byte[] bytes, long time) {}

  /**
   * @param frames of each file, as numbers in the whole capture from 1
   */
  record Part(byte[] file, List<Integer> frames) {}

  private final byte[] beginning;
  private final List<Recorded> frames = new ArrayList<>();

  SplitCapture(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    ByteArrayOutputStream others = new ByteArrayOutputStream();
    boolean pcapng = bytes.getInt(0) == SECTION;
    int at = 0;
    if (!pcapng) {
      others.write(file, 0, PCAP_HEADER);
      at = PCAP_HEADER;
    }
    while (at < file.length) {
      int length = pcapng ? bytes.getInt(at + 4) : RECORD_HEADER + bytes.getInt(at + 8);
      byte[] block = new byte[length];
      bytes.get(at, block);
      if (!pcapng) {
        frames.add(new Recorded(block, bytes.getInt(at) * 1_000_000L + bytes.getInt(at + 4)));
      } else if (bytes.getInt(at) == ENHANCED_PACKET) {
        long high = bytes.getInt(at + 12);
        frames.add(new Recorded(block, high << 32 | bytes.getInt(at + 16) & 0xffffffffL));
      } else {
        others.writeBytes(block);
      }
      at += length;
    }
    beginning = others.toByteArray();
  }

  /** As a ring buffer does it: one file after the other. */
  List<Part> inARow(int parts, Random random) {
    List<Integer> ends = random.ints(parts - 1L, 0, frames.size()).sorted().boxed().toList();
    int[] file = new int[frames.size()];
    for (int i = 0; i < frames.size(); i++) {
      int frame = i;
      file[i] = (int) ends.stream().filter(end -> end <= frame).count();
    }
    return split(file, parts);
  }

  /** As recorders at several places, or on several queues of a network card. */
  List<Part> mixed(int parts, Random random) {
    return split(random.ints(frames.size(), 0, parts).toArray(), parts);
  }

  /**
   * Frames of the same time stay in one file, as nothing in several would say which came first; no
   * file is without frames.
   */
  private List<Part> split(int[] file, int parts) {
    List<Part> all = new ArrayList<>();
    for (int i = 1; i < file.length; i++) {
      if (frames.get(i).time <= frames.get(i - 1).time) {
        file[i] = file[i - 1];
      }
    }
    for (int part = 0; part < parts; part++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(beginning);
      List<Integer> numbers = new ArrayList<>();
      for (int i = 0; i < file.length; i++) {
        if (file[i] == part) {
          out.writeBytes(frames.get(i).bytes);
          numbers.add(i + 1);
        }
      }
      if (!numbers.isEmpty()) {
        all.add(new Part(out.toByteArray(), numbers));
      }
    }
    return all;
  }
}
