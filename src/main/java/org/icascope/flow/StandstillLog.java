package org.icascope.flow;

import java.util.ArrayList;
import java.util.List;

/** The standstills of a flow that are over: the first of them, and how many more there were. */
final class StandstillLog {

  private final TenSecondsLog buckets;
  private final List<Standstill> kept = new ArrayList<>(0);
  private int more;
  private long endNanos = Long.MIN_VALUE;

  /**
   * @param buckets are noted with each, also those that follow
   */
  StandstillLog(TenSecondsLog buckets) {
    this.buckets = buckets;
  }

  void add(Standstill standstill) {
    endNanos = standstill.until().timeNanos();
    if (kept.size() < Course.MOST_STANDSTILLS) {
      kept.add(standstill);
      buckets.follow(standstill);
    } else {
      more++;
    }
  }

  /** When the latest was over. */
  long endNanos() {
    return endNanos;
  }

  int keptCount() {
    return kept.size();
  }

  int more() {
    return more;
  }

  List<Standstill> kept() {
    return List.copyOf(kept);
  }

  Standstill latest() {
    return kept.get(kept.size() - 1);
  }
}
