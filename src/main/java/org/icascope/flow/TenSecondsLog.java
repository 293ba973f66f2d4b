package org.icascope.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The latest ten-second buckets of a flow, and those that led to trouble that still lasts. */
final class TenSecondsLog {

  /** Buckets at hand for what may come. Chosen: half a minute before and what lasts as long. */
  private static final int RECENT = 4;

  private final Deque<TenSeconds> recent = new ArrayDeque<>(RECENT);
  private final List<TenSeconds> beforeTrouble = new ArrayList<>(0);
  private TenSeconds bucket;
  private Standstill followed;

  TenSecondsLog(long nanos) {
    this.bucket = new TenSeconds(nanos);
    recent.add(bucket);
  }

  /** The bucket of a time that is no earlier than all before. */
  TenSeconds at(long nanos) {
    if (bucket.isOver(nanos)) {
      next(nanos);
    }
    return bucket;
  }

  /** The bucket of the latest packet. */
  TenSeconds latest() {
    return bucket;
  }

  private void next(long now) {
    bucket = new TenSeconds(now);
    if (recent.size() == RECENT) {
      recent.remove();
    }
    recent.add(bucket);
    if (followed != null && !followed.follow(bucket)) {
      followed = null;
    }
  }

  /** Trouble begins: what came before must not be gone when it is over. */
  void keep() {
    beforeTrouble.clear();
    beforeTrouble.addAll(recent);
  }

  /** What is there of the time before and of the trouble, which is over. */
  List<TenSeconds> around() {
    List<TenSeconds> around = new ArrayList<>(beforeTrouble);
    around.addAll(recent);
    beforeTrouble.clear();
    return around.stream().distinct().toList();
  }

  /** The next buckets belong to this, too. */
  void follow(Standstill standstill) {
    followed = standstill;
  }
}
