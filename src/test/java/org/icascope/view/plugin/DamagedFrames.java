package org.icascope.view.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.icascope.decode.Headers;
import org.icascope.view.FramesForTests;
import org.icascope.view.frame.ViewedFrame;

/** The frames of the samples with flipped bits in their payload, for one file of classic pcap. */
final class DamagedFrames {

  private static final int ETHERNET = 1;
  private static final int SNAP_LENGTH = 262_144;
  private static final int RECORD_HEADER = 16;
  private static final int FLIPS = 2;
  private static final long MICRO = 1000;

  private DamagedFrames() {}

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("samples"))) {
      return files.filter(file -> file.toString().matches(".*\\.pcap(ng)?")).sorted().toList();
    }
  }

  /** Of the file. */
  static byte[] header() {
    ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0);
    return header.putInt(SNAP_LENGTH).putInt(ETHERNET).array();
  }

  /**
   * Writes all frames of a sample, damaged.
   *
   * @param index of the sample, by which its addresses differ from those of the others
   * @return number of frames
   */
  static int write(Path sample, int index, OutputStream out) {
    Random random = new Random(sample.getFileName().toString().hashCode());
    int[] count = new int[1];
    FramesForTests.each(
        sample.toString(),
        viewed -> {
          byte[] bytes = bytes(viewed);
          viewed.headers().ifPresent(headers -> damage(viewed, headers, index, random, bytes));
          ByteBuffer record = ByteBuffer.allocate(RECORD_HEADER + bytes.length);
          record.order(ByteOrder.LITTLE_ENDIAN);
          long micros = viewed.frame().timeNanos() / MICRO;
          record.putInt((int) (micros / 1_000_000)).putInt((int) (micros % 1_000_000));
          record.putInt(bytes.length).putInt(viewed.frame().originalLength()).put(bytes);
          try {
            out.write(record.array());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          count[0]++;
        });
    return count[0];
  }

  private static byte[] bytes(ViewedFrame viewed) {
    var frame = viewed.frame();
    byte[] bytes = new byte[frame.capturedLength()];
    System.arraycopy(frame.bytes(), frame.start(), bytes, 0, bytes.length);
    return bytes;
  }

  private static void damage(
      ViewedFrame viewed, Headers headers, int index, Random random, byte[] bytes) {
    int start = viewed.frame().start();
    boolean version4 = headers.ipVersion() == 4;
    int address = headers.ipStart() - start + (version4 ? 12 : 8);
    bytes[address + 1] ^= (byte) index;
    bytes[address + (version4 ? 4 : 16) + 1] ^= (byte) index;
    int payload = headers.payloadStart() - start;
    for (int i = 0; i < FLIPS && headers.payloadCaptured() > 0; i++) {
      bytes[payload + random.nextInt(headers.payloadCaptured())] ^= (byte) (1 << random.nextInt(8));
    }
  }
}
