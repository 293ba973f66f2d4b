package org.icascope.dissect.cgp;

import org.icascope.model.FrameMark;

/**
 * Cursor on the header of one CGP message, read by hand. The framer fills the same object for every
 * message of a direction.
 */
public final class CgpHeader {

  int command;
  int length;
  int lengthBytes;
  boolean tracked;
  boolean trackedKnown;
  boolean ackKnown;
  int ackDelta;
  long payloadLength;
  long missingBytes;
  long streamOffset;
  int firstCapture;
  long firstFrame;
  long firstTimeNanos;
  int lastCapture;
  long lastFrame;
  long lastTimeNanos;

  /** Command byte. */
  public int command() {
    return command;
  }

  /** Value of the length field: bytes that follow it, 0 to 32767. */
  public int length() {
    return length;
  }

  /** Bytes of the length field itself: 1 or 2, whatever its value. */
  public int lengthBytes() {
    return lengthBytes;
  }

  /** The message has a number and is kept by the sender until acknowledged. */
  public boolean tracked() {
    return tracked;
  }

  /** False when the bytes that would tell were not captured. */
  public boolean trackedKnown() {
    return trackedKnown;
  }

  /** Tracked messages of the other direction that this message acknowledges. */
  public int ackDelta() {
    return ackDelta;
  }

  /** False when the bytes that would tell what is acknowledged were not captured. */
  public boolean acknowledgementKnown() {
    return ackKnown;
  }

  /** ICA payload in bytes: of data messages, without length, command and acknowledgement field. */
  public long payloadLength() {
    return payloadLength;
  }

  /** Bytes of the message that were not captured; known in full at its end. */
  public long missingBytes() {
    return missingBytes;
  }

  /** Offset of the first byte (of the length field) in its direction of the flow. */
  public long streamOffset() {
    return streamOffset;
  }

  /** Frame with the first byte; allocates. */
  public FrameMark first() {
    return new FrameMark(firstCapture, firstFrame, firstTimeNanos);
  }

  /** Frame with the last byte; allocates. */
  public FrameMark last() {
    return new FrameMark(lastCapture, lastFrame, lastTimeNanos);
  }

  public long firstTimeNanos() {
    return firstTimeNanos;
  }

  public long lastTimeNanos() {
    return lastTimeNanos;
  }
}
