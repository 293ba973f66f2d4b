package org.icascope.session;

/** What the unacknowledged messages of all sessions may take together. */
final class MessageRoom {

  /** Places for messages at most, beyond those that every session has. Chosen: 26 MB. */
  static final int MOST_MESSAGES = 2_000_000;

  private final int most;
  private final Runnable dropped;
  private int taken;

  /**
   * @param most places for messages
   * @param dropped is told of each direction of a session of which messages had to go
   */
  MessageRoom(int most, Runnable dropped) {
    this.most = most;
    this.dropped = dropped;
  }

  /** Takes so many more places, if there are some. */
  boolean take(int places) {
    boolean fits = taken + places <= most;
    taken += fits ? places : 0;
    return fits;
  }

  /** Messages of a direction had to go, for the first time. */
  void dropped() {
    dropped.run();
  }

  /** So many are free again. */
  void giveBack(int places) {
    taken -= places;
  }
}
