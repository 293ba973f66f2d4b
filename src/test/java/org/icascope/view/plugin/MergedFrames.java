package org.icascope.view.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.icascope.decode.Headers;
import org.icascope.view.FramesForTests;
import org.icascope.view.frame.ViewedFrame;

/**
 * One capture made of many, since tshark takes long to start: the frames one behind the other, with
 * addresses of their own, and times that go on.
 */
final class MergedFrames {

  private static final int ETHERNET = 1;

  /** More than any frame has. */
  static final int SNAP_LENGTH = 262_144;

  private static final int RECORD_HEADER = 16;
  private static final int FLIPS = 2;
  private static final long MICRO = 1000;
  private static final long HOUR = 3_600_000_000L;

  private static final int TYPE_AT = 12;
  private static final int VLAN = 0x8100;
  private static final int VLAN_BYTES = 4;

  private final OutputStream out;
  private final Optional<Random> damage;
  private int captures;
  private long nextMicros;
  private int frames;

  /**
   * @param damage flips bits of the payload with it; empty for frames as they are
   */
  MergedFrames(OutputStream out, Optional<Random> damage) throws IOException {
    this.out = out;
    this.damage = damage;
    ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0);
    out.write(header.putInt(SNAP_LENGTH).putInt(ETHERNET).array());
  }

  /** How many were written. */
  int frames() {
    return frames;
  }

  /** Writes all frames of a capture of Ethernet. */
  void add(Path capture) {
    add(capture, SNAP_LENGTH);
  }

  /**
   * The same, of each frame the first bytes.
   *
   * @param most how many
   */
  void add(Path capture, int most) {
    captures++;
    long[] shift = {Long.MIN_VALUE};
    long[] latest = {nextMicros};
    FramesForTests.each(
        capture.toString(),
        viewed -> {
          long micros = viewed.frame().timeNanos() / MICRO;
          shift[0] = shift[0] == Long.MIN_VALUE ? nextMicros - micros : shift[0];
          latest[0] = Math.max(latest[0], micros + shift[0]);
          write(viewed, most, micros + shift[0]);
        });
    nextMicros = latest[0] + HOUR;
  }

  private void write(ViewedFrame viewed, int most, long micros) {
    var frame = viewed.frame();
    byte[] bytes = new byte[Math.min(most, frame.capturedLength())];
    System.arraycopy(frame.bytes(), frame.start(), bytes, 0, bytes.length);
    readdress(bytes);
    damage.ifPresent(
        random ->
            viewed
                .headers()
                .filter(headers -> headers.frame() == frame)
                .ifPresent(headers -> damage(headers, random, bytes)));
    ByteBuffer record = ByteBuffer.allocate(RECORD_HEADER + bytes.length);
    record.order(ByteOrder.LITTLE_ENDIAN);
    record.putInt((int) (micros / 1_000_000)).putInt((int) (micros % 1_000_000));
    record.putInt(bytes.length).putInt(frame.originalLength()).put(bytes);
    try {
      out.write(record.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    frames++;
  }

  /** Changes the second byte of both IP addresses. */
  private void readdress(byte[] bytes) {
    int at = TYPE_AT;
    while (at + 4 < bytes.length && type(bytes, at) == VLAN) {
      at += VLAN_BYTES;
    }
    boolean version4 = at + 2 < bytes.length && type(bytes, at) == 0x800;
    int source = at + 2 + (version4 ? 12 : 8) + 1;
    int destination = source + (version4 ? 4 : 16);
    if (destination < bytes.length && (version4 || type(bytes, at) == 0x86dd)) {
      bytes[source] ^= (byte) captures;
      bytes[destination] ^= (byte) captures;
    }
  }

  private static int type(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }

  private static void damage(Headers headers, Random random, byte[] bytes) {
    int payload = headers.payloadStart() - headers.frame().start();
    for (int i = 0; i < FLIPS && headers.payloadCaptured() > 0; i++) {
      bytes[payload + random.nextInt(headers.payloadCaptured())] ^= (byte) (1 << random.nextInt(8));
    }
  }
}
