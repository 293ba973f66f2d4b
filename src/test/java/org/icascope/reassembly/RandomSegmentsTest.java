package org.icascope.reassembly;

import static org.icascope.flow.Conversation.ACK;
import static org.icascope.flow.Conversation.FIN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.icascope.flow.Conversation;
import org.icascope.flow.Flow;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.testkit.Seeded;
import org.junit.jupiter.api.Test;

/** Streams cut up at random give the original again, or exactly what is missing. */
class RandomSegmentsTest {

  private static final int RUNS = 600;

  @Test
  void anyOrderOfOverlappingAndRepeatedSegmentsGivesTheOriginalStream() {
    Seeded.runs(RUNS, random -> check(random, 0));
  }

  @Test
  void whatWasLeftOutIsReportedAndNothingElse() {
    Seeded.runs(RUNS, random -> check(random, 1 + random.nextInt(6)));
  }

  private static void check(Random random, int holes) {
    byte[] stream = new byte[2 + random.nextInt(3000)];
    random.nextBytes(stream);
    BitSet captured = new BitSet();
    captured.set(0, stream.length);
    for (int i = 0; i < holes; i++) {
      int from = random.nextInt(stream.length);
      captured.clear(from, Math.min(stream.length, from + 1 + random.nextInt(400)));
    }
    List<int[]> ranges = coverage(random, stream.length, captured);
    if (ranges.isEmpty()) {
      return; // of a direction without a byte nothing is told
    }
    shuffleNearby(random, ranges);
    Received received = new Received(stream.length);
    Conversation talk =
        new Conversation(
            new StreamReassembly(ReassemblyLimits.defaults(), diagnostic -> {}, received));
    talk.startingAt(0xffffffffL - random.nextInt(3000), 1).handshake();
    BitSet sent = new BitSet();
    for (int[] range : ranges) {
      talk.client(ACK, range[0], 0, Arrays.copyOfRange(stream, range[0], range[1]));
      sent.set(range[0], range[1]);
      if (random.nextInt(8) == 0) { // never beyond a hole that may still be filled
        talk.server(ACK, 0, sent.nextClearBit(0), "");
      }
    }
    talk.client(FIN, stream.length, 0, "").finish(); // so that the end is known, too
    BitSet missing = (BitSet) sent.clone();
    missing.flip(0, stream.length);
    assertEquals(ranges(missing), ranges(received.missing));
    assertEquals(ranges(sent), ranges(received.delivered));
    for (int i = sent.nextSetBit(0); i >= 0; i = sent.nextSetBit(i + 1)) {
      assertEquals(stream[i], received.bytes[i], "byte " + i);
    }
  }

  private static List<String> ranges(BitSet set) {
    List<String> ranges = new ArrayList<>();
    for (int low = set.nextSetBit(0); low >= 0; low = set.nextSetBit(set.nextClearBit(low))) {
      ranges.add(low + ".." + set.nextClearBit(low));
    }
    return ranges;
  }

  /** Captured bytes in segments that follow each other, some that overlap or repeat them. */
  private static List<int[]> coverage(Random random, int length, BitSet captured) {
    List<int[]> ranges = new ArrayList<>();
    int from = 0;
    while (from < length) {
      int to = Math.min(length, from + 1 + random.nextInt(random.nextInt(4) == 0 ? 2 : 100));
      addCaptured(ranges, captured, from, to);
      if (random.nextInt(3) == 0) {
        int low = random.nextInt(to);
        addCaptured(ranges, captured, low, Math.min(length, low + 2 + random.nextInt(200)));
      }
      from = to;
    }
    return ranges;
  }

  /**
   * The captured parts of a range. Never one byte alone behind others: that may look like a
   * keep-alive, whose byte does not count.
   */
  private static void addCaptured(List<int[]> ranges, BitSet captured, int from, int to) {
    for (int low = captured.nextSetBit(from); low >= 0 && low < to; ) {
      int high = Math.min(to, captured.nextClearBit(low));
      if (high - low > 1) {
        ranges.add(new int[] {low, high});
      } else if (low > 0 && captured.get(low - 1)) {
        ranges.add(new int[] {low - 1, high});
      } else if (captured.get(high)) {
        ranges.add(new int[] {low, high + 1});
      }
      low = captured.nextSetBit(high);
    }
  }

  private static void shuffleNearby(Random random, List<int[]> ranges) {
    int reach = 1 + random.nextInt(ranges.size());
    for (int i = 0; i < ranges.size(); i++) {
      int other = Math.min(ranges.size() - 1, i + random.nextInt(reach));
      int[] range = ranges.get(i);
      ranges.set(i, ranges.get(other));
      ranges.set(other, range);
    }
  }

  /** What came of the client's stream; each place once and in order. */
  private static final class Received implements ChunkSink {

    private final byte[] bytes;
    private final BitSet delivered = new BitSet();
    private final BitSet missing = new BitSet();
    private long next;

    Received(int length) {
      bytes = new byte[length];
    }

    private int advance(long offset, long length) {
      assertEquals(next, offset, "goes on where it stopped");
      next = offset + length;
      return (int) offset;
    }

    @Override
    public void onChunk(Flow flow, Direction direction, Chunk chunk) {
      int at = advance(chunk.streamOffset(), chunk.length());
      System.arraycopy(chunk.bytes(), chunk.start(), bytes, at, chunk.length());
      delivered.set(at, at + chunk.length());
    }

    @Override
    public void onGap(Flow flow, Direction direction, long offset, long length, FrameMark where) {
      int at = advance(offset, length);
      missing.set(at, (int) (at + length));
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
    public void onFlowClosed(Flow flow) {}
  }
}
