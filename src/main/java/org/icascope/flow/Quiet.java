package org.icascope.flow;

import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/**
 * A time without a segment of either side, ended by one of them.
 *
 * @param from the last segment before
 * @param until the first segment after
 * @param endedBy who sent that one
 */
public record Quiet(FrameMark from, FrameMark until, Direction endedBy) {

  public double millis() {
    return from.millisUntil(until);
  }
}
