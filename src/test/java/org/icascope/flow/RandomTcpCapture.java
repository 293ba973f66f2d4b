package org.icascope.flow;

import java.nio.ByteBuffer;
import java.util.Random;
import org.icascope.capture.PcapBytes;
import org.icascope.decode.Headers;

/**
 * Captures of two hosts that do to each other what TCP may see: repeated, overtaken and lost
 * segments, old acknowledgements, probes, windows that close and open. Some frames never make it
 * into the file. Every flow has ports of its own.
 */
final class RandomTcpCapture {

  private static final int SEGMENT_BYTES = 10;
  private static final int[] WINDOWS = {0, 10, 20, 30, 40, 1000, 1000, 1000};

  private final Random random;
  private final PcapBytes out = PcapBytes.usual();
  private final long[] next = new long[2];
  private final int[] shift = new int[2];
  private final int[] window = new int[2];
  private long micros = 1_000_000;
  private int port = 10_000;

  RandomTcpCapture(long seed) {
    random = new Random(seed);
  }

  /** A pcap file of that many flows, one after the other. */
  byte[] flows(int flows, int segments) {
    for (int i = 0; i < flows; i++) {
      flow(segments);
      port++;
    }
    return out.bytes();
  }

  private void flow(int segments) {
    for (int side = 0; side < 2; side++) {
      next[side] = random.nextInt() & 0xffffffffL;
      shift[side] = random.nextInt(3) - 1;
      window[side] = 1000;
    }
    if (random.nextInt(4) != 0) { // else the capture begins later
      send(0, Headers.SYN, next[0]++, 0, 0);
      send(1, Headers.SYN | Headers.ACK, next[1]++, next[0], 0);
      send(0, Headers.ACK, next[0], next[1], 0);
    }
    for (int i = 0; i < segments; i++) {
      segment(random.nextInt(2));
    }
  }

  private void segment(int side) {
    long sequence = next[side];
    long acknowledged = next[1 - side];
    int length = random.nextInt(3) == 0 ? 0 : SEGMENT_BYTES;
    switch (random.nextInt(14)) {
      case 0, 1 -> sequence -= SEGMENT_BYTES;
      case 2 -> sequence -= 2 * SEGMENT_BYTES;
      case 3 -> {
        sequence -= 1;
        length = random.nextInt(2);
      }
      case 4 -> length = 1;
      case 5, 6 -> acknowledged -= SEGMENT_BYTES;
      case 7 -> acknowledged -= 2 * SEGMENT_BYTES;
      default -> {}
    }
    boolean fin = random.nextInt(60) == 0;
    if (random.nextInt(4) == 0) {
      window[side] = WINDOWS[random.nextInt(WINDOWS.length)];
    }
    micros += random.nextInt(3) == 0 ? random.nextInt(40_000) : random.nextInt(2000);
    if (random.nextInt(12) != 0) {
      send(side, Headers.ACK | (fin ? Headers.FIN : 0), sequence, acknowledged, length);
    }
    next[side] = Math.max(next[side], sequence + length + (fin ? 1 : 0));
  }

  private void send(int side, int flags, long sequence, long acknowledged, int length) {
    boolean scaled = (flags & Headers.SYN) != 0 && shift[side] >= 0;
    int header = scaled ? 24 : 20;
    ByteBuffer frame = ByteBuffer.allocate(14 + 20 + header + length);
    frame.put(new byte[12]).putShort((short) 0x0800);
    frame.putInt(0x45000000 | 20 + header + length).putInt(0x4000).putInt(0x40060000);
    frame.putInt(0x0a000001 + side).putInt(0x0a000002 - side);
    frame.putShort((short) (side == 0 ? port : 9)).putShort((short) (side == 0 ? 9 : port));
    frame.putInt((int) sequence).putInt((flags & Headers.ACK) == 0 ? 0 : (int) acknowledged);
    frame.putShort((short) (header / 4 << 12 | flags)).putShort((short) window[side]).putInt(0);
    if (scaled) {
      frame.putInt(0x03030001 | shift[side] << 8);
    }
    micros += 100;
    out.frame(micros / 1_000_000, (int) (micros % 1_000_000), frame.array());
  }
}
