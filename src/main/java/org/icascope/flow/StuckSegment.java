package org.icascope.flow;

import org.icascope.decode.Headers;
import org.icascope.model.FrameMark;

/** A segment that was sent again and again while its receiver did not acknowledge it. */
public final class StuckSegment {

  private static final int CHECKSUM_AT = 16; // RFC 9293 section 3.1
  private static final int ALL_ONES = 0xffff;

  /** Segments whose checksums are compared, and how many it takes. Chosen. */
  private static final int MOST_COMPARED = 16;

  private static final int ENOUGH_COMPARED = 3;

  private final int sequence;
  private final int span;
  private final int length;
  private final FrameMark first;
  private final int checksum;
  private final boolean wrong;
  private FrameMark last;
  private int repeats = 1;
  private int heard;
  private int duplicateAcks;
  private boolean laterArrived;
  private boolean shrunk;
  private int compared;
  private boolean othersWrong;

  /**
   * The first time that it is sent again.
   *
   * @param duplicateAcks what the receiver said before that
   */
  StuckSegment(CourseStep step, int duplicateAcks) {
    this.duplicateAcks = duplicateAcks;
    sequence = step.number;
    span = step.span;
    length = step.length;
    first = step.mark();
    last = first;
    checksum = step.checksum();
    wrong = step.isChecksumWrong();
  }

  /** Of a segment of which payload was captured: then so is what comes before it. */
  static int checksumOf(Headers headers) {
    byte[] bytes = headers.frame().bytes();
    int at = headers.transportStart() + CHECKSUM_AT;
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }

  /** Whether a segment that was sent again lies at the same place of the stream. */
  boolean isAt(int otherSequence) {
    return otherSequence == sequence;
  }

  boolean isBefore(int otherSequence) {
    return otherSequence - sequence > 0;
  }

  boolean isCoveredBy(int acknowledgement) {
    return acknowledgement - (sequence + span) >= 0;
  }

  void again(CourseStep step) {
    last = step.mark();
    if (step.length < length && step.length > 0) {
      shrunk = true;
    } else {
      repeats++;
    }
  }

  /** A segment of the receiver came, without an acknowledgement of this one. */
  void heard(boolean duplicateAck, boolean selective) {
    heard += repeats > 1 ? 1 : 0;
    duplicateAcks += duplicateAck ? 1 : 0;
    laterArrived |= selective;
  }

  /** The first time it was sent again. */
  public FrameMark first() {
    return first;
  }

  /** The last time it was sent again. */
  public FrameMark last() {
    return last;
  }

  /** Payload bytes. */
  public int length() {
    return length;
  }

  /** How often it was sent again as it was. */
  public int repeats() {
    return repeats;
  }

  /** Segments that came from its receiver after it was sent again twice. */
  public int heard() {
    return heard;
  }

  /** Duplicate acknowledgements for it: something behind it arrived. */
  public int duplicateAcks() {
    return duplicateAcks;
  }

  /** The receiver told by SACK that later segments arrived. */
  public boolean laterArrived() {
    return laterArrived;
  }

  /** Another segment of its sender came. The sum costs something, so few of them are looked at. */
  void beside(Headers headers) {
    if (wrong && compared < MOST_COMPARED && !headers.has(Headers.RST)) {
      compared++;
      othersWrong |= headers.badChecksum();
    }
  }

  /** Its bytes were sent again in smaller segments, too. */
  public boolean shrunk() {
    return shrunk;
  }

  /**
   * Its checksum is 0x0000 or 0xffff: two values of which devices that change it along with an
   * address make the wrong one (RFC 1624).
   */
  public boolean oddChecksum() {
    return checksum == 0 || checksum == ALL_ONES;
  }

  /**
   * Its checksum is wrong and those of other segments of its sender are right. Where a sender
   * leaves the sum to its network card all of them are wrong.
   */
  public boolean onlyItsChecksumIsWrong() {
    return wrong && compared >= ENOUGH_COMPARED && !othersWrong;
  }
}
