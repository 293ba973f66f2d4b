package org.icascope.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Flows that may be closed to make room, by rank: found in one search of the table, as a flood asks
 * often. Of each rank the ones idle longest go first.
 */
final class FlowRanks {

  /** Rank of a flow that stays. */
  static final int STAYS = -1;

  private static final Comparator<FlowState> IDLE_LONGEST =
      Comparator.<FlowState>comparingLong(state -> state.lastNanos)
          .thenComparingInt(state -> state.flow.serial);

  private final List<List<FlowState>> ranks = new ArrayList<>();
  private final Consumer<FlowState> close;
  private int found;

  /**
   * Flows that were closed.
   *
   * @param first number of the one that went first, 0 where none did
   */
  record Closed(int count, int first) {

    static final Closed NONE = new Closed(0, 0);

    /** These, then others. */
    Closed and(Closed others) {
      return new Closed(count + others.count, count == 0 ? others.first : first);
    }
  }

  /**
   * @param count of the ranks
   * @param rank from 0, or {@link #STAYS}
   * @param close takes a flow out of the table
   */
  FlowRanks(FlowIndex index, int count, ToIntFunction<FlowState> rank, Consumer<FlowState> close) {
    this.close = close;
    for (int i = 0; i < count; i++) {
      ranks.add(new ArrayList<>());
    }
    index.forEach(state -> add(rank.applyAsInt(state), state));
  }

  private void add(int rank, FlowState state) {
    if (rank != STAYS) {
      ranks.get(rank).add(state);
      found++;
    }
  }

  /** How many flows have a rank. */
  int found() {
    return found;
  }

  /** Closes as many flows of a rank as there are, and of those behind it, but not more in all. */
  Closed closeFrom(int rank, int most) {
    Closed all = Closed.NONE;
    for (int i = rank; i < ranks.size(); i++) {
      all = all.and(close(i, most - all.count()));
    }
    return all;
  }

  /** The same of one rank, which is asked for once. */
  Closed close(int rank, int most) {
    List<FlowState> flows = ranks.get(rank);
    int count = Math.min(most, flows.size());
    if (count <= 0) {
      return Closed.NONE;
    }
    List<FlowState> idle = noLaterThan(flows, count);
    idle.sort(IDLE_LONGEST);
    idle.subList(0, count).forEach(close);
    return new Closed(count, idle.get(0).flow.serial);
  }

  /** Those last heard of as early as the first {@code count}, in any order. */
  private static List<FlowState> noLaterThan(List<FlowState> flows, int count) {
    long[] times = new long[flows.size()]; // numbers: sorted much faster than the flows
    for (int i = 0; i < times.length; i++) {
      times[i] = flows.get(i).lastNanos;
    }
    Arrays.sort(times);
    long latest = times[count - 1];
    List<FlowState> early = new ArrayList<>(count);
    for (FlowState state : flows) {
      if (state.lastNanos <= latest) {
        early.add(state);
      }
    }
    return early;
  }
}
