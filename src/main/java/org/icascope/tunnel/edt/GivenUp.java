package org.icascope.tunnel.edt;

/** The holes given up last, so that a packet that comes late is not taken for a repetition. */
final class GivenUp {

  /** Holes remembered. Chosen: late packets come shortly after. */
  private static final int MOST = 32;

  private final long[] from = new long[MOST];
  private final long[] to = new long[MOST];
  private int count;

  /** Numbers {@code [from, to)} will not be waited for any more. */
  void add(long from, long to) {
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
