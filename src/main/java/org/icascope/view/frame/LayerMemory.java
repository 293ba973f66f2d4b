package org.icascope.view.frame;

/**
 * The memory that bytes of unfinished units of all flows may take together. Who gets no more keeps
 * the beginning of its unit.
 */
final class LayerMemory {

  /** Chosen: 700 units of the greatest length at a time, and a fifth of the heap. */
  static final long MOST_BYTES = 48L << 20;

  private final long most;
  private long taken;

  LayerMemory(long most) {
    this.most = most;
  }

  /** Returns whether there is as much, which then is taken. */
  boolean take(int bytes) {
    if (bytes > most - taken) {
      return false;
    }
    taken += bytes;
    return true;
  }

  void giveBack(int bytes) {
    taken -= bytes;
  }

  /** Bytes taken at the moment. */
  long taken() {
    return taken;
  }
}
