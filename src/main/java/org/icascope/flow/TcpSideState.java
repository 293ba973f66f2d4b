package org.icascope.flow;

/**
 * What must be remembered of one side of a TCP flow to judge its next segment. Sequence numbers are
 * kept as they stand in the header (32 bits, compared by signed difference); {@link #offsetOf}
 * makes stream offsets of them that do not wrap.
 */
final class TcpSideState {

  /** Where there is no TCP; never changed. */
  static final TcpSideState NONE = new TcpSideState();

  /** Sequence number of the SYN, or what it must have been, once {@link #initialKnown}. */
  int initialSequence;

  boolean initialKnown;
  boolean synSeen;

  /** What a SYN,ACK of the other side says of it, where that was captured before anything else. */
  private int answeredInitial;

  private boolean answered;

  private boolean anchored;
  private int anchorSequence;
  private long anchorOffset;

  /** One past the highest sequence number sent, SYN and FIN included. */
  int next;

  boolean nextKnown;
  long nextTimeNanos;
  int lastAcknowledgement;
  boolean acknowledged;
  int highestAcknowledgement;
  boolean highestKnown;
  long lastTimeNanos;
  SegmentKind lastKind = SegmentKind.NORMAL;
  int window = -1;
  int duplicateAcks;

  /** Frame of the first segment with the latest acknowledgement number. */
  long acknowledgedFirstIn;

  /** Bits of the {@link SegmentRemark}s of the latest segment. */
  int remarks;

  /** One past the highest sequence number up to which nothing is missing. */
  private int seen;

  private boolean seenKnown;
  private boolean unseenTold;

  /** The latest window came with a SYN, where it is not scaled (RFC 7323 section 2.2). */
  boolean windowOfSyn;

  /** Shift count that goes for this side's windows, -1 while it is not known. */
  private int scale = -1;

  private boolean unscaled;

  /** Stream offset whose acknowledgement is being timed, if {@link #timing}. */
  long timedOffset;

  long timedNanos;
  boolean timing;

  /** Shift count for the latest window, -1 when it is not known. */
  int windowShift() {
    return unscaled || windowOfSyn ? 0 : scale;
  }

  /** The SYN offers this shift count, or none (-1). Scaling takes the offers of both sides. */
  void offerScale(int shift, TcpSideState other) {
    scale = shift;
    unscaled |= shift < 0;
    other.unscaled |= unscaled;
    unscaled |= other.unscaled;
  }

  /** A segment that began at {@code sequence} was remembered in {@link #next}. */
  void followSeen(int sequence, SegmentKind kind) {
    unseenTold = false;
    if (kind != SegmentKind.WINDOW_PROBE && (!seenKnown || sequence == seen)) {
      seenKnown = true;
      seen = next;
    }
  }

  /**
   * The other side acknowledges more than was captured without a hole. Says so once, until this
   * side sends again.
   */
  boolean acknowledgesUnseen(int acknowledgement) {
    if (!seenKnown || unseenTold || acknowledgement - seen <= 0) {
      return false;
    }
    seen = next;
    unseenTold = true;
    return true;
  }

  boolean anchored() {
    return anchored;
  }

  /** Makes {@code sequence} stream offset 0. */
  void anchor(int sequence) {
    anchored = true;
    anchorSequence = sequence;
    anchorOffset = 0;
  }

  /** Stream offset of a sequence number, the nearest to the highest one seen. */
  long offsetOf(int sequence) {
    return anchorOffset + (sequence - anchorSequence);
  }

  /** Follows the stream, so that offsets stay right beyond 2^32 bytes. */
  void follow(int sequence) {
    int advance = sequence - anchorSequence;
    if (advance > 0) {
      anchorSequence = sequence;
      anchorOffset += advance;
    }
  }

  /** The other side answers a SYN with this initial sequence number. */
  void answered(int initial) {
    if (!initialKnown && !answered) {
      answered = true;
      answeredInitial = initial;
    }
  }

  /** Sequence number that counts as 0 for those who read, 0 to 2^32-1; -1 where nothing tells. */
  long shownInitial() {
    if (answered) {
      return answeredInitial & 0xffffffffL;
    }
    return initialKnown ? initialSequence & 0xffffffffL : -1;
  }

  /** The first clue to the initial sequence number counts, as in Wireshark. */
  void initial(int sequence) {
    if (!initialKnown) {
      initialKnown = true;
      initialSequence = sequence;
    }
  }
}
