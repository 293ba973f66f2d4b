package org.icascope.session;

import java.util.Optional;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/** EDT says by itself that it lives, whether or not CGP does. */
final class EdtSilence {

  /**
   * An EDT connection of which one side was not heard for so long is broken. Chosen: the capture of
   * an EDT session shows a sign of life every 0.3 s, and UDT gives a peer up after some seconds.
   */
  private static final long BROKEN_NANOS = 10_000_000_000L;

  private EdtSilence() {}

  /** True when one of the sides of an EDT connection has been silent for too long. */
  static boolean since(FlowTrack track, FrameMark now) {
    return track.edt().isPresent()
        && (since(track.flow, Direction.CLIENT_TO_SERVER, now)
            || since(track.flow, Direction.SERVER_TO_CLIENT, now));
  }

  /** A side that was never captured says nothing by that. */
  private static boolean since(Flow flow, Direction direction, FrameMark now) {
    Optional<FrameMark> heard = flow.side(direction).lastPacket();
    return heard.filter(mark -> now.timeNanos() - mark.timeNanos() > BROKEN_NANOS).isPresent();
  }
}
