package org.icascope.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Numbers by which events and findings are judged. Their values stand in the file {@code
 * rules.properties} beside this class, each with the reason for it, and nowhere else; a rules file
 * of the user replaces some of them.
 */
public enum Threshold {
  /** Clients that must fail at one server to be called several. */
  OUTAGE_CLIENTS("outage.clients", 2, 10_000),
  /** In what time they must fail, seconds. */
  OUTAGE_SECONDS("outage.seconds", 1, 86_400),
  /** Bytes that wait for so long stand still, seconds. */
  STALL_SECONDS("stall.seconds", 0.1, 3_600),
  /** A side that keeps back so many keep-alives is silent. */
  STALL_KEEP_ALIVES("stall.keep-alives", 2, 1_000),
  /** A connection without any segment for so long is idle, seconds. */
  IDLE_SECONDS("idle.seconds", 5, 86_400),
  /** Idle times that differ by less are the same, per cent. */
  IDLE_SPREAD_PERCENT("idle.spread-percent", 0, 100),
  /** A window must be closed for so long in all, seconds. */
  ZERO_WINDOW_SECONDS("zero-window.seconds", 0.01, 3_600),
  /** Segments sent again, of those with payload. */
  LOSS_PERCENT("loss.percent", 0.01, 100),
  /** Of fewer segments no rate is told. */
  LOSS_SEGMENTS("loss.segments", 10, 1_000_000),
  /** The same rate within ten seconds. */
  LOSS_WORST_PERCENT("loss.worst-percent", 0.01, 100),
  /** Segments sent again within these ten seconds. */
  LOSS_WORST_SEGMENTS("loss.worst-segments", 2, 1_000_000),
  /** A segment that was sent again so often is stuck. */
  STUCK_REPEATS("stuck.repeats", 2, 100),
  /** Segments with news from a side that acknowledges nothing. */
  ONE_WAY_SEGMENTS("one-way.segments", 1, 10_000),
  /** Payload of a segment that counts as large, bytes. */
  BLACK_HOLE_BYTES("black-hole.bytes", 500, 65_535);

  private final String key;
  private final double least;
  private final double most;

  Threshold(String key, double least, double most) {
    this.key = key;
    this.least = least;
    this.most = most;
  }

  /** The name in the file, unit last. */
  public String key() {
    return key;
  }

  /** The lowest value that makes sense. */
  public double least() {
    return least;
  }

  /** The highest value that makes sense. */
  public double most() {
    return most;
  }

  static Optional<Threshold> of(String key) {
    return Arrays.stream(values()).filter(threshold -> threshold.key.equals(key)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Threshold::key).toList();
  }
}
