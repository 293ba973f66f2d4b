package org.icascope.decode;

import java.util.Optional;
import org.icascope.capture.Frame;
import org.icascope.model.FrameMark;

/**
 * The places inside a NetScaler at which it recorded packets: on the way in RX and then NEW_RX, on
 * the way out TXB and then TX. A trace may have both of them. Then a packet that is missing at the
 * second place was likely dropped between them.
 */
public final class AppliancePlaces {

  /** Bits of {@link Frame#traceStage}. */
  static final int NONE = 1;

  private static final int TX = 1 << 1;
  private static final int TXB = 1 << 2;
  private static final int RX = 1 << 3;
  private static final int NEW_RX = 1 << 4;

  /**
   * A trace whose packets mostly stop at the first place does not record the second one for all.
   * Chosen: no appliance that works drops one packet in ten.
   */
  private static final int MOST_MISSING_PERCENT = 10;

  /** By slot of the filter: where the packet was recorded, and which frame it was first. */
  private final byte[] stages;

  private final int[] captures;
  private final long[] numbers;
  private final long[] times;
  private final Way in = new Way(RX, NEW_RX);
  private final Way out = new Way(TXB, TX);

  AppliancePlaces(int slots) {
    stages = new byte[slots];
    captures = new int[slots];
    numbers = new long[slots];
    times = new long[slots];
  }

  /** One direction. */
  private static final class Way {
    private final int first;
    private final int second;
    private long both;
    private long missing;
    private FrameMark firstMissing;

    Way(int first, int second) {
      this.first = first;
      this.second = second;
    }

    boolean isPart(int stage) {
      return (stage & (first | second)) != 0;
    }
  }

  /** The bit of the place where a frame was recorded. */
  static int stageOf(Headers headers) {
    return 1 << headers.frame.traceStage();
  }

  /** It was recorded at the other place of its way, and not at this one. */
  boolean awaits(int slot, int stage) {
    int other =
        switch (stage) {
          case TX, RX -> stage << 1;
          case TXB, NEW_RX -> stage >> 1;
          default -> 0;
        };
    return (stages[slot] & other) != 0 && (stages[slot] & stage) == 0;
  }

  /** It was recorded at the other place, too. */
  void seen(int slot, int stage) {
    stages[slot] |= (byte) stage;
    (in.isPart(stage) ? in : out).both++;
  }

  /** Another packet takes the slot. */
  void remember(int slot, int stage, Headers headers) {
    if ((stages[slot] | stage) > NONE) { // else none is of a NetScaler
      judge(slot, headers.frame.timeNanos());
      captures[slot] = headers.frame.capture();
      numbers[slot] = headers.frame.number();
      times[slot] = headers.frame.timeNanos();
      stages[slot] = (byte) stage;
    }
  }

  /** After long enough, what did not come to the second place will not come. */
  private void judge(int slot, long nowNanos) {
    if (nowNanos - times[slot] > DuplicateFilter.SAME_ID_NANOS) {
      judge(in, slot);
      judge(out, slot);
    }
  }

  private void judge(Way way, int slot) {
    if (stages[slot] == way.first) {
      way.missing++;
      if (way.firstMissing == null || way.firstMissing.timeNanos() > times[slot]) {
        way.firstMissing = new FrameMark(captures[slot], numbers[slot], times[slot]);
      }
    }
  }

  /** The input is over: what is remembered is judged, where there was time enough. */
  public void finish(long lastNanos) {
    for (int slot = 0; slot < stages.length; slot++) {
      judge(slot, lastNanos);
      stages[slot] = 0;
    }
  }

  /**
   * Packets that came in and were not taken on, or were to be sent and did not go out.
   *
   * @param count how many
   * @param both how many were recorded at both places
   * @param first the first of them
   */
  public record Missing(long count, long both, FrameMark first) {}

  /** Received (RX) and not seen behind that (NEW_RX); empty where the trace does not tell. */
  public Optional<Missing> notTaken() {
    return missing(in);
  }

  /** Put into the buffer (TXB) and not transmitted (TX); empty where the trace does not tell. */
  public Optional<Missing> notSent() {
    return missing(out);
  }

  private static Optional<Missing> missing(Way way) {
    boolean tells = way.missing * 100 <= (way.both + way.missing) * MOST_MISSING_PERCENT;
    return tells && way.missing > 0
        ? Optional.of(new Missing(way.missing, way.both, way.firstMissing))
        : Optional.empty();
  }
}
