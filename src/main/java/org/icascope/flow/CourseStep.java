package org.icascope.flow;

import org.icascope.decode.Headers;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/**
 * Cursor on what one packet says of the course of its flow, whatever carries the stream: a TCP
 * segment, or a packet of a protocol in datagrams. Filled again for every packet.
 *
 * <p>Places in a stream are numbers of 32 bits that wrap: sequence numbers, or what counts packets.
 */
final class CourseStep {

  Direction direction;
  private final MarkSlot at = new MarkSlot();

  /** Payload bytes on the wire. */
  int length;

  /** The payload is more than a probe. */
  boolean carries;

  /** It is payload that was not captured before. */
  boolean isNew;

  /** It was sent before, and not acknowledged. */
  boolean repeated;

  /** Something before it was not captured. */
  boolean afterGap;

  /** Where its payload begins, and how much of the numbers it covers. */
  int number;

  int span;

  /** The sender shows that it is at work, which a side may have promised to do now and then. */
  boolean speaks;

  /** The sender is alive: no last word of somebody who gives up. */
  boolean lives;

  /** The sender has something to send. */
  boolean wants;

  /** The receiver of {@link #direction}'s other side has everything before this number. */
  boolean acknowledges;

  int acknowledgement;

  /** That was not all captured. */
  boolean acknowledgesUnseen;

  /** And more is under way. */
  boolean moreUnderWay;

  /** Something arrived behind what is missing. */
  boolean duplicate;

  boolean selective;

  /** The sender takes no more bytes, or takes some. */
  boolean closes;

  boolean opens;

  private Headers segment;

  /** A packet without anything yet. */
  void begin(Direction sender, int capture, long frame, long timeNanos) {
    direction = sender;
    at.set(capture, frame, timeNanos);
    length = 0;
    carries = false;
    isNew = false;
    repeated = false;
    afterGap = false;
    speaks = false;
    lives = true;
    wants = false;
    acknowledges = false;
    acknowledgesUnseen = false;
    moreUnderWay = false;
    duplicate = false;
    selective = false;
    closes = false;
    opens = false;
    segment = null;
  }

  /** It is a TCP segment, whose checksum somebody may ask for. */
  void segment(Headers headers) {
    segment = headers;
  }

  /**
   * TCP sends again what is not acknowledged within a second or two (RFC 6298), whatever the other
   * side does. Bytes that waited for longer and were not sent again did not wait: the recorder
   * missed their acknowledgement, or it or its clock stood still.
   */
  boolean repeatsByClock() {
    return segment != null;
  }

  long nanos() {
    return at.timeNanos();
  }

  FrameMark mark() {
    return at.mark();
  }

  void markIn(MarkSlot slot) {
    slot.set(at);
  }

  /**
   * The TCP checksum as it stands in the segment; -1 where it was not captured, and without TCP.
   */
  int checksum() {
    if (segment == null || segment.payloadCaptured() == 0) {
      return -1;
    }
    return StuckSegment.checksumOf(segment);
  }

  /** The TCP checksum is there, and wrong. */
  boolean isChecksumWrong() {
    return checksum() >= 0 && segment.badChecksum();
  }
}
