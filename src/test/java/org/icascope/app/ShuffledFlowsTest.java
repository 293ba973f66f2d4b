package org.icascope.app;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.icascope.report.Stories;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Seeded;
import org.icascope.testkit.network.CaptureWriter;
import org.icascope.testkit.network.CapturedFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What else is in a capture changes nothing in a session: sessions of other clients, begun before
 * or after it and mixed in any way, even where a recorder wrote frames of different flows down in
 * another order than that of their times.
 */
class ShuffledFlowsTest {

  private static final int RUNS = 30;
  private static final int SNAP_LENGTH = 262_144;
  private static final long MOST_LATER_MICROS = 8_000_000;

  /** Frames of several queues of a network card come that much out of order. Chosen. */
  private static final long QUEUE_MICROS = 3_000;

  /** Where the end of the capture plays no part, as it differs: every session came to its end. */
  private static final List<List<CapturedFrame>> SESSIONS =
      List.of(
          record(1, session -> session.run(3)),
          record(2, session -> session.run(3).breakBySilence().idle(6).resume(52_000).run(2)),
          record(3, session -> session.run(2).breakByReset(SERVER_TO_CLIENT).resume(52_001).run(1)),
          record(
              4,
              session ->
                  session
                      .run(2)
                      .breakByFin(CLIENT_TO_SERVER)
                      .idle(1)
                      .attemptUnanswered(52_002, 2)
                      .resumeFrom("192.168.77.9", 52_003)
                      .run(1)),
          record(5, session -> session.run(1).freezeByLoss().run(2)));

  @TempDir Path folder;

  private interface Story {
    CgpSession tell(CgpSession session);
  }

  /** All have the same server. */
  private static List<CapturedFrame> record(int number, Story story) {
    Scenario scenario = new Scenario("shuffled " + number);
    String client = "192.168.20.%d:%d".formatted(10 + number, 50_000 + number);
    story.tell(scenario.cgpSession(client, "10.10.5.12:2598").connect()).finish();
    return scenario.frames();
  }

  /**
   * A frame of a mixed capture.
   *
   * @param session whose it is
   * @param number of the frame where that session is alone
   */
  private record Mixed(CapturedFrame frame, int session, int number) {}

  @Test
  void sessionsComeOutAsTheyDoAlone() {
    Seeded.runs(
        RUNS,
        random -> {
          List<Mixed> mixed = new ArrayList<>();
          Stories alone = new Stories();
          List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
          Collections.shuffle(order, random);
          for (int session : order.subList(0, 2 + random.nextInt(order.size() - 1))) {
            List<CapturedFrame> frames = later(SESSIONS.get(session), random);
            for (int i = 0; i < frames.size(); i++) {
              mixed.add(new Mixed(frames.get(i), session, i + 1));
            }
            alone.add(document(frames), number -> number);
          }
          mixed.sort(Comparator.comparingLong(each -> each.frame.timeMicros()));
          if (random.nextBoolean()) {
            reorder(mixed, random);
          }
          JsonNode document = document(mixed.stream().map(Mixed::frame).toList());
          Stories together = new Stories().add(document, n -> mixed.get(n - 1).number);
          assertEquals("", alone.without(together));
          assertEquals("", together.without(alone));
        });
  }

  private static List<CapturedFrame> later(List<CapturedFrame> frames, Random random) {
    long micros = random.nextLong(MOST_LATER_MICROS);
    return frames.stream().map(frame -> frame.again(micros, frame.bytes())).toList();
  }

  /** Within a session, frames keep their order. */
  private static void reorder(List<Mixed> mixed, Random random) {
    for (int round = 0; round < 3; round++) {
      for (int i = 1; i < mixed.size(); i++) {
        Mixed one = mixed.get(i - 1);
        Mixed other = mixed.get(i);
        long apart = Math.abs(other.frame.timeMicros() - one.frame.timeMicros());
        if (one.session != other.session && apart < QUEUE_MICROS && random.nextBoolean()) {
          Collections.swap(mixed, i - 1, i);
        }
      }
    }
  }

  private JsonNode document(List<CapturedFrame> frames) throws IOException {
    Path file = folder.resolve("shuffled.pcap");
    Files.write(file, CaptureWriter.pcap(frames, SNAP_LENGTH));
    return DocumentForTests.of(List.of(file.toString()));
  }
}
