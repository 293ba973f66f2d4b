package org.icascope.compare;

import org.icascope.model.Direction;

/** Counts what one direction of a connection lost between the recorders. */
final class Losses {

  private final Matching matching;
  private final Matching answers;
  private final Direction direction;
  private final Windows windows;
  private final Loss loss;
  private final Spans received;
  private final long acknowledged;

  /**
   * @param answers the other direction of the same connection
   * @param loss is added to
   */
  Losses(Matching matching, Matching answers, Direction direction, Windows windows, Loss loss) {
    this.matching = matching;
    this.answers = answers;
    this.direction = direction;
    this.windows = windows;
    this.loss = loss;
    this.received = new Spans(receiver(), i -> true);
    this.acknowledged = Math.max(acknowledged(answers.near), acknowledged(answers.far));
  }

  private boolean toServer() {
    return direction == Direction.CLIENT_TO_SERVER;
  }

  private Track receiver() {
    return toServer() ? matching.far : matching.near;
  }

  private static long acknowledged(Track track) {
    long most = -1;
    for (int i = 0; i < track.size(); i++) {
      most = Math.max(most, track.acknowledgement(i));
    }
    return most;
  }

  void count() {
    for (int i = 0; i < matching.near.size(); i++) {
      if (matching.onlyNear(i)) {
        near(i);
      } else {
        loss.addSent(matching.near.time(i));
      }
    }
    for (int j = 0; j < matching.far.size(); j++) {
      if (matching.onlyFar(j)) {
        far(j);
      }
    }
    loss.addRegrouped(matching.regrouped());
  }

  private void near(int index) {
    long time = matching.near.time(index);
    if (!windows.farRan(direction, time)) {
      loss.addOutside();
    } else if (toServer()) {
      left(matching.near, index, time);
    } else if (!matching.near.isReset(index)) {
      loss.addMissingAtSender();
    }
  }

  private void far(int index) {
    long time = matching.far.time(index);
    if (!windows.nearRan(direction, time)) {
      loss.addOutside();
    } else if (toServer()) {
      if (!matching.far.isReset(index)) { // where that one came from is told apart
        loss.addMissingAtSender();
      }
    } else {
      left(matching.far, index, windows.nearTime(direction, time));
    }
  }

  /** Passed the recorder of its sender, and not that of its receiver. */
  private void left(Track sender, int index, long nearNanos) {
    loss.addSent(nearNanos);
    boolean arrived =
        sender.length(index) > 0
            && acknowledged >= sender.end(index)
            && !received.cover(sender.position(index), sender.end(index));
    if (arrived) {
      loss.addNotRecorded();
    } else {
      loss.addLost(nearNanos, sender.length(index) > 0, sender.mark(index));
    }
  }
}
