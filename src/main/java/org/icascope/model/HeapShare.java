package org.icascope.model;

/** Limits of what is remembered, in proportion to the heap that the program may use. */
public final class HeapShare {

  private HeapShare() {}

  /**
   * How many things there may be.
   *
   * @param bytesEach of the heap for each of them; more than one takes, since others want room, too
   * @param most however large the heap is
   * @return in whole thousands, so that it is the same whatever a collector sets aside
   */
  public static int thousands(int bytesEach, int most) {
    long thousands = Runtime.getRuntime().maxMemory() / bytesEach / 1_000;
    return (int) Math.min(most, Math.max(1, thousands) * 1_000);
  }
}
