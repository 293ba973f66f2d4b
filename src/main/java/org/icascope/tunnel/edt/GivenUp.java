package org.icascope.tunnel.edt;

/** The holes given up last, so that a packet that comes late is not taken for a repetition. */
final class GivenUp {

  /** Holes remembered. Chosen: late packets come shortly after. */
  private static final int MOST = 32;

  private static final long[] NONE = {};

  private long[] from = NONE; // most connections have no hole
  private long[] to = NONE;
  private int count;

  /** Numbers {@code [from, to)} will not be waited for any more. */
  void add(long from, long to) {
    if (count == 0) {
      this.from = new long[MOST];
      this.to = new long[MOST];
    }
    this.from[count % MOST] = from;
    this.to[count % MOST] = to;
    count = count + 1 == 2 * MOST ? MOST : count + 1;
  }

  boolean contains(long number) {
    for (int i = 0; i < Math.min(count, MOST); i++) {
      if (number >= from[i] && number < to[i]) {
        return true;
      }
    }
    return false;
  }
}
