package org.icascope.dissect.cgp;

import java.util.BitSet;
import java.util.function.Consumer;
import org.icascope.dissect.OpenPlaces;
import org.icascope.dissect.SearchRoom;
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

  private static final int NEVER = -1;
  private static final int FOUND = 0;

  private final ChunkStore held = new ChunkStore();
  private final BitSet segmentStarts = new BitSet();

  private final OpenPlaces open = new OpenPlaces();
  private final SearchRoom room;
  private int judged;
  private long skipped;
  private long searched;
  private int foundAt;
  private final int runAtSegment;

  /**
   * @param firstTime nothing of this direction was recognised before
   */
  CgpResync(boolean firstTime, SearchRoom room) {
    this.room = room;
    room.begin(this::forget);
    runAtSegment = firstTime ? RUN_AT_FIRST_SEGMENT : RUN_AT_SEGMENT;
  }

  void onGap(long length) {
    skipped += length;
    forget();
  }

  private void forget() {
    skipped += held.length();
    drop();
    judged = 0;
  }

  /** The search is over. */
  void drop() {
    held.clear();
    segmentStarts.clear();
    open.clear();
    room.free();
  }

  Answer offer(Chunk chunk) {
    searched += chunk.length();
    if (searched > MOST_SEARCHED) {
      return Answer.GIVE_UP;
    }
    if (held.length() + chunk.length() > HELD_BYTES) {
      forget();
    }
    segmentStarts.set(held.length(), chunk.segmentStart());
    held.add(chunk);
    int best = NEVER;
    while (judged < held.length()) {
      best = better(best, judged++);
    }
    for (int at = open.next(held.length()); at != OpenPlaces.NONE; at = open.next(held.length())) {
      best = better(best, at);
    }
    if (best == NEVER) {
      room.hold(held, open, chunk);
      return Answer.MORE;
    }
    return found(best);
  }

  /** The start of a segment is the better boundary, then the earlier position. */
  private int better(int best, int at) {
    int needed = run(at, segmentStarts.get(at) ? runAtSegment : RUN_ANYWHERE);
    if (needed > 0) {
      open.add(at, needed);
    }
    if (needed != FOUND) {
      return best;
    }
    boolean sameKind = best != NEVER && segmentStarts.get(best) == segmentStarts.get(at);
    boolean preferred = best == NEVER || (sameKind ? at < best : segmentStarts.get(at));
    return preferred ? at : best;
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

  /**
   * Do {@code wanted} well-formed messages follow from {@code at}? {@link #FOUND}, {@link #NEVER},
   * or the number of bytes that must be held to go on.
   */
  private int run(int at, int wanted) {
    int position = at;
    for (int count = 0; count < wanted; count++) {
      int end = messageAt(position, count == 0);
      if (end == NEVER || end > held.length()) {
        return end;
      }
      position = end;
    }
    return FOUND;
  }

  /** Where a plausible message of the steady state ends, as far as told, or {@link #NEVER}. */
  private int messageAt(int at, boolean first) {
    int have = held.length() - at;
    if (have <= 0) {
      return at + 1;
    }
    int width = held.byteAt(at) < 0 ? 2 : 1;
    if (have < width) {
      return at + width;
    }
    int length =
        width == 1 ? held.byteAt(at) : held.byteAt(at) & 0x7f | (held.byteAt(at + 1) & 0xff) << 7;
    if (length < 2) {
      return NEVER;
    }
    if (have < width + 2) {
      return at + width + 2;
    }
    int end = at + width + length;
    return isPlausible(held.byteAt(at + width), length, held.byteAt(at + width + 1), first)
        ? end
        : NEVER;
  }

  private static boolean isPlausible(int command, int length, int flags, boolean first) {
    boolean commonFlags = (flags & ~0x0f) == 0;
    return switch (command) {
      case CgpCommand.DATA_REALTIME -> true;
      case CgpCommand.DATA_REALTIME_WITH_ACK -> length >= 3;
      case CgpCommand.NOP -> length <= 16 && commonFlags;
      case CgpCommand.DATA -> commonFlags;
      case CgpCommand.FINISH_REQUEST, CgpCommand.FINISH_RESPONSE, CgpCommand.CHANNEL_CLOSE ->
          !first && length <= 24 && commonFlags;
      default -> false;
    };
  }
}
