package org.icascope.app;

import java.util.Arrays;
import org.icascope.decode.AppliancePlaces;
import org.icascope.decode.DuplicateFilter;

/** Finds frames that were captured before, and counts them for each capture. */
final class Duplicates {

  private final boolean keep;
  private final DuplicateFilter filter = new DuplicateFilter();
  private long[] byCapture = new long[4];

  /**
   * @param keep take no frame as a duplicate
   */
  Duplicates(boolean keep) {
    this.keep = keep;
  }

  /** Was this frame, which is decoded, there before? To be asked once for each, in their order. */
  boolean isDuplicate(FrameBatch batch, int index) {
    if (keep || !filter.isDuplicate(batch.headers(index), batch.fingerprint(index))) {
      return false;
    }
    int capture = batch.frame(index).capture();
    if (capture >= byCapture.length) {
      byCapture = Arrays.copyOf(byCapture, 2 * capture);
    }
    byCapture[capture]++;
    return true;
  }

  /** What a NetScaler recorded at one of two places only. */
  AppliancePlaces places() {
    return filter.places();
  }

  /** How many there were in a capture. */
  long in(int capture) {
    return capture < byCapture.length ? byCapture[capture] : 0;
  }
}
