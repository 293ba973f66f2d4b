package org.icascope.testkit.network;

/** What becomes of a segment. */
public enum Fate {
  DELIVERED(true, true),
  /** Recorded, then lost: the sender will repeat it and the recorder sees both. */
  LOST_BEHIND_RECORDER(true, false),
  /** Lost on the way to the recorder. */
  LOST_BEFORE_RECORDER(false, false),
  /** The recorder dropped it, the receiver got it. */
  NOT_RECORDED(false, true);

  private final boolean recorded;
  private final boolean delivered;

  Fate(boolean recorded, boolean delivered) {
    this.recorded = recorded;
    this.delivered = delivered;
  }

  boolean recorded() {
    return recorded;
  }

  boolean delivered() {
    return delivered;
  }
}
