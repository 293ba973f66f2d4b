package org.icascope.flow;

import org.icascope.decode.Headers;
import org.icascope.model.FrameMark;

/** A segment that was sent again and again while its receiver did not acknowledge it. */
public final class StuckSegment {

  private static final int CHECKSUM_AT = 16; // RFC 9293 section 3.1
  private static final int ALL_ONES = 0xffff;

  private final int sequence;
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

  /**
   * The first time that it is sent again.
   *
   * @param duplicateAcks what the receiver said before that
   */
  StuckSegment(Headers headers, int duplicateAcks) {
    this.duplicateAcks = duplicateAcks;
    sequence = (int) headers.sequence();
    length = headers.payloadLength();
    first = headers.frame().mark();
    last = first;
    boolean there = headers.payloadCaptured() > 0; // then so is what comes before it
    checksum = there ? checksum(headers) : -1;
    wrong = there && headers.badChecksum();
  }

  private static int checksum(Headers headers) {
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
    return acknowledgement - (sequence + length) >= 0;
  }

  void again(Headers headers) {
    last = headers.frame().mark();
    if (headers.payloadLength() < length && headers.payloadLength() > 0) {
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

  /** Its checksum is wrong, as that of every frame captured at a sender with offload is. */
  public boolean wrongChecksum() {
    return wrong;
  }
}
