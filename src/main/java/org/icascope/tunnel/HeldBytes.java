package org.icascope.tunnel;

import java.util.ArrayList;
import java.util.List;

/**
 * What the layers of one flow keep for later, within what all flows may keep together: many flows
 * that each keep a little must not fill the heap. Layers keep nothing before it is granted.
 */
public final class HeldBytes {

  /** Over all flows. Chosen: half of what reassembly may keep. */
  static final long MOST_BYTES = 32L << 20;

  /** What keeping a chunk takes besides its bytes (counted: objects and references). */
  public static final int CHUNK_BYTES = 128;

  /** What all flows keep. */
  static final class Total {
    private final long limit;
    private long bytes;

    Total(long limit) {
      this.limit = limit;
    }

    long bytes() {
      return bytes;
    }
  }

  private final Total total;
  private final List<Runnable> releases = new ArrayList<>(0);
  private long bytes;

  HeldBytes(Total total) {
    this.total = total;
  }

  /** Of a flow that has the whole limit for itself. */
  public static HeldBytes alone() {
    return new HeldBytes(new Total(MOST_BYTES));
  }

  /** Of a flow that may keep nothing. */
  public static HeldBytes none() {
    return new HeldBytes(new Total(0));
  }

  /** What this flow keeps. */
  public long bytes() {
    return bytes;
  }

  /** Asks whether so much more may be kept. */
  public boolean take(long more) {
    if (total.bytes + more > total.limit) {
      return false;
    }
    total.bytes += more;
    bytes += more;
    return true;
  }

  /** So much of it is kept no longer. */
  public void giveBack(long less) {
    total.bytes -= less;
    bytes -= less;
  }

  /** To be run when the layers of the flow are dropped, be it in the middle of what they do. */
  public void whenDropped(Runnable release) {
    releases.add(release);
  }

  /** The layers of the flow are dropped. */
  void drop() {
    giveBack(bytes);
    releases.forEach(Runnable::run);
    releases.clear();
  }
}
