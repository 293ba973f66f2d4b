package org.icascope.tunnel.edt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.icascope.testkit.protocol.EdtWriter;
import org.junit.jupiter.api.Test;

/** Packets in any order, repeated and lost, give the stream again, or exactly what is missing. */
class RandomEdtTest {

  private static final int RUNS = 400;

  @Test
  void anyOrderAndRepetitionGivesTheOriginalStream() {
    for (long seed = 1; seed <= RUNS; seed++) {
      Run run = new Run(seed, 0);
      assertEquals(run.expected(), run.received(), "seed " + seed);
      assertEquals(0, run.gaps(), "seed " + seed);
    }
  }

  @Test
  void lossGivesEverythingElseAndAGapForEachHole() {
    for (long seed = 1; seed <= RUNS; seed++) {
      Run run = new Run(seed, 5);
      assertEquals(run.expected(), run.received(), "seed " + seed);
      assertEquals(run.holes(), run.gaps(), "seed " + seed);
    }
  }

  @Test
  void damagedPacketsNeverStopTheStage() {
    for (long seed = 1; seed <= RUNS; seed++) {
      Random random = new Random(seed);
      EdtTalk talk = new EdtTalk().handshake();
      for (int i = 0; i < 60; i++) {
        byte[] packet = packet(random, i);
        for (int hits = random.nextInt(4); hits > 0 && packet.length > 0; hits--) {
          packet[random.nextInt(packet.length)] = (byte) random.nextInt();
        }
        if (random.nextInt(5) == 0) {
          packet = java.util.Arrays.copyOf(packet, random.nextInt(packet.length + 1));
        }
        if (random.nextBoolean()) {
          talk.fromClient(packet);
        } else {
          talk.fromServer(packet);
        }
      }
      talk.finish();
      assertEquals("closed", talk.lines.get(talk.lines.size() - 1), "seed " + seed);
    }
  }

  private static byte[] packet(Random random, int i) {
    int socket = EdtTalk.SERVER_SOCKET;
    return switch (random.nextInt(8)) {
      case 0 -> EdtWriter.ack(i, 0x40ab8156 + random.nextInt(60), 1000, socket);
      case 1 -> EdtWriter.nak(socket, random.nextInt(), random.nextInt());
      case 2 -> EdtWriter.dropRequest(1, random.nextInt(), random.nextInt(), socket);
      case 3 -> EdtWriter.response(random.nextInt(), 1, 2);
      default ->
          EdtWriter.data(
              0x40ab8156 + random.nextInt(60), i, 0, socket, new byte[random.nextInt(9)]);
    };
  }

  /** One stream of the client, each packet a number in text, sent in a random way. */
  private static final class Run {
    private final EdtTalk talk = new EdtTalk();
    private final boolean[] lost;

    Run(long seed, int lossPercent) {
      Random random = new Random(seed);
      int packets = 2 + random.nextInt(200);
      lost = new boolean[packets];
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < packets; i++) {
        lost[i] = i < packets - 1 && random.nextInt(100) < lossPercent;
        if (!lost[i]) {
          order.add(i);
          if (random.nextInt(4) == 0) {
            order.add(i);
          }
        }
      }
      int reach = 1 + random.nextInt(50);
      for (int i = 0; i < order.size(); i++) {
        int other = Math.min(order.size() - 1, i + random.nextInt(reach));
        order.set(i, order.set(other, order.get(i)));
      }
      talk.startingAt(0x7fffffff - random.nextInt(packets)).handshake();
      order.forEach(i -> talk.client(i, "[" + i + "]"));
      talk.finish();
    }

    String expected() {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < lost.length; i++) {
        text.append(lost[i] ? "" : "[" + i + "]");
      }
      return text.toString();
    }

    String received() {
      return talk.clientBytes.toString();
    }

    long holes() {
      long holes = 0;
      for (int i = 0; i < lost.length; i++) {
        holes += lost[i] && (i == 0 || !lost[i - 1]) ? 1 : 0;
      }
      return holes;
    }

    long gaps() {
      return talk.lines.stream().filter(line -> line.contains("gap ?")).count();
    }
  }
}
