package org.icascope.view.follow;

import org.icascope.model.Direction;

/** Messages and bytes of both directions. */
final class Totals {

  private final long[] messages = new long[2];
  private final long[] bytes = new long[2];
  private final long[] replayed = new long[2];

  void add(Message message) {
    int side = message.direction().ordinal();
    messages[side]++;
    bytes[side] += message.lengthBytes();
    replayed[side] += message.replayed() ? 1 : 0;
  }

  long messages(Direction direction) {
    return messages[direction.ordinal()];
  }

  long bytes(Direction direction) {
    return bytes[direction.ordinal()];
  }

  /** Those among the messages that were sent a second time. */
  long replayed(Direction direction) {
    return replayed[direction.ordinal()];
  }
}
