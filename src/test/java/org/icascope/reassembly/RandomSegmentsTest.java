package org.icascope.reassembly;

import static org.icascope.flow.Conversation.ACK;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.icascope.flow.Conversation;
import org.icascope.model.Direction;
import org.junit.jupiter.api.Test;

/** Streams cut up at random give the original again. */
class RandomSegmentsTest {

  private static final int RUNS = 300;

  @Test
  void anyOrderOfOverlappingAndRepeatedSegmentsGivesTheOriginalStream() {
    for (long seed = 1; seed <= RUNS; seed++) {
      Random random = new Random(seed);
      byte[] stream = new byte[1 + random.nextInt(3000)];
      random.nextBytes(stream);
      List<int[]> ranges = coverage(random, stream.length);
      shuffleNearby(random, ranges);
      ChunkRecorder recorder = new ChunkRecorder();
      Conversation talk =
          new Conversation(
              new StreamReassembly(ReassemblyLimits.defaults(), diagnostic -> {}, recorder));
      talk.startingAt(0xffffffffL - random.nextInt(3000), 1).handshake();
      for (int[] range : ranges) {
        talk.client(ACK, range[0], 0, Arrays.copyOfRange(stream, range[0], range[1]));
      }
      talk.finish();
      String about = "seed " + seed;
      assertArrayEquals(stream, recorder.bytes(0, Direction.CLIENT_TO_SERVER), about);
      assertEquals(0, recorder.lines.stream().filter(l -> l.contains("gap")).count(), about);
    }
  }

  /** Segments that follow each other, with some that overlap or repeat them. */
  private static List<int[]> coverage(Random random, int length) {
    List<int[]> ranges = new ArrayList<>();
    int from = 0;
    while (from < length) {
      int to = Math.min(length, from + 2 + random.nextInt(100));
      ranges.add(range(from, to));
      if (random.nextInt(3) == 0) {
        int low = random.nextInt(to);
        ranges.add(range(low, Math.min(length, low + 2 + random.nextInt(200))));
      }
      from = to;
    }
    return ranges;
  }

  /** Never one byte behind others: that may look like a keep-alive, whose byte does not count. */
  private static int[] range(int from, int to) {
    return new int[] {to - from == 1 ? Math.max(0, from - 1) : from, to};
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
}
