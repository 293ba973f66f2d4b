package org.icascope.session;

/**
 * Length and digest of the tracked messages of one direction that are not acknowledged yet: what
 * the sender keeps for a replay. A ring over consecutive message numbers.
 */
final class UnacknowledgedMessages {

  /** Messages held at most; older ones are dropped, and can then not be compared. Chosen. */
  static final int MOST_MESSAGES = 16_384;

  private static final int SMALLEST = 16;

  private long[] digests = new long[0];
  private int[] lengths = new int[0];
  private boolean[] complete = new boolean[0];
  private long first = 1;
  private int count;
  private boolean dropped;

  /** Adds the message after the last one. */
  void add(long number, int payloadBytes, long digest, boolean captured) {
    if (count > 0 && number != first + count) {
      clear();
    }
    if (count == 0) {
      first = number;
    }
    if (count == MOST_MESSAGES) {
      dropBelow(first + 1);
      dropped = true;
    }
    if (count == digests.length) {
      grow();
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
    }
  }

  void clear() {
    count = 0;
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

  /** The limit was reached at some time. */
  boolean hasDropped() {
    return dropped;
  }

  private int slot(long number) {
    return (int) (number & digests.length - 1);
  }

  private void grow() {
    int size = Math.max(SMALLEST, 2 * digests.length);
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
