package org.icascope.session;

import java.util.Optional;
import org.icascope.model.FrameMark;

/**
 * When something became true and which frames say so.
 *
 * @param timeNanos nanoseconds since 1970
 * @param at the packet at which it became true
 * @param proof the packet that proved it, when that is another one
 */
record When(long timeNanos, FrameMark at, Optional<FrameMark> proof) {

  /** At the time of the packet that shows it. */
  static When at(FrameMark mark) {
    return new When(mark.timeNanos(), mark, Optional.empty());
  }

  /** At a time at which no packet was captured. */
  static When of(long timeNanos, FrameMark at) {
    return new When(timeNanos, at, Optional.empty());
  }

  When provedBy(FrameMark mark) {
    return new When(timeNanos, at, Optional.ofNullable(mark));
  }
}
