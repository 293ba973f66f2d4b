package org.icascope.flow;

import java.util.Optional;
import org.icascope.decode.Headers;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/** What one side of a followed TCP flow sends and lets the other one send. */
public final class CourseSide {

  /** Steps of the IP identification of a host that counts up. Chosen: other flows count, too. */
  private static final int LARGEST_STEP = 1024;

  /** Packets after which the way a host numbers is known. Chosen. */
  private static final int ENOUGH_STEPS = 16;

  /** An identification that is further off is no step. Chosen. */
  private static final int FAR_OFF = 8192;

  /** Other flows of a host may have used many numbers after such a pause. Chosen. */
  private static final long SHORT_PAUSE_NANOS = 2_000_000_000L;

  private static final int NO_CODE_UNITS = 32;

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
  boolean gapOfPayload;

  StuckSegment stuck;
  private StuckSegment shrunken;
  private int pending;
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
  private long heardNanos;
  private int lastTtl = -1;
  private int lastId = -1;
  private int steps;
  private int ids;
  private int window = -1;

  CourseSide(Direction direction) {
    this.direction = direction;
  }

  /** From this segment on bytes of this side wait. */
  void startWaiting(Headers headers) {
    waiting = true;
    waitingFrom.set(headers.frame());
    repeatsWaiting = 0;
    heardWaiting = 0;
    newsWaiting = 0;
    gapWaiting = false;
  }

  /** Any segment of this side but SYN, FIN and RST. */
  void heard(Headers headers, long nanos) {
    heardNanos = nanos;
    lastTtl = headers.ttl();
    int id = headers.ipId();
    if (ids < Short.MAX_VALUE) {
      int step = id - lastId & 0xffff;
      steps += step > 0 && step <= LARGEST_STEP ? 1 : 0;
      ids++;
    }
    lastId = id;
    window = headers.window();
  }

  /** A segment with payload that is new. */
  void sent(Headers headers, boolean isNew) {
    segments++;
    int length = headers.payloadLength();
    if (isNew && length > largestDelivered && length > largestSent) {
      largestSent = length;
      largestSentEnd = (int) headers.sequence() + length;
    }
  }

  /** A segment that was sent before and not acknowledged. */
  void repeats(Headers headers, TcpSideState receiver) {
    pending++;
    int sequence = (int) headers.sequence();
    if (stuck != null && stuck.isAt(sequence)) {
      stuck.again(headers);
    } else if (stuck == null || !stuck.isBefore(sequence)) {
      boolean asked = receiver.lastAcknowledgement == sequence;
      stuck = new StuckSegment(headers, asked ? receiver.duplicateAcks : 0);
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
    if (worst == null || bucket.retransmissions(direction) > worst.retransmissions(direction)) {
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

  /** What the IP header of a RST says beside those of the segments before it. */
  boolean isOddId(Headers headers) {
    boolean countsUp = ids >= ENOUGH_STEPS && steps * 10 >= ids * 9;
    boolean soon = headers.frame().timeNanos() - heardNanos < SHORT_PAUSE_NANOS;
    // some hosts give a RST that belongs to no socket the identification 0
    return countsUp && soon && headers.ipId() != 0 && (headers.ipId() - lastId & 0xffff) > FAR_OFF;
  }

  /** Time to live of its latest segment, or -1. */
  int lastTtl() {
    return lastTtl;
  }

  /** A window this side uses anyway, or the same but for what its program has not read yet. */
  boolean isUsualWindow(int raw) {
    return window >= 0 && Math.abs(raw - window) <= NO_CODE_UNITS;
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
