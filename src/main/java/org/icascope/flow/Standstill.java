package org.icascope.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/** A time in which nothing got on in one direction of a flow though somebody wanted it to. */
public final class Standstill {

  /** Buckets of the time after it. Chosen: enough to see whether all is well again. */
  private static final int BUCKETS_AFTER = 2;

  /** Why nothing got on. */
  public enum Cause {
    /** Segments were lost on the way; sent again, they got through in the end. */
    LOSS,
    /** The receiver took no more bytes. */
    ZERO_WINDOW,
    /** One side said nothing, and that what was sent again reached it does not explain its end. */
    PEER_SILENT,
    /** The capture lacks what was sent: nothing is known of the flow itself. */
    CAPTURE_GAP;

    /** The name used in JSON. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Direction direction;
  private final Cause cause;
  private final FrameMark from;
  private final FrameMark until;
  private final Meanwhile meanwhile;
  private final boolean over;
  private final List<TenSeconds> buckets;
  private int after;

  /**
   * What was captured in that time.
   *
   * @param retransmissions segments of the direction that were sent again
   * @param newsOfPeer segments that acknowledged, or brought, new payload of the other direction
   */
  record Meanwhile(int retransmissions, int newsOfPeer) {}

  Standstill(
      Direction direction,
      Cause cause,
      FrameMark from,
      FrameMark until,
      Meanwhile meanwhile,
      boolean over,
      List<TenSeconds> buckets) {
    this.direction = direction;
    this.cause = cause;
    this.from = from;
    this.until = until;
    this.meanwhile = meanwhile;
    this.over = over;
    this.buckets = new ArrayList<>(buckets);
  }

  /** The next bucket of the flow. Returns false when no further one is of interest. */
  boolean follow(TenSeconds bucket) {
    buckets.add(bucket);
    return ++after < BUCKETS_AFTER;
  }

  /** The direction in which bytes waited. */
  public Direction direction() {
    return direction;
  }

  public Cause cause() {
    return cause;
  }

  /** The segment that had to wait, or the one that closed the window, or the last word. */
  public FrameMark from() {
    return from;
  }

  /** The segment with which it went on; the last one of the flow where it did not. */
  public FrameMark until() {
    return until;
  }

  public double millis() {
    return from.millisUntil(until);
  }

  /** False when it lasted to the end of the flow. */
  public boolean over() {
    return over;
  }

  /** Segments of the direction that were sent again in that time. */
  public int retransmissions() {
    return meanwhile.retransmissions();
  }

  /** How often new payload of the other direction arrived in that time. */
  public int newsOfPeer() {
    return meanwhile.newsOfPeer();
  }

  /**
   * Ten-second buckets around it in time order: up to half a minute before, the beginning and the
   * end, two after. Buckets without a segment are not there.
   */
  public List<TenSeconds> buckets() {
    return List.copyOf(buckets);
  }

  /** The same time of the same direction: what is seen of it later does not count. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Standstill that
        && direction == that.direction
        && cause == that.cause
        && from.equals(that.from)
        && until.equals(that.until)
        && over == that.over;
  }

  @Override
  public int hashCode() {
    return 31 * from.hashCode() + until.hashCode();
  }
}
