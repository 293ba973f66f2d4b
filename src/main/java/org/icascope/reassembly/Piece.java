package org.icascope.reassembly;

import org.icascope.model.FrameMark;

/** Bytes of one segment that wait for others before them, or the place of bytes cut off. */
final class Piece {

  private static final byte[] CUT = new byte[0];

  final long offset;
  final long end;
  final byte[] bytes;
  final boolean segmentStart;
  final FrameMark origin;

  /** When the other side was first seen to have everything before this piece, if it is known to. */
  long acknowledgedNanos;

  private Piece(long offset, long end, byte[] bytes, boolean segmentStart, FrameMark origin) {
    this.offset = offset;
    this.end = end;
    this.bytes = bytes;
    this.segmentStart = segmentStart;
    this.origin = origin;
  }

  /** A copy of bytes {@code [from, to)} of the stream, all of them in {@code segment}. */
  static Piece copy(Segment segment, long from, long to) {
    byte[] bytes = new byte[(int) (to - from)];
    System.arraycopy(segment.bytes, segment.index(from), bytes, 0, bytes.length);
    return new Piece(from, to, bytes, from == segment.offset, segment.mark());
  }

  /** Bytes {@code [from, to)} of the stream were cut off {@code segment}. */
  static Piece cut(Segment segment, long from, long to) {
    return new Piece(from, to, CUT, false, segment.mark());
  }

  boolean isCut() {
    return bytes == CUT;
  }

  /** Heap bytes it takes. */
  int cost() {
    return bytes.length + ReassemblyLimits.PIECE_BYTES;
  }
}
