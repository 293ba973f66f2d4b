package org.icascope.session;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.icascope.dissect.cgp.CgpHeader;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.session.EventDetail.Verified;

/** The messages one side sends again after one resume, compared with the first transmission. */
final class Replay {

  /**
   * New messages belong to the burst after a replay as long as no pause is longer than this.
   * Chosen: above the round-trip time of a usable session, below the pace of typing.
   */
  private static final long BURST_PAUSE_NANOS = 100_000_000L;

  /**
   * Where the replay takes place and who wants to know.
   *
   * @param direction of the messages
   * @param bound time of the BIND_RESPONSE, nanoseconds since 1970
   * @param told takes the result with the frames of the first and the last repeated message
   */
  record Start(Direction direction, long bound, BiConsumer<EventDetail.Replay, FrameMark[]> told) {}

  private final long from;
  private final long to;
  private final OptionalLong trimmed;
  private final Start start;
  private long repeated;
  private long bytes;
  private boolean different;
  private boolean notSeen;
  private boolean endUnknown;
  private FrameMark firstMark;
  private FrameMark lastMark;
  private long burstEnd;
  private long queuedMessages;
  private long queuedBytes;

  Replay(long from, long to, OptionalLong trimmed, Start start) {
    this.from = from;
    this.to = to;
    this.trimmed = trimmed;
    this.start = start;
  }

  boolean covers(long number) {
    return number >= from && number <= to;
  }

  void repeated(
      long number,
      CgpHeader message,
      int icaBytes,
      long digest,
      boolean captured,
      UnacknowledgedMessages first) {
    if (repeated++ == 0) {
      firstMark = message.first();
    }
    if (number == to || repeated == 1) {
      lastMark = message.last();
    }
    burstEnd = message.lastTimeNanos();
    bytes += icaBytes;
    if (!first.has(number)) {
      notSeen = true;
    } else if (first.payloadBytes(number) != icaBytes) {
      different = true;
    } else if (!captured || !first.captured(number)) {
      notSeen = true;
    } else if (first.digest(number) != digest) {
      different = true;
    }
  }

  /** A new message after the replay. Returns false when the burst is over. */
  boolean queued(CgpHeader message, int icaBytes) {
    if (repeated == 0 || message.firstTimeNanos() - burstEnd > BURST_PAUSE_NANOS) {
      return false;
    }
    burstEnd = message.lastTimeNanos();
    queuedMessages++;
    queuedBytes += icaBytes;
    return true;
  }

  /** What comes now goes by uncounted: where the burst ends cannot be told. */
  void loseCount() {
    endUnknown = true;
  }

  /** Tells the result, if anything was sent again at all. */
  void close(UnacknowledgedMessages first) {
    if (repeated == 0) {
      return;
    }
    notSeen |= repeated < to - from + 1;
    for (long number = Math.max(from + repeated, first.first()); first.has(number); number++) {
      bytes += number <= to ? first.payloadBytes(number) : 0;
    }
    Verified verified =
        different ? Verified.DIFFERENT : notSeen ? Verified.NOT_SEEN : Verified.IDENTICAL;
    var result =
        new EventDetail.Replay(
            start.direction(),
            from,
            to,
            to - from + 1,
            bytes,
            trimmed,
            verified,
            queuedMessages,
            queuedBytes,
            endUnknown
                ? OptionalDouble.empty()
                : OptionalDouble.of((burstEnd - start.bound()) / 1e6));
    start.told().accept(result, new FrameMark[] {firstMark, lastMark});
  }
}
