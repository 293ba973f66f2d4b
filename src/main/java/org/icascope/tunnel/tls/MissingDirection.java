package org.icascope.tunnel.tls;

import org.icascope.model.Direction;

/** Words for a connection of which one direction is decrypted and the other cannot be. */
public final class MissingDirection {

  private MissingDirection() {}

  /** What was not read, as half a sentence. */
  public static String what(Direction direction) {
    return "the keys of the " + direction.sender() + "'s direction are missing";
  }

  /** What would open it; the names are those of key logs for TLS 1.3. */
  public static String unlock(Direction direction) {
    return (direction == Direction.CLIENT_TO_SERVER ? "CLIENT" : "SERVER")
        + "_TRAFFIC_SECRET_0 of the key log";
  }

  static String reason(Direction direction) {
    return "T"
        + what(direction).substring(1)
        + ": what is needed is "
        + unlock(direction)
        + ". What that side said is treated as not captured.";
  }
}
