package org.icascope.dissect.ica;

import java.util.function.Consumer;
import org.icascope.dissect.OpenPlaces;
import org.icascope.dissect.SearchRoom;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ChunkStore;

/**
 * Recognises the steady state of ICA in a stream that began before the capture: a run of PDRFRAME
 * frames whose records are clear or basic-encrypted (protocol notes on ICA, section 2.7).
 *
 * <p>The run must start where a segment starts and have {@value #RUN} frames. Chosen: random bytes
 * pass the test of one frame with a chance of about 1 in 130, so a false run comes up once in 10^12
 * trials. Without an encryption driver records have no header byte and are not recognised.
 */
public final class IcaFrameSearch {

  static final int RUN = 6;

  /** Bytes looked at before the stream is taken as something else. Chosen. */
  private static final int MOST_SEARCHED = 64 * 1024;

  private static final int NEVER = -1;
  private static final int FOUND = 0;

  private static final int LENGTH_BITS = 0x3fff;
  private static final int HEADER_BYTES = 2;

  private final ChunkStore held = new ChunkStore();
  private final OpenPlaces open = new OpenPlaces();
  private final SearchRoom room;
  private int foundAt = NEVER;

  /**
   * @param room for what is held; see {@link #drop}
   */
  public IcaFrameSearch(SearchRoom room) {
    this.room = room;
    room.begin(this::drop);
  }

  /** Looks at the next bytes. Returns true once a run is found. */
  public boolean offer(Chunk chunk) {
    if (held.length() + chunk.length() > MOST_SEARCHED) {
      return false;
    }
    int start = held.length();
    held.add(chunk);
    if (chunk.segmentStart()) {
      judge(start);
    }
    for (int at = open.next(held.length()); at != OpenPlaces.NONE; at = open.next(held.length())) {
      judge(at);
    }
    if (foundAt == NEVER) {
      room.hold(held, open, chunk);
    }
    return foundAt != NEVER;
  }

  private void judge(int at) {
    int needed = run(at);
    if (needed > 0) {
      open.add(at, needed);
    } else if (needed == FOUND) {
      foundAt = foundAt == NEVER ? at : Math.min(foundAt, at);
    }
  }

  /** True when as many bytes were looked at as ever will be. */
  public boolean exhausted(Chunk next) {
    return held.length() + next.length() > MOST_SEARCHED;
  }

  /** Bytes that were not captured: what is held does not join what follows. */
  public void onGap() {
    drop();
  }

  /** Forgets what is held. */
  public void drop() {
    held.clear();
    open.clear();
    room.free();
  }

  public FrameMark where() {
    return held.markAt(foundAt);
  }

  /** Gives everything from the first frame of the run on. */
  public void drain(Consumer<Chunk> sink) {
    held.replay(foundAt, sink);
  }

  /** {@link #FOUND}, {@link #NEVER}, or the number of bytes that must be held to go on. */
  private int run(int start) {
    int at = start;
    for (int count = 0; count < RUN; count++) {
      if (at + HEADER_BYTES >= held.length()) {
        return at + HEADER_BYTES + 1;
      }
      int length = (held.byteAt(at) & 0xff | (held.byteAt(at + 1) & 0xff) << 8) & LENGTH_BITS;
      int record = held.byteAt(at + HEADER_BYTES);
      if (length < 2 || record != 0 && record != 1) {
        return NEVER;
      }
      at += HEADER_BYTES + length;
    }
    return at <= held.length() ? FOUND : at;
  }
}
