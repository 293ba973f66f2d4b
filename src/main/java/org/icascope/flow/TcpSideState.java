package org.icascope.flow;

/**
 * What must be remembered of one side of a TCP flow to judge its next segment. Sequence numbers are
 * kept as they stand in the header (32 bits, compared by signed difference); {@link #offsetOf}
 * makes stream offsets of them that do not wrap.
 */
final class TcpSideState {

  /** Sequence number of the SYN, or what it must have been, once {@link #initialKnown}. */
  int initialSequence;

  boolean initialKnown;
  boolean synSeen;

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

  /** Stream offset whose acknowledgement is being timed, if {@link #timing}. */
  long timedOffset;

  long timedNanos;
  boolean timing;

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

  /** The first clue to the initial sequence number counts, as in Wireshark. */
  void initial(int sequence) {
    if (!initialKnown) {
      initialKnown = true;
      initialSequence = sequence;
    }
  }
}
