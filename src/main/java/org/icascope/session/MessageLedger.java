package org.icascope.session;

import java.util.Optional;
import java.util.OptionalLong;
import org.icascope.dissect.cgp.CgpHeader;

/**
 * Counts the tracked messages of one direction of a CGP session over all its connections, and what
 * of them is acknowledged.
 *
 * <p>Rules: protocol notes on CGP, section 4. Numbers start at 1 and go on over a resume, which
 * starts again at the number the other side asks for.
 */
final class MessageLedger {

  private final UnacknowledgedMessages kept;
  private long next = 1;
  private long highest;
  private long acknowledged;
  private boolean numbersKnown = true;
  private boolean acknowledgementsKnown = true;
  private boolean resumedBlind;
  private Replay replay;
  private long latestNanos = -1;
  private long quietFromNanos;
  private long quietToNanos;

  /**
   * @param room for messages that are kept
   */
  MessageLedger(MessageRoom room) {
    kept = new UnacknowledgedMessages(room);
  }

  /** The session was running before the capture: nothing is known until the next resume. */
  void startUnknown() {
    numbersKnown = false;
    acknowledgementsKnown = false;
  }

  /** Messages of this direction went by uncounted. */
  void loseCount() {
    numbersKnown = false;
    if (replay != null) {
      replay.loseCount();
    }
    connectionEnded(); // a replay knows from the first transmission what did not come again
    kept.clear();
  }

  /** Messages of this direction went by, of which only the number is known. */
  void skip(int messages) {
    next += messages;
    highest = Math.max(highest, next - 1);
  }

  /** Acknowledgements of messages of this direction went by unseen. */
  void loseAcknowledgements() {
    acknowledgementsKnown = false;
  }

  /** The other side acknowledged further messages of this direction. */
  void acknowledge(int messages) {
    if (messages > 0) {
      acknowledged += messages;
      dropAcknowledged();
    }
  }

  private void dropAcknowledged() {
    if (numbersKnown && acknowledgementsKnown) {
      kept.dropBelow(acknowledged + 1);
    }
  }

  /** True when the message that begins now was sent before. */
  boolean nextIsReplay() {
    return replay != null && replay.covers(next);
  }

  /** Number of the message that begins now; 0 where messages went by uncounted. */
  long nextNumber() {
    return numbersKnown ? next : 0;
  }

  /** It cannot be told which messages of the present connection were sent before. */
  boolean resumedBlind() {
    return resumedBlind;
  }

  /**
   * A tracked message is over.
   *
   * @param icaBytes ICA payload in bytes, 0 for messages that carry none
   * @param digest of the payload
   * @param captured every payload byte was captured
   */
  void count(CgpHeader message, int icaBytes, long digest, boolean captured) {
    long number = next++;
    if (replay != null && replay.covers(number)) {
      replay.repeated(number, message, icaBytes, digest, captured, kept);
      return;
    }
    spoke(message.first().timeNanos());
    if (replay != null && !replay.queued(message, icaBytes)) {
      connectionEnded();
    }
    if (numbersKnown) {
      highest = Math.max(highest, number);
      kept.add(number, icaBytes, digest, captured);
      dropAcknowledged();
    }
  }

  private void spoke(long nanos) {
    if (latestNanos >= 0 && nanos - latestNanos > quietToNanos - quietFromNanos) {
      quietFromNanos = latestNanos;
      quietToNanos = nanos;
    }
    latestNanos = nanos;
  }

  /**
   * The longest time without a message, nanoseconds since 1970.
   *
   * @param endNanos when the last connection was heard of last
   */
  Optional<Session.Span> quiet(long endNanos) {
    if (latestNanos < 0) {
      return Optional.empty();
    }
    return Optional.of(
        endNanos - latestNanos > quietToNanos - quietFromNanos
            ? new Session.Span(latestNanos, endNanos)
            : new Session.Span(quietFromNanos, quietToNanos));
  }

  /**
   * The session was resumed: messages from {@code asked} on come on the new connection.
   *
   * @param started makes the record of the replay, should there be one
   */
  void resumeAt(long asked, Replay.Start started) {
    connectionEnded();
    OptionalLong trimmed =
        numbersKnown && acknowledgementsKnown && asked - 1 >= acknowledged
            ? OptionalLong.of(asked - 1 - acknowledged)
            : OptionalLong.empty();
    if (numbersKnown && asked <= highest) {
      replay = new Replay(asked, highest, trimmed, started);
      kept.dropBelow(asked);
    } else {
      kept.clear();
    }
    resumedBlind = !numbersKnown;
    highest = Math.max(highest, asked - 1);
    next = asked;
    acknowledged = asked - 1;
    numbersKnown = true;
    acknowledgementsKnown = true;
  }

  /** The connection is over, or the input: what is known of a replay is told. */
  void connectionEnded() {
    if (replay != null) {
      replay.close(kept);
      replay = null;
    }
  }

  /** Nobody asks for its messages any more. */
  void letGo() {
    kept.clear();
  }

  /** Highest message number captured; empty when messages went by uncounted. */
  OptionalLong highest() {
    return numbersKnown ? OptionalLong.of(highest) : OptionalLong.empty();
  }
}
