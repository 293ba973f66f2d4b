package org.icascope.view.export;

/** Memory that the layers of one flow have, as a part of what those of all flows may have. */
final class LayerBudget {

  /** What all flows share. */
  static final class Shared {

    /** Bytes, about. Chosen. */
    static final long MOST_BYTES = 48L << 20;

    private long used;

    boolean isOver() {
      return used > MOST_BYTES;
    }
  }

  private final Shared shared;
  private long own;

  LayerBudget(Shared shared) {
    this.shared = shared;
  }

  void take(long bytes) {
    own += bytes;
    shared.used += bytes;
  }

  void giveBack(long bytes) {
    take(-bytes);
  }

  /** The layers are forgotten. */
  void close() {
    giveBack(own);
  }
}
