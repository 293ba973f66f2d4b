package org.icascope.reassembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.icascope.flow.Conversation;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowLimits;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.junit.jupiter.api.Test;

/** Segments that no host would send: any flags, any numbers, any order. */
class HostileSegmentsTest {

  private static final int RUNS = 300;
  private static final int SEGMENTS = 400;

  @Test
  void whateverComesChunksAndGapsFollowEachOtherWithoutOverlap() {
    for (long seed = 1; seed <= RUNS; seed++) {
      Random random = new Random(seed);
      Continuity continuity = new Continuity("seed " + seed);
      ReassemblyLimits limits = new ReassemblyLimits(random.nextInt(5000), 20_000, 3_000_000);
      Conversation talk =
          new Conversation(
              new StreamReassembly(limits, diagnostic -> {}, continuity),
              new FlowLimits(1 + random.nextInt(5), 1_000_000));
      for (int i = 0; i < SEGMENTS; i++) {
        talk.ports(50000 + random.nextInt(3), 2598).window(random.nextInt(3));
        talk.snap(random.nextInt(4) == 0 ? random.nextInt(5) : 100).pause(random.nextInt(3));
        send(random, talk);
      }
      talk.finish();
      assertEquals(0, continuity.open, "flows not closed, seed " + seed);
    }
  }

  private static void send(Random random, Conversation talk) {
    int flags = random.nextInt(3) == 0 ? random.nextInt(64) : Conversation.ACK;
    String payload = "x".repeat(random.nextInt(12));
    if (random.nextBoolean()) {
      talk.client(flags, number(random), number(random), payload);
    } else {
      talk.server(flags, number(random), number(random), payload);
    }
  }

  private static long number(Random random) {
    return random.nextInt(20) == 0 ? random.nextLong() : random.nextInt(100) - 2;
  }

  /** Checks that each direction goes on where it stopped. */
  private static final class Continuity implements ChunkSink {

    private final String about;
    private final Map<String, Long> next = new HashMap<>();
    private int open;

    Continuity(String about) {
      this.about = about;
    }

    private void advance(Flow flow, Direction direction, long offset, long length) {
      assertTrue(length > 0, about);
      Long expected = next.put(flow.serial() + direction.label(), offset + length);
      assertEquals(expected == null ? offset : expected, offset, about);
    }

    @Override
    public void onFlowOpened(Flow flow) {
      open++;
    }

    @Override
    public void onTime(long timeNanos) {}

    @Override
    public void onChunk(Flow flow, Direction direction, Chunk chunk) {
      advance(flow, direction, chunk.streamOffset(), chunk.length());
    }

    @Override
    public void onGap(Flow flow, Direction direction, long offset, long length, FrameMark where) {
      advance(flow, direction, offset, length);
    }

    @Override
    public void onDatagram(Flow flow, Direction direction, Chunk chunk) {}

    @Override
    public void onSignal(Flow flow, Direction direction, Signal signal, FrameMark mark) {}

    @Override
    public void onFlowClosed(Flow flow) {
      open--;
      long missing =
          flow.side(Direction.CLIENT_TO_SERVER).missingBytes()
              + flow.side(Direction.SERVER_TO_CLIENT).missingBytes();
      assertTrue(missing >= 0, about);
    }
  }
}
