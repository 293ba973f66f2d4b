package org.icascope.session;

/**
 * Length and digest of the tracked messages of one direction that are not acknowledged yet: what
 * the sender keeps for a replay. A ring over consecutive message numbers.
 */
final class UnacknowledgedMessages {

  /** Messages held at most; older ones are dropped, and can then not be compared. Chosen. */
  static final int MOST_MESSAGES = 16_384;

  private static final int SMALLEST = 16;

  /** Places that a direction may have in any case, and keeps. Chosen: some 800 bytes. */
  private static final int OWN = 64;

  private final MessageRoom room;
  private long[] digests = new long[0];
  private int[] lengths = new int[0];
  private boolean[] complete = new boolean[0];
  private long first = 1;
  private int count;
  private boolean dropped;

  /**
   * @param room for what is more than a few
   */
  UnacknowledgedMessages(MessageRoom room) {
    this.room = room;
  }

  /** Adds the message after the last one; where there is no room, the oldest is dropped. */
  void add(long number, int payloadBytes, long digest, boolean captured) {
    if (count > 0 && number != first + count) {
      clear();
    }
    if (count == 0) {
      first = number;
    }
    if (count == digests.length && !mayGrow()) {
      dropBelow(first + 1);
      tellDropped();
    }
    int slot = slot(number);
    digests[slot] = digest;
    lengths[slot] = payloadBytes;
    complete[slot] = captured;
    count++;
  }

  /** Forgets the messages below a number. */
  void dropBelow(long number) {
    if (number > first) {
      long gone = Math.min(count, number - first);
      count -= (int) gone;
      first += gone;
      giveBack();
    }
  }

  void clear() {
    count = 0;
    giveBack();
  }

  private void giveBack() {
    if (count == 0 && digests.length > OWN) {
      room.giveBack(digests.length);
      digests = new long[0];
      lengths = new int[0];
      complete = new boolean[0];
    }
  }

  /** Number of the oldest message held, if any is. */
  long first() {
    return first;
  }

  boolean has(long number) {
    return number >= first && number < first + count;
  }

  /** ICA payload bytes of a message that is held. */
  int payloadBytes(long number) {
    return lengths[slot(number)];
  }

  long digest(long number) {
    return digests[slot(number)];
  }

  /** Every payload byte of the message was captured. */
  boolean captured(long number) {
    return complete[slot(number)];
  }

  private void tellDropped() {
    if (!dropped) {
      dropped = true;
      room.dropped();
    }
  }

  private int slot(long number) {
    return (int) (number & digests.length - 1);
  }

  private boolean mayGrow() {
    int size = Math.max(SMALLEST, 2 * digests.length);
    int before = digests.length > OWN ? digests.length : 0;
    if (size > MOST_MESSAGES || size > OWN && !room.take(size - before)) {
      return false;
    }
    grow(size);
    return true;
  }

  private void grow(int size) {
    long[] newDigests = new long[size];
    int[] newLengths = new int[size];
    boolean[] newComplete = new boolean[size];
    for (long number = first; number < first + count; number++) {
      int to = (int) (number & size - 1);
      newDigests[to] = digests[slot(number)];
      newLengths[to] = lengths[slot(number)];
      newComplete[to] = complete[slot(number)];
    }
    digests = newDigests;
    lengths = newLengths;
    complete = newComplete;
  }
}
