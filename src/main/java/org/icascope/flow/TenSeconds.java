package org.icascope.flow;

import java.util.OptionalDouble;
import org.icascope.model.Direction;

/** What a flow did in ten seconds of the clock: they begin at whole tens of seconds. */
public final class TenSeconds {

  /** Length of a bucket in nanoseconds (issue: ten-second buckets). */
  public static final long NANOS = 10_000_000_000L;

  private final long startNanos;
  private final Traffic client = new Traffic();
  private final Traffic server = new Traffic();
  private long rttNanos;
  private int rtts;

  /** What one side sent. */
  private static final class Traffic {
    private long bytes;
    private int segments;
    private int retransmissions;
  }

  TenSeconds(long nanos) {
    this.startNanos = nanos - Math.floorMod(nanos, NANOS);
  }

  /** A segment that has a time behind the end of the bucket belongs to the next one. */
  boolean isOver(long nanos) {
    return nanos - startNanos >= NANOS;
  }

  void segment(Direction direction, int payload, boolean retransmission) {
    Traffic traffic = direction == Direction.CLIENT_TO_SERVER ? client : server;
    traffic.bytes += payload;
    traffic.segments += payload > 0 ? 1 : 0;
    traffic.retransmissions += retransmission ? 1 : 0;
  }

  void rtt(long nanos) {
    rttNanos += nanos;
    rtts++;
  }

  /** Nanoseconds since 1970. */
  public long startNanos() {
    return startNanos;
  }

  /** Payload bytes on the wire, those sent again included. */
  public long payloadBytes(Direction direction) {
    return of(direction).bytes;
  }

  /** Segments with payload. */
  public int segments(Direction direction) {
    return of(direction).segments;
  }

  /** Segments sent again whose first copy was not acknowledged. */
  public int retransmissions(Direction direction) {
    return of(direction).retransmissions;
  }

  /** Mean time from data to its acknowledgement at the capture point, in milliseconds. */
  public OptionalDouble rttMillis() {
    return rtts == 0 ? OptionalDouble.empty() : OptionalDouble.of(rttNanos / 1000 / rtts / 1e3);
  }

  private Traffic of(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? client : server;
  }
}
