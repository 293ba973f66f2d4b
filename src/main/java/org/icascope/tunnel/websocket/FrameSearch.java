package org.icascope.tunnel.websocket;

import org.icascope.reassembly.ChunkStore;

/**
 * Looks for frames in a stream that began before the capture: where a segment starts and {@value
 * #RUN} well-formed headers follow each other. Random bytes pass the test of one header with a
 * chance below 1 in 50, so a false run comes up once in 10^5 segments at most.
 */
final class FrameSearch {

  static final int RUN = 3;

  /** Segment starts that are tried. Chosen: frames are mostly sent one or more to a segment. */
  private static final int MOST_STARTS = 32;

  /**
   * Pieces among which they are looked for: each further piece is a reason to look again, so
   * without a bound the effort would grow with the square of their number. Chosen: several to a
   * segment.
   */
  static final int MOST_PIECES = 8 * MOST_STARTS;

  /** Chosen: a longer frame does not help to find the borders soon. */
  private static final int MOST_FRAME_BYTES = 1 << 15;

  static final int NONE = -1;
  static final int MORE = -2;

  private FrameSearch() {}

  /**
   * Index of the first byte of a frame; {@link #MORE} when further bytes may show one; {@link
   * #NONE} when that is in vain.
   *
   * @param masked frames of the client have masks, those of the server have none
   */
  static int find(ChunkStore held, boolean masked) {
    boolean open = false;
    int starts = 0;
    int pieces = Math.min(held.pieces(), MOST_PIECES);
    for (int piece = 0; piece < pieces && starts < MOST_STARTS; piece++) {
      if (held.startsSegment(piece)) {
        starts++;
        int answer = run(held, held.pieceStart(piece), masked);
        if (answer >= 0) {
          return answer;
        }
        open |= answer == MORE;
      }
    }
    return open || starts < MOST_STARTS && pieces < MOST_PIECES ? MORE : NONE;
  }

  private static int run(ChunkStore held, int start, boolean masked) {
    FrameHeader header = new FrameHeader();
    long at = start;
    for (int i = 0; i < RUN; i++) {
      if (at >= held.length()) {
        return MORE;
      }
      header.reset();
      int end = header.take(held, (int) at);
      if (!header.isComplete()) {
        return MORE;
      }
      if (!isPlausible(header, masked)) {
        return NONE;
      }
      at = end + header.length();
    }
    return start;
  }

  private static boolean isPlausible(FrameHeader header, boolean masked) {
    return header.isKnown()
        && !header.hasUnknownBits()
        && !header.isCompressed() // what was agreed on is not known
        && header.isMasked() == masked
        && header.isShortest()
        && header.length() >= 0
        && header.length() <= MOST_FRAME_BYTES
        && (!header.isControl()
            || header.isFinal() && header.length() <= FrameHeader.MOST_CONTROL_BYTES);
  }
}
