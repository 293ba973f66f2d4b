package org.icascope.reassembly;

import org.icascope.capture.Frame;
import org.icascope.decode.Headers;
import org.icascope.model.FrameMark;

/** Cursor on the payload of the segment at hand; the same object for all. */
final class Segment {

  byte[] bytes;

  /** Stream offset of the first payload byte. */
  long offset;

  /** Stream offset after the last payload byte that was captured. */
  long capturedEnd;

  /** Stream offset after the last payload byte on the wire. */
  long end;

  int capture;
  long frame;
  long timeNanos;
  private int start;

  void set(Headers headers, long streamOffset) {
    Frame source = headers.frame();
    bytes = source.bytes();
    start = headers.payloadStart();
    offset = streamOffset;
    capturedEnd = streamOffset + headers.payloadCaptured();
    end = streamOffset + headers.payloadLength();
    capture = source.capture();
    frame = source.number();
    timeNanos = source.timeNanos();
  }

  int capturedLength() {
    return (int) (capturedEnd - offset);
  }

  /** Index in {@link #bytes} of the byte at a stream offset. */
  int index(long streamOffset) {
    return start + (int) (streamOffset - offset);
  }

  FrameMark mark() {
    return new FrameMark(capture, frame, timeNanos);
  }
}
