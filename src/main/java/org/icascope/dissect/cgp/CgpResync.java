package org.icascope.dissect.cgp;

import java.util.function.Consumer;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ChunkStore;

/**
 * Looks for a message boundary in a stream whose framing was lost or never seen: a place from which
 * a run of well-formed messages follows (protocol notes on CGP, section 1).
 *
 * <p>A run counts when it starts where a segment starts and has {@value #RUN_AT_SEGMENT} messages
 * ({@value #RUN_AT_FIRST_SEGMENT} when the stream was never read before), or {@value #RUN_ANYWHERE}
 * messages from any byte. All are chosen: random bytes pass the test of one message with a chance
 * of about 1 in 120, so false runs come up once in 10^6, 10^8 and 10^12 trials.
 */
final class CgpResync {

  static final int RUN_AT_SEGMENT = 3;
  static final int RUN_AT_FIRST_SEGMENT = 4;
  static final int RUN_ANYWHERE = 6;

  /** Bytes held while searching; a multiple of the longest message. Chosen. */
  private static final int HELD_BYTES = 256 * 1024;

  /** Captured bytes after which the search is given up. Chosen: seconds of a busy session. */
  private static final long MOST_SEARCHED = 4L * 1024 * 1024;

  enum Answer {
    MORE,
    FOUND,
    GIVE_UP
  }

  private final ChunkStore held = new ChunkStore();
  private long skipped;
  private long searched;
  private int foundAt;
  private final int runAtSegment;

  /**
   * @param firstTime nothing of this direction was recognised before
   */
  CgpResync(boolean firstTime) {
    runAtSegment = firstTime ? RUN_AT_FIRST_SEGMENT : RUN_AT_SEGMENT;
  }

  void onGap(long length) {
    skipped += length + held.length();
    held.clear();
  }

  Answer offer(Chunk chunk) {
    searched += chunk.length();
    if (searched > MOST_SEARCHED) {
      return Answer.GIVE_UP;
    }
    if (held.length() + chunk.length() > HELD_BYTES) {
      skipped += held.length();
      held.clear();
    }
    held.add(chunk);
    for (int piece = 0; piece < held.pieces(); piece++) {
      if (held.startsSegment(piece) && run(held.pieceStart(piece), runAtSegment)) {
        return found(held.pieceStart(piece));
      }
    }
    for (int at = 0; at < held.length(); at++) {
      if (run(at, RUN_ANYWHERE)) {
        return found(at);
      }
    }
    return Answer.MORE;
  }

  private Answer found(int at) {
    foundAt = at;
    skipped += at;
    return Answer.FOUND;
  }

  FrameMark where() {
    return held.markAt(foundAt);
  }

  /** Bytes passed over before the boundary. */
  long skippedBytes() {
    return skipped;
  }

  /** Gives everything from the boundary on. */
  void drain(Consumer<Chunk> sink) {
    held.replay(foundAt, sink);
  }

  /** True when {@code wanted} well-formed messages follow from {@code at}. */
  private boolean run(int at, int wanted) {
    int position = at;
    for (int count = 0; count < wanted; count++) {
      int length = messageAt(position, count == 0);
      if (length < 0) {
        return false;
      }
      position += length;
    }
    return true;
  }

  /** Length of a plausible, complete message of the steady state, or -1. */
  private int messageAt(int at, boolean first) {
    int end = held.length();
    if (at + 2 > end) {
      return -1;
    }
    int width = held.byteAt(at) < 0 ? 2 : 1;
    if (at + width >= end) {
      return -1;
    }
    int length =
        width == 1 ? held.byteAt(at) : held.byteAt(at) & 0x7f | (held.byteAt(at + 1) & 0xff) << 7;
    int total = width + length;
    if (length < 2 || at + total > end) {
      return -1;
    }
    int flags = held.byteAt(at + width + 1);
    return switch (held.byteAt(at + width)) {
      case CgpCommand.DATA_REALTIME -> total;
      case CgpCommand.DATA_REALTIME_WITH_ACK -> length >= 3 ? total : -1;
      case CgpCommand.NOP -> length <= 16 && (flags & ~0x0f) == 0 ? total : -1;
      case CgpCommand.DATA -> (flags & ~0x0f) == 0 ? total : -1;
      case CgpCommand.FINISH_REQUEST, CgpCommand.FINISH_RESPONSE, CgpCommand.CHANNEL_CLOSE ->
          !first && length <= 24 && (flags & ~0x0f) == 0 ? total : -1;
      default -> -1;
    };
  }
}
