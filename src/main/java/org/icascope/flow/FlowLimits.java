package org.icascope.flow;

import org.icascope.model.HeapShare;

/**
 * Bounds of the flow table.
 *
 * @param maximumFlows flows held at a time; which give way, {@link FlowRoom} says
 * @param maximumUnanswered flows held at a time of which only one side was heard; the ones idle
 *     longest give way
 * @param maximumRead flows held at a time whose content is read: what the layers in it remember
 *     takes more than the flow itself
 * @param closedIdleNanos capture time after which a flow ended by FIN or RST may be forgotten
 */
public record FlowLimits(
    int maximumFlows, int maximumUnanswered, int maximumRead, long closedIdleNanos) {

  /**
   * One flow whose content is read for so many bytes of the heap. Measured: TLS takes 5.2 kB a
   * flow, EDT 3 kB, all others less; so half of the heap is left for the rest.
   */
  static final int HEAP_BYTES_PER_READ = 12_288;

  private static final long CLOSED_IDLE_NANOS = 240_000_000_000L;

  public FlowLimits {
    if (maximumFlows < 1 || maximumUnanswered < 1 || maximumRead < 1 || closedIdleNanos < 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** The same without bounds of their own for some of the flows. */
  public FlowLimits(int maximumFlows, long closedIdleNanos) {
    this(maximumFlows, maximumFlows, maximumFlows, closedIdleNanos);
  }

  /**
   * 100,000 flows (chosen: some 150 MB at the 1.5 kB that a flow takes, so that they fit into a
   * heap of 256 MB), 40,000 of them unanswered (chosen: so that a flood of them leaves room for
   * what it leads to), 20,000 whose content is read (in the heap of the launcher, in proportion in
   * another one) and four minutes (twice the maximum segment lifetime of RFC 9293, the longest time
   * an old segment may turn up).
   */
  public static FlowLimits defaults() {
    return new FlowLimits(100_000, 40_000, inHeap(100_000), CLOSED_IDLE_NANOS);
  }

  /** 40,000 flows (chosen) where all that a flow says is looked at: then one takes 4 kB. */
  public static FlowLimits ofViews() {
    return new FlowLimits(40_000, 20_000, inHeap(40_000), CLOSED_IDLE_NANOS);
  }

  private static int inHeap(int most) {
    return HeapShare.thousands(HEAP_BYTES_PER_READ, most);
  }
}
