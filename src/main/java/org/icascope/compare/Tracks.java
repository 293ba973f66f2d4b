package org.icascope.compare;

import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/** Both directions of a connection or session at one recorder. */
public final class Tracks {

  private final Track clientToServer = new Track();
  private final Track serverToClient = new Track();

  Track of(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? clientToServer : serverToClient;
  }

  /**
   * The next TCP segment.
   *
   * @param sequence as on the wire
   * @param acknowledgement as on the wire; -1 when it has none
   */
  public void segment(
      Direction direction,
      FrameMark mark,
      long sequence,
      long acknowledgement,
      int length,
      int flags) {
    Track track = of(direction);
    Track opposite = of(direction.opposite());
    long acknowledged = acknowledgement < 0 ? -1 : opposite.unwrapped(acknowledgement);
    track.add(mark, track.unwrapped(sequence), acknowledged, length, flags);
  }

  /** The next message that has a number. */
  public void message(Direction direction, FrameMark mark, long number, int lengthBytes) {
    of(direction).add(mark, number, -1, lengthBytes, 0);
  }

  /** Positions count as those of the other recorder do. */
  void alignTo(Tracks other) {
    clientToServer.alignTo(other.clientToServer);
    serverToClient.alignTo(other.serverToClient);
    clientToServer.acknowledges(serverToClient);
    serverToClient.acknowledges(clientToServer);
  }
}
