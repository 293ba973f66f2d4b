package org.icascope.report.text;

import org.icascope.session.EventDetail.Replay;

/** A buffer replay in words. */
final class ReplayText {

  /** Less than this would be told as none at all, in tenths of a millisecond. */
  private static final double LEAST_MS = 0.05;

  private ReplayText() {}

  static String of(Replay replay) {
    StringBuilder text = new StringBuilder("the ");
    text.append(replay.direction().sender())
        .append(" sent again ")
        .append(Units.count(replay.messages(), "message"))
        .append(", ")
        .append(Units.bytes(replay.bytes()))
        .append(
            switch (replay.verified()) {
              case IDENTICAL -> ", identical to the first transmission";
              case DIFFERENT -> ", DIFFERENT from the first transmission";
              case NOT_SEEN -> " (not all of it was captured both times, so not compared)";
            });
    if (replay.trimmed().orElse(0) > 0) {
      text.append("; ")
          .append(Units.count(replay.trimmed().getAsLong(), "message"))
          .append(" had arrived already and needed no repeat");
    }
    if (replay.queuedMessages() > 0) {
      text.append("; then ")
          .append(Units.count(replay.queuedMessages(), "new message"))
          .append(" that had waited, ")
          .append(Units.bytes(replay.queuedBytes()));
    }
    if (replay.catchUpMs().isPresent()) {
      double millis = replay.catchUpMs().getAsDouble();
      text.append(
          millis < LEAST_MS ? "; caught up at once" : "; caught up in " + Units.millis(millis));
    }
    return text.toString();
  }
}
