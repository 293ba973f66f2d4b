package org.icascope.dissect.cgp;

import static org.icascope.dissect.cgp.CgpFramerRecorder.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class CgpResyncTest {

  private static final int SEED = 20261123;
  private static final int SEGMENT = 1460;

  private final CgpFramerRecorder recorder = new CgpFramerRecorder();

  private static String messages(int count) {
    return "02 0a 71".repeat(count);
  }

  @Test
  void threeMessagesAtASegmentStartAreEnoughAfterAGap() {
    recorder.gap(9).segment(messages(2));
    assertEquals(List.of(), recorder.lines);
    recorder.segment("02 0a 71");
    assertEquals(List.of("resync after 9"), recorder.lines.subList(0, 1));
    assertEquals(4, recorder.lines.size());
  }

  @Test
  void fourAreNeededInAStreamThatWasNeverRead() {
    recorder.framer.startMidStream();
    recorder.segment(messages(3));
    assertEquals(List.of(), recorder.lines);
    recorder.segment("02 0a 71");
    assertEquals("resync after 0", recorder.lines.get(0));
    assertEquals(5, recorder.lines.size());
  }

  @Test
  void sixAreNeededInTheMiddleOfASegment() {
    recorder.gap(9).segment("ff ee dd" + messages(5));
    assertEquals(List.of(), recorder.lines);
    recorder.piece(hex("02 0a 71"), 0, 3, false);
    assertEquals("resync after 12", recorder.lines.get(0));
    assertEquals("data 10@12 tracked of 1: 71", recorder.lines.get(1));
    assertEquals(7, recorder.lines.size());
  }

  @Test
  void aRunMayBeSplitOverManyChunks() {
    recorder.gap(9);
    byte[] run = hex(messages(3));
    for (int i = 0; i < run.length; i++) {
      recorder.piece(run, i, i + 1, i == 0);
    }
    assertEquals(4, recorder.lines.size());
    assertEquals("data 10@9 tracked of 1: 71", recorder.lines.get(1));
  }

  @Test
  void aRunGoesOverMessagesOfEveryCommonKind() {
    recorder.gap(1).segment("02 05 00  04 0b 81 00 61  05 09 00 00 00 62");
    assertEquals(
        List.of(
            "resync after 1", "nop 5@1", "data 11@4 tracked ack=1 of 1: 61", "data 9@9 of 1: 62"),
        recorder.lines);
  }

  @Test
  void aLongMessageInTheRunIsWaitedFor() {
    byte[] longOne = new byte[3 + 30_000];
    longOne[0] = (byte) (0x80 | 30_001 & 0x7f);
    longOne[1] = (byte) (30_001 >> 7);
    longOne[2] = CgpCommand.DATA_REALTIME;
    recorder.gap(5).segment("02 0a 71");
    for (int at = 0; at < longOne.length; at += SEGMENT) {
      recorder.piece(longOne, at, Math.min(at + SEGMENT, longOne.length), true);
    }
    recorder.segment("02 0a 72");
    assertEquals("resync after 5", recorder.lines.get(0));
    assertEquals("data 10@5 tracked of 1: 71", recorder.lines.get(1));
    assertEquals(4, recorder.lines.size());
  }

  @Test
  void tenMegabytesOfRandomBytesHoldNoRun() {
    Random random = new Random(SEED);
    for (int flow = 0; flow < 4; flow++) {
      CgpFramerRecorder fresh = new CgpFramerRecorder();
      if (flow % 2 == 0) {
        fresh.framer.startMidStream();
      } else {
        fresh.gap(1);
      }
      byte[] segment = new byte[SEGMENT];
      for (int sent = 0; sent < 2_600_000; sent += SEGMENT) {
        random.nextBytes(segment);
        fresh.segment(segment);
      }
      assertEquals(List.of(), fresh.lines, "seed " + SEED + ", flow " + flow);
      assertFalse(fresh.framer.lost());
    }
  }

  @Test
  void theSearchEndsAfterFourMebibytesAndDoesNotTakeLong() {
    Random random = new Random(SEED);
    byte[] segment = new byte[SEGMENT];
    recorder.gap(1);
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          for (int sent = 0; sent <= 4 * 1024 * 1024; sent += SEGMENT) {
            random.nextBytes(segment);
            recorder.segment(segment);
          }
        });
    assertEquals(List.of("out of sync"), recorder.lines);
    assertTrue(recorder.framer.lost());
    recorder.segment(messages(10)).gap(5).segment(messages(10));
    assertEquals(List.of("out of sync"), recorder.lines);
  }

  @Test
  void boundariesAreFoundBehindMoreThanIsHeld() {
    byte[] noise = new byte[SEGMENT]; // zero: no message begins anywhere in it
    recorder.gap(1);
    for (int sent = 0; sent < 700; sent++) { // about 1 MB, four times what is held
      recorder.segment(noise);
    }
    recorder.segment(messages(3));
    assertEquals("resync after " + (1 + 700 * SEGMENT), recorder.lines.get(0));
  }
}
