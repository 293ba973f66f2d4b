package org.icascope.dissect;

import java.util.LinkedHashSet;
import java.util.Set;
import org.icascope.model.Diagnostic;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.Severity;
import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ChunkStore;
import org.icascope.tunnel.HeldBytes;

/**
 * What a search for a boundary in a stream holds. All searches of all flows share a budget, because
 * streams that began before the capture, or have holes, are as many as a sender likes: when it is
 * used up, the one that has held something for longest forgets that.
 */
public final class SearchRoom {

  /** Over all flows. Chosen: 64 searches that hold as much as they may. */
  static final long MOST_BYTES = 16L << 20;

  /** The searches of all flows. */
  static final class All {
    private final long limit;
    private final DiagnosticSink diagnostics;
    private final Set<SearchRoom> holding = new LinkedHashSet<>();
    private long bytes;

    All(long limit, DiagnosticSink diagnostics) {
      this.limit = limit;
      this.diagnostics = diagnostics;
    }

    long bytes() {
      return bytes;
    }

    /** Lets others forget, the oldest first; and at last the one that wants so much. */
    private void makeRoom(Chunk latest) {
      while (bytes > limit) {
        holding.iterator().next().lose(latest);
      }
    }
  }

  private final All all;
  private final int serial;
  private Runnable forget = () -> {};
  private long charged;

  /**
   * @param serial of the flow
   */
  SearchRoom(All all, int serial) {
    this.all = all;
    this.serial = serial;
  }

  /** The whole budget for one search. */
  public static SearchRoom alone() {
    return new SearchRoom(new All(MOST_BYTES, diagnostic -> {}), 0);
  }

  /**
   * A search begins.
   *
   * @param whenFull makes it forget what it holds, and {@link #free} it
   */
  public void begin(Runnable whenFull) {
    forget = whenFull;
  }

  /** The search holds so much now. Others forget what they hold when there is too much. */
  public void hold(ChunkStore held, OpenPlaces open, Chunk latest) {
    long bytes =
        held.length()
            + (long) held.pieces() * HeldBytes.CHUNK_BYTES
            + (long) open.size() * OpenPlaces.PLACE_BYTES;
    all.holding.add(this);
    all.bytes += bytes - charged;
    charged = bytes;
    all.makeRoom(latest);
  }

  /** The search holds nothing any more. */
  public void free() {
    all.holding.remove(this);
    all.bytes -= charged;
    charged = 0;
  }

  private void lose(Chunk latest) {
    all.diagnostics.report(
        Diagnostic.of(
            Severity.WARNING,
            "dissect.limit",
            "message boundaries are looked for in too many flows: what was held of this one for"
                + " that was passed over",
            latest.mark(),
            serial));
    forget.run();
    free();
  }
}
