package org.icascope.flow;

/**
 * Bounds of the flow table.
 *
 * @param maximumFlows flows held at a time; which give way, {@link FlowRoom} says
 * @param maximumUnanswered flows held at a time of which only one side was heard; the ones idle
 *     longest give way
 * @param closedIdleNanos capture time after which a flow ended by FIN or RST may be forgotten
 */
public record FlowLimits(int maximumFlows, int maximumUnanswered, long closedIdleNanos) {

  private static final long CLOSED_IDLE_NANOS = 240_000_000_000L;

  public FlowLimits {
    if (maximumFlows < 1 || maximumUnanswered < 1 || closedIdleNanos < 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** The same without a bound of its own for flows of which only one side was heard. */
  public FlowLimits(int maximumFlows, long closedIdleNanos) {
    this(maximumFlows, maximumFlows, closedIdleNanos);
  }

  /**
   * 100,000 flows (chosen: some 140 MB at the 1.4 kB that a flow takes, so that they fit into a
   * heap of 256 MB), 40,000 of them unanswered (chosen: so that a flood of them leaves room for
   * what it leads to) and four minutes (twice the maximum segment lifetime of RFC 9293, the longest
   * time an old segment may turn up).
   */
  public static FlowLimits defaults() {
    return new FlowLimits(100_000, 40_000, CLOSED_IDLE_NANOS);
  }

  /** 40,000 flows (chosen) where all that a flow says is looked at: then one takes 4 kB. */
  public static FlowLimits ofViews() {
    return new FlowLimits(40_000, 20_000, CLOSED_IDLE_NANOS);
  }
}
