package org.icascope.model;

/**
 * One frame and when it was captured.
 *
 * @param capture index of the capture file, from 0
 * @param frame frame number, from 1
 * @param timeNanos nanoseconds since 1970-01-01T00:00:00Z
 */
public record FrameMark(int capture, long frame, long timeNanos) {

  public PacketRef ref() {
    return new PacketRef(capture, frame);
  }

  /** Milliseconds from this frame to a later one; negative when it is earlier. */
  public double millisUntil(FrameMark later) {
    return (later.timeNanos - timeNanos) / 1e6;
  }

  // written out, as in every record that is a key

  @Override
  public boolean equals(Object other) {
    return other instanceof FrameMark o
        && capture == o.capture
        && frame == o.frame
        && timeNanos == o.timeNanos;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * capture + Long.hashCode(frame)) + Long.hashCode(timeNanos);
  }
}
