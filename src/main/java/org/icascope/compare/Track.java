package org.icascope.compare;

import java.util.Arrays;
import org.icascope.decode.Headers;
import org.icascope.model.FrameMark;

/**
 * What passed one recorder in one direction: TCP segments of one connection, or numbered messages
 * of one session, in the order of the capture. Some 45 bytes each.
 */
public final class Track {

  /** Flags that make a segment more than bytes and acknowledgements. */
  private static final int TURNS = Headers.SYN | Headers.FIN | Headers.RST;

  /** A sequence number is one of so many. */
  static final long NUMBERS = 1L << 32;

  /** Bits for the number of a frame; those above are for the number of its file. */
  private static final int CAPTURE_SHIFT = 40;

  private int size;
  private long[] times = new long[64];
  private long[] frames = new long[64];
  private long[] positions = new long[64];
  private long[] acknowledged = new long[64];
  private int[] lengths = new int[64];
  private byte[] turns = new byte[64];
  private long shift;
  private long acknowledgedShift;

  /**
   * One segment or message.
   *
   * @param position of its first byte, or its number
   * @param acknowledgement bytes of the other direction that its sender has; -1 when it says none
   */
  void add(FrameMark mark, long position, long acknowledgement, int length, int flags) {
    if (size == times.length) {
      grow();
    }
    times[size] = mark.timeNanos();
    frames[size] = (long) mark.capture() << CAPTURE_SHIFT | mark.frame();
    positions[size] = position;
    acknowledged[size] = acknowledgement;
    lengths[size] = length;
    turns[size++] = (byte) (flags & TURNS);
  }

  private void grow() {
    int room = size + (size >> 1);
    times = Arrays.copyOf(times, room);
    frames = Arrays.copyOf(frames, room);
    positions = Arrays.copyOf(positions, room);
    acknowledged = Arrays.copyOf(acknowledged, room);
    lengths = Arrays.copyOf(lengths, room);
    turns = Arrays.copyOf(turns, room);
  }

  /** The position next to the latest one that a 32-bit number stands for. */
  static long unwrap(long latest, long number) {
    return latest + (int) (number - latest);
  }

  /** The latest position, or the number itself where there is none. */
  long unwrapped(long number) {
    return size == 0 ? number : unwrap(positions[size - 1], number);
  }

  int size() {
    return size;
  }

  long time(int index) {
    return times[index];
  }

  FrameMark mark(int index) {
    long frame = frames[index] & (1L << CAPTURE_SHIFT) - 1;
    return new FrameMark((int) (frames[index] >>> CAPTURE_SHIFT), frame, times[index]);
  }

  long position(int index) {
    return positions[index] + shift;
  }

  long end(int index) {
    return position(index) + lengths[index];
  }

  /** -1 when the segment says none. */
  long acknowledgement(int index) {
    return acknowledged[index] < 0 ? -1 : acknowledged[index] + acknowledgedShift;
  }

  int length(int index) {
    return lengths[index];
  }

  /** Neither bytes nor SYN, FIN or RST. */
  boolean isBare(int index) {
    return lengths[index] == 0 && turns[index] == 0;
  }

  /** What an acknowledgement of it names at least: SYN and FIN count as one byte. */
  long acknowledgedBy(int index) {
    boolean counts = (turns[index] & (Headers.SYN | Headers.FIN)) != 0;
    return end(index) + (counts ? 1 : 0);
  }

  boolean isReset(int index) {
    return (turns[index] & Headers.RST) != 0;
  }

  /** Alike for the same segment at another recorder, and for its repetitions. */
  long key(int index) {
    if (lengths[index] > 0) {
      return position(index) << 17 | (lengths[index] & 0xffffL) << 1;
    }
    long mixed = position(index) * 0x9e3779b97f4a7c15L + acknowledgement(index);
    mixed = (mixed ^ mixed >>> 29) * 0xbf58476d1ce4e5b9L + turns[index];
    return mixed << 1 | 1;
  }

  /** A connection captured in two parts may have been counted from other sides of a wrap. */
  void alignTo(Track other) {
    shift = 0;
    if (size > 0 && other.size > 0) {
      shift = Math.round((double) (other.position(0) - positions[0]) / NUMBERS) * NUMBERS;
    }
  }

  /** Acknowledgements count bytes of this track, which may have been shifted. */
  void acknowledges(Track opposite) {
    acknowledgedShift = opposite.shift;
  }
}
