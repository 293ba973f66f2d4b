package org.icascope.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.icascope.flow.Conversation;
import org.icascope.flow.Flow;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ChunkSink;
import org.icascope.reassembly.ReassemblyLimits;
import org.icascope.reassembly.StreamReassembly;

/**
 * Segments of two hosts in any order, repeated, overlapping, cut, acknowledged at will. Which byte
 * stands where is known, so that every byte that comes out can be compared.
 *
 * <p>Of the input four bytes are where sequence numbers begin, then come five for each segment.
 */
final class TcpTarget implements FuzzTarget {

  private static final int STEP_BYTES = 5;
  private static final long MOST_OFFSET = 1L << 27; // 1,024 bytes of steps skip less than that

  @Override
  public String name() {
    return "tcp";
  }

  @Override
  public int gateRuns() {
    return 2_000;
  }

  @Override
  public int mostBytes() {
    return 1_024;
  }

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (int seed = 0; seed < 12; seed++) {
      byte[] input = new byte[4 + STEP_BYTES * (4 << seed % 6)];
      new Random(seed).nextBytes(input);
      seeds.add(input);
    }
    return seeds;
  }

  /** The byte of a stream at an offset. */
  private static byte byteAt(long offset) {
    return (byte) (offset * 31 + (offset >> 7));
  }

  @Override
  public void fuzz(byte[] input) {
    Expectations expected = new Expectations();
    var limits = new ReassemblyLimits(4_096, 6_000, ReassemblyLimits.defaults().patienceNanos());
    var talk = new Conversation(new StreamReassembly(limits, d -> {}, expected));
    if (input.length >= 4) {
      talk.startingAt(number(input, 0) * 65_537L, number(input, 2) * 65_537L);
    }
    talk.handshake();
    long[] next = new long[2];
    for (int at = 4; at + STEP_BYTES <= input.length; at += STEP_BYTES) {
      step(talk, input, at, next);
    }
    talk.finish();
    expected.finish();
  }

  private static int number(byte[] input, int at) {
    return (input[at] & 0xff) << 8 | input[at + 1] & 0xff;
  }

  private static void step(Conversation talk, byte[] input, int at, long[] next) {
    int control = input[at];
    int side = control & 1;
    long offset = Math.max(-1, next[side] + (short) number(input, at + 1) / 16);
    int length = (control & 0x40) == 0 ? input[at + 3] & 0xff : 0;
    long acknowledged = Math.max(0, next[1 - side] + input[at + 4]);
    int flags = Conversation.ACK;
    if ((control & 0x3e) == 0x3e) {
      flags = Conversation.RST;
      length = 0;
    } else if ((control & 0x1e) == 0x1e) {
      flags = Conversation.FIN;
    }
    if ((control & 0x80) != 0) {
      talk.pause(input[at + 4] & 0xff);
    }
    talk.snap((control & 0x0a) == 0x0a ? length / 2 : Integer.MAX_VALUE);
    talk.window((control & 0x0c) == 0x0c ? 0 : 1_000);
    byte[] payload = new byte[length];
    for (int i = 0; i < length; i++) {
      payload[i] = byteAt(offset + i);
    }
    if (side == 0) {
      talk.client(flags, offset, acknowledged, payload);
    } else {
      talk.server(flags, offset, acknowledged, payload);
    }
    next[side] = Math.max(next[side], offset + length);
  }

  /** What must hold of all that comes out. */
  private static final class Expectations implements ChunkSink {
    private final long[] next = new long[2];
    private boolean closed;

    @Override
    public void onChunk(Flow flow, Direction direction, Chunk chunk) {
      place(direction, chunk.streamOffset(), chunk.length());
      for (int i = 0; i < chunk.length(); i++) {
        byte is = chunk.bytes()[chunk.start() + i];
        Check.that(is == byteAt(chunk.streamOffset() + i), "another byte at " + i);
      }
    }

    @Override
    public void onGap(Flow flow, Direction direction, long offset, long length, FrameMark where) {
      place(direction, offset, length);
    }

    private void place(Direction direction, long offset, long length) {
      Check.that(!closed, "something came after the end");
      Check.range(length, 1, 1L << 33, "length");
      Check.that(next[direction.ordinal()] == offset, "offset " + offset);
      next[direction.ordinal()] = offset + length;
    }

    void finish() {
      Check.that(closed, "the flow was not closed");
      Check.range(next[0], 0, MOST_OFFSET, "bytes of the client");
      Check.range(next[1], 0, MOST_OFFSET, "bytes of the server");
    }

    @Override
    public void onFlowOpened(Flow flow) {}

    @Override
    public void onTime(long timeNanos) {}

    @Override
    public void onDatagram(Flow flow, Direction direction, Chunk chunk) {}

    @Override
    public void onSignal(Flow flow, Direction direction, Signal signal, FrameMark mark) {}

    @Override
    public void onFlowClosed(Flow flow) {
      closed = true;
    }
  }
}
