package org.icascope.compare;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.icascope.model.Direction;

/** Counts what one direction of a connection lost between the recorders. */
final class Losses {

  private final Matching matching;
  private final Matching answers;
  private final Direction direction;
  private final Windows windows;
  private final Loss loss;
  private final Spans received;
  private final Set<Long> turns;
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
    this.turns = turns(receiver());
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
      } else if (matching.near.isBare(i)) {
        loss.addAcknowledgement(false);
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
    if (sender.isBare(index)) {
      loss.addAcknowledgement(true);
      return;
    }
    loss.addSent(nearNanos);
    if (hasArrived(sender, index)) {
      loss.addNotRecorded();
    } else {
      loss.addLost(nearNanos, sender.length(index) > 0, sender.mark(index));
    }
  }

  /** The receiver acknowledged it, though no copy was seen on the way to it. */
  private boolean hasArrived(Track sender, int index) {
    boolean copy =
        sender.length(index) > 0
            ? received.cover(sender.position(index), sender.end(index))
            : turns.contains(sender.key(index));
    return !copy
        && sender.acknowledgedBy(index) > sender.position(index)
        && acknowledged >= sender.acknowledgedBy(index);
  }

  /** SYN, FIN and RST that were seen at the receiver. */
  private static Set<Long> turns(Track track) {
    return IntStream.range(0, track.size())
        .filter(i -> track.length(i) == 0 && !track.isBare(i))
        .mapToObj(track::key)
        .collect(Collectors.toSet());
  }
}
