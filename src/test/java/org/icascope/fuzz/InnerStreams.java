package org.icascope.fuzz;

import java.util.HashMap;
import java.util.Map;
import org.icascope.flow.Flow;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.TunnelFacts;
import org.icascope.tunnel.TunnelSink;

/** Looks at what comes out of tunnels on its way to the next stage. */
final class InnerStreams implements TunnelSink {

  /** Deflate makes at most 1,032 bytes of one (RFC 1951: 258 bytes of two bits). */
  private static final long MOST_INFLATED = 1_032;

  private static final long BASE_BYTES = 64L << 10;

  private final TunnelSink next;
  private final long most;
  private final Map<Flow, long[]> offsets = new HashMap<>();
  private long bytes;

  /**
   * @param inputBytes that all of it comes from
   */
  InnerStreams(TunnelSink next, int inputBytes) {
    this.next = next;
    this.most = BASE_BYTES + MOST_INFLATED * inputBytes;
  }

  @Override
  public void onChunk(Flow flow, Direction direction, Chunk chunk) {
    place(flow, direction, chunk.streamOffset(), chunk.length());
    check(chunk);
    next.onChunk(flow, direction, chunk);
  }

  @Override
  public void onGap(Flow flow, Direction direction, long offset, long length, FrameMark where) {
    place(flow, direction, offset, length);
    next.onGap(flow, direction, offset, length, where);
  }

  @Override
  public void onDatagram(Flow flow, Direction direction, Chunk chunk) {
    check(chunk);
    next.onDatagram(flow, direction, chunk);
  }

  private void check(Chunk chunk) {
    Check.range(chunk.start(), 0, chunk.bytes().length, "start");
    Check.range(chunk.length(), 1, chunk.bytes().length - chunk.start(), "length");
    Check.range(chunk.cutBytes(), 0, 0xffff, "bytes cut off");
    bytes += chunk.length();
    Check.range(bytes, 1, most, "bytes that came out");
  }

  /** Each byte of a direction has one place, and nothing lies between two calls. */
  private void place(Flow flow, Direction direction, long offset, long length) {
    Check.range(length, 1, 1L << 40, "length");
    long[] both = offsets.computeIfAbsent(flow, f -> new long[] {-1, -1});
    int side = direction.ordinal();
    Check.that(
        both[side] < 0 || both[side] == offset, "offset " + offset + " behind " + both[side]);
    both[side] = offset + length;
  }

  @Override
  public void onTunnel(Flow flow, TunnelFacts facts, FrameMark where) {
    Check.that(!facts.layer().isEmpty(), "a layer has a name");
    offsets.remove(flow); // what lies inside counts from 0 again
    next.onTunnel(flow, facts, where);
  }

  @Override
  public void onFlowOpened(Flow flow) {
    next.onFlowOpened(flow);
  }

  @Override
  public void onTime(long timeNanos) {
    next.onTime(timeNanos);
  }

  @Override
  public void onSignal(Flow flow, Direction direction, Signal signal, FrameMark mark) {
    next.onSignal(flow, direction, signal, mark);
  }

  @Override
  public void onPayloadIgnored(Flow flow) {
    next.onPayloadIgnored(flow);
  }

  @Override
  public void onFlowClosed(Flow flow) {
    next.onFlowClosed(flow);
  }
}
