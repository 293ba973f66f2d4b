package org.icascope.flow;

import java.util.Optional;
import org.icascope.capture.Frame;
import org.icascope.model.FrameMark;

/** Remembers one frame without an allocation per frame; builds the {@link FrameMark} on request. */
final class MarkSlot {

  /** Of what never was; never written to. */
  static final MarkSlot NONE = new MarkSlot();

  private int capture;
  private long frame; // numbers start at 1, so 0 means that nothing was remembered yet
  private long timeNanos;

  /** This one, or one to write to. */
  MarkSlot own() {
    return this == NONE ? new MarkSlot() : this;
  }

  void set(Frame source) {
    set(source.capture(), source.number(), source.timeNanos());
  }

  void set(MarkSlot other) {
    set(other.capture, other.frame, other.timeNanos);
  }

  void set(int capture, long frame, long timeNanos) {
    this.capture = capture;
    this.frame = frame;
    this.timeNanos = timeNanos;
  }

  long timeNanos() {
    return timeNanos;
  }

  FrameMark mark() {
    return new FrameMark(capture, frame, timeNanos);
  }

  Optional<FrameMark> toOptional() {
    return frame == 0 ? Optional.empty() : Optional.of(mark());
  }
}
