package org.icascope.capture;

/**
 * Unpacks one block of lz4 (github.com/lz4/lz4, doc/lz4_Block_format.md): literals and copies of
 * what was unpacked before, up to 64 kB back.
 */
final class Lz4Block {

  private static final int SHORTEST_COPY = 4;

  private final byte[] from;
  private final int fromEnd;
  private final byte[] to;
  private int read;
  private int written;

  private Lz4Block(byte[] from, int fromEnd, byte[] to, int written) {
    this.from = from;
    this.fromEnd = fromEnd;
    this.to = to;
    this.written = written;
  }

  /**
   * Unpacks the first {@code packedBytes} of {@code packed}.
   *
   * @param to bytes before {@code start} are what was unpacked before; large enough for the block
   * @return end of the block in {@code to}, -1 where it is damaged or larger than that
   */
  static int unpack(byte[] packed, int packedBytes, byte[] to, int start) {
    return new Lz4Block(packed, packedBytes, to, start).run();
  }

  private int run() {
    while (read < fromEnd) {
      int token = from[read++];
      int literals = length(token >>> 4 & 15);
      if (literals < 0 || literals > fromEnd - read || literals > to.length - written) {
        return -1;
      }
      System.arraycopy(from, read, to, written, literals);
      read += literals;
      written += literals;
      if (read == fromEnd) {
        return written; // the last sequence has no copy
      }
      if (!copy(token & 15)) {
        return -1;
      }
    }
    return -1;
  }

  private boolean copy(int shortLength) {
    if (fromEnd - read < 2) {
      return false;
    }
    int back = Numbers.u16(from, read, false);
    read += 2;
    int length = length(shortLength) + SHORTEST_COPY;
    if (back == 0 || back > written || length < SHORTEST_COPY || length > to.length - written) {
      return false;
    }
    if (back >= length) {
      System.arraycopy(to, written - back, to, written, length);
      written += length;
    } else {
      for (int end = written + length; written < end; written++) {
        to[written] = to[written - back]; // overlaps on purpose: it repeats
      }
    }
    return true;
  }

  /** A length whose larger part is in further bytes. Negative where they end or are too many. */
  private int length(int shortLength) {
    int length = shortLength;
    if (shortLength == 15) {
      int more;
      do {
        if (read == fromEnd || length > to.length) {
          return Integer.MIN_VALUE;
        }
        more = from[read++] & 0xff;
        length += more;
      } while (more == 255);
    }
    return length;
  }
}
