package org.icascope.tunnel.tls;

import java.util.Arrays;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;

/** Which frames carried the body of one record; used again for every record. */
final class Pieces {

  private int[] starts = new int[4];
  private int[] captures = new int[4];
  private long[] frames = new long[4];
  private long[] times = new long[4];
  private int count;

  void clear() {
    count = 0;
  }

  /** The bytes from {@code start} on came in the frame of {@code chunk}. */
  void add(int start, Chunk chunk) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      captures = Arrays.copyOf(captures, 2 * count);
      frames = Arrays.copyOf(frames, 2 * count);
      times = Arrays.copyOf(times, 2 * count);
    }
    starts[count] = start;
    captures[count] = chunk.capture();
    frames[count] = chunk.frame();
    times[count++] = chunk.timeNanos();
  }

  int count() {
    return count;
  }

  /** Index in the body of the first byte of a piece. */
  int start(int piece) {
    return starts[piece];
  }

  /** Lets a chunk name the frame of a piece. */
  void origin(int piece, Chunk chunk) {
    chunk.origin(captures[piece], frames[piece], times[piece]);
  }

  FrameMark first() {
    return mark(0);
  }

  FrameMark last() {
    return mark(count - 1);
  }

  private FrameMark mark(int piece) {
    return new FrameMark(captures[piece], frames[piece], times[piece]);
  }
}
