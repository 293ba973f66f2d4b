package org.icascope.flow;

import java.util.Optional;
import org.icascope.decode.Headers;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/** What one side of a followed flow sends and lets the other one send. */
public final class CourseSide {

  final Direction direction;

  /** Bytes of this side wait for their acknowledgement since that mark. */
  boolean waiting;

  final MarkSlot waitingFrom = new MarkSlot();
  int repeatsWaiting;
  long lastRepeatNanos;

  /** Since the first repetition: segments of the other side, and news of it that arrived. */
  int heardWaiting;

  int newsWaiting;
  boolean gapWaiting;

  /** This side takes no bytes since that mark. */
  boolean closed;

  final MarkSlot closedFrom = new MarkSlot();

  /** The other side showed that it had something to send meanwhile. */
  boolean closedWanted;

  long reopenedNanos = Long.MIN_VALUE;

  /** Its latest new payload, and what the other side sent since. */
  final MarkSlot lastPayload = new MarkSlot();

  int newsOfPeer;

  /** Since then: the longest time in which nothing at all was captured of the flow. */
  long quietNanos;

  boolean gapOfPayload;

  StuckSegment stuck;
  private StuckSegment shrunken;
  private int pending;
  private final MarkSlot pendingFrom = new MarkSlot();
  private FrameMark firstRepeat;
  private FrameMark worstRepeat;
  private long segments;
  private long retransmissions;
  private TenSeconds worst;
  private int closings;
  private long closedNanos;
  private long longestClosedNanos;
  private FrameMark longestClosed;
  private int largestDelivered;
  private int largestSent;
  private int largestSentEnd;
  final SenderHabits habits = new SenderHabits();

  CourseSide(Direction direction) {
    this.direction = direction;
  }

  /** From this segment on bytes of this side wait. */
  void startWaiting(CourseStep step) {
    waiting = true;
    step.markIn(waitingFrom);
    repeatsWaiting = 0;
    heardWaiting = 0;
    newsWaiting = 0;
    gapWaiting = false;
  }

  void noQuiet(long sinceLast) {
    quietNanos = Math.max(quietNanos, sinceLast);
  }

  /**
   * The part of the silence of this side in which the other one was not heard either, which has
   * promised to speak, too: nobody knows then whether it was silent, or the recorder deaf.
   */
  long bothSilent(long limit) {
    return quietNanos >= limit / 2 ? quietNanos : 0;
  }

  /** Any segment of this side but SYN, FIN and RST: TCP. */
  void beside(Headers headers) {
    if (stuck != null && !stuck.isAt((int) headers.sequence())) {
      stuck.beside(headers);
    }
  }

  /** A segment with payload, new or not. */
  void sent(CourseStep step) {
    segments++;
    if (step.isNew && step.length > largestDelivered && step.length > largestSent) {
      largestSent = step.length;
      largestSentEnd = step.number + step.span;
    }
  }

  /** A segment that was sent before and not acknowledged. */
  void repeats(CourseStep step, TcpSideState receiver) {
    if (pending++ == 0) {
      step.markIn(pendingFrom);
    }
    if (stuck != null && stuck.isAt(step.number)) {
      stuck.again(step);
    } else if (stuck == null || !stuck.isBefore(step.number)) {
      boolean asked = receiver.lastAcknowledgement == step.number;
      stuck = new StuckSegment(step, asked ? receiver.duplicateAcks : 0);
    }
  }

  /** The other side acknowledged up to here. */
  void acknowledged(int acknowledgement, TenSeconds bucket) {
    if (pending > 0) {
      confirm(bucket);
    }
    if (largestSent > 0 && acknowledgement - largestSentEnd >= 0) {
      largestDelivered = largestSent;
      largestSent = 0;
    }
    if (stuck != null && stuck.isCoveredBy(acknowledgement)) {
      shrunken = stuck.shrunk() ? stuck : shrunken;
      stuck = null;
    }
  }

  /** What was sent again was of use: the connection lives. At its end it says nothing of loss. */
  private void confirm(TenSeconds bucket) {
    retransmissions += pending;
    pending = 0;
    firstRepeat = firstRepeat == null ? pendingFrom.mark() : firstRepeat;
    if (worst == null || bucket.retransmissions(direction) > worst.retransmissions(direction)) {
      if (worst != bucket) {
        worstRepeat = pendingFrom.mark();
      }
      worst = bucket;
    }
  }

  void opened(FrameMark until, boolean counts) {
    long nanos = until.timeNanos() - closedFrom.timeNanos();
    closed = false;
    reopenedNanos = until.timeNanos();
    if (!counts) {
      return;
    }
    closings++;
    closedNanos += nanos;
    if (nanos > longestClosedNanos) {
      longestClosedNanos = nanos;
      longestClosed = closedFrom.mark();
    }
  }

  /** Segments with payload, those sent again included. */
  public long segments() {
    return segments;
  }

  /** Segments sent again whose first copy was not acknowledged, on a connection that went on. */
  public long retransmissions() {
    return retransmissions;
  }

  /** Segments sent again since the last acknowledgement. */
  public int unanswered() {
    return pending;
  }

  /** The first retransmission that was of use; empty when there was none. */
  public Optional<FrameMark> firstRetransmission() {
    return Optional.ofNullable(firstRepeat);
  }

  /** One of those in the {@link #worst} ten seconds. */
  public Optional<FrameMark> worstRetransmission() {
    return Optional.ofNullable(worstRepeat);
  }

  /** The ten seconds with the most retransmissions. */
  public Optional<TenSeconds> worst() {
    return Optional.ofNullable(worst);
  }

  /** The segment that is sent again and still not acknowledged. */
  public Optional<StuckSegment> stuck() {
    return Optional.ofNullable(stuck);
  }

  /** The latest segment whose bytes got through in smaller ones only. */
  public Optional<StuckSegment> shrunken() {
    return Optional.ofNullable(shrunken);
  }

  /** How often this side closed its window while the other one had something to send. */
  public int closings() {
    return closings;
  }

  /** For how long in all, milliseconds. */
  public double closedMillis() {
    return closedNanos / 1e6;
  }

  /** The longest of these times, milliseconds. */
  public double longestClosedMillis() {
    return longestClosedNanos / 1e6;
  }

  /** The segment that closed it for the longest time. */
  public Optional<FrameMark> longestClosed() {
    return Optional.ofNullable(longestClosed);
  }

  /** Payload bytes of the largest segment that was acknowledged, 0 when none was. */
  public int largestDelivered() {
    return largestDelivered;
  }
}
