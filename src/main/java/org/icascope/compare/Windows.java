package org.icascope.compare;

import org.icascope.model.Direction;

/**
 * When the recorders ran, and when one of them would have seen what the other one saw.
 *
 * @param toServer typical delay between the recorders, nanoseconds, towards the server
 * @param toClient the same towards the client
 * @param spare more than the delay varies, nanoseconds: at the edges nothing is judged
 */
record Windows(Point near, Point far, Clock clock, long toServer, long toClient, long spare) {

  private long delay(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? toServer : -toClient;
  }

  /** How much later, by the clocks, the far recorder sees what the near one saw then. */
  long later(Direction direction, long nearNanos) {
    long oneWay = clock.knowsOneWay() ? delay(direction) : 0;
    return Math.round(clock.at(nearNanos)) + oneWay;
  }

  /** The time of the near recorder at which it saw, or would have, what the far one saw. */
  long nearTime(Direction direction, long farNanos) {
    long guess = farNanos - later(direction, farNanos);
    return farNanos - later(direction, guess);
  }

  /** What the near clock shows when the far one shows that. */
  long onNearClock(long farNanos) {
    long guess = farNanos - Math.round(clock.at(farNanos));
    return farNanos - Math.round(clock.at(guess));
  }

  /** The far recorder ran when it would have seen what the near one saw then. */
  boolean farRan(Direction direction, long nearNanos) {
    long expected = nearNanos + later(direction, nearNanos);
    return expected - spare >= far.firstNanos() && expected + spare <= far.lastNanos();
  }

  boolean nearRan(Direction direction, long farNanos) {
    long expected = nearTime(direction, farNanos);
    return expected - spare >= near.firstNanos() && expected + spare <= near.lastNanos();
  }
}
