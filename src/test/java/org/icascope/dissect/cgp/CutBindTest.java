package org.icascope.dissect.cgp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.icascope.dissect.cgp.CgpMessage.Bind;
import org.icascope.dissect.cgp.CgpMessage.Reliability;
import org.icascope.testkit.Seeded;
import org.icascope.testkit.protocol.CgpEncoding;
import org.icascope.testkit.protocol.CgpWriter;
import org.junit.jupiter.api.Test;

/** Binds of which the end was not captured, as in a trace that is cut to 164 bytes a packet. */
class CutBindTest {

  private static final int RUNS = 300;

  /**
   * Layout by hand after the protocol notes on CGP, sections 3 and 4: length, command, flags,
   * reserved, five capabilities, the first of them SESSION_RELIABILITY with a resume at message
   * 249, a ticket of four bytes and an open request.
   */
  private static final String RESUME =
      "e400 01 00 0000 05" // 100 bytes follow the length
          + "bb00 0000 0500 0000 01 01 01 02 0500 01 02 0500 f9000000 01 02"
          + "04 deadbeef"
          + "01 1e 06 09 01 01"; // the open request and all behind it is cut

  private static final int TICKET_END = 7 + 24 + 5;
  private static final int CAPABILITY_END = 7 + 2 + 59;
  private static final int PDU_BYTES = 2 + 100;

  @Test
  void theTicketIsReadOnceItIsCapturedWhole() {
    byte[] pdu = Arrays.copyOf(HexFormat.of().parseHex(RESUME.replace(" ", "")), PDU_BYTES);
    for (int known = 0; known < CAPABILITY_END; known++) {
      Optional<Bind> bind = CgpDissector.startOfBind(ByteBuffer.wrap(pdu), known);
      assertEquals(known >= TICKET_END, bind.isPresent(), "known " + known);
      bind.ifPresent(CutBindTest::check);
    }
  }

  private static void check(Bind bind) {
    Reliability reliability = bind.reliability().orElseThrow();
    assertTrue(bind.cut());
    assertTrue(reliability.isResume());
    assertEquals(249, reliability.nextMessage());
    assertEquals(new Ticket(HexFormat.of().parseHex("deadbeef")), reliability.ticket());
    assertEquals(List.of(5), bind.capabilityIds());
    assertEquals(List.of(), reliability.openRequests());
  }

  @Test
  void whateverIsReadOfADrawnBindIsWhatTheWholeOneSays() {
    int[] found = new int[1];
    Seeded.runs(
        RUNS,
        random -> {
          CgpWriter writer = new CgpWriter(CgpEncoding.values()[random.nextInt(2)]);
          DrawnMessage drawn = DrawnBind.of(random.nextBoolean(), random, writer);
          Bind whole = (Bind) drawn.said().content().orElseThrow();
          int known = random.nextInt(drawn.bytes().length);
          byte[] pdu = drawn.bytes().clone();
          fill(pdu, known, random);
          Optional<Bind> start = CgpDissector.startOfBind(ByteBuffer.wrap(pdu), known);
          start.ifPresent(bind -> compare(whole, bind));
          found[0] += start.isPresent() ? 1 : 0;
        });
    assertTrue(found[0] > RUNS / 20, "some are read: " + found[0]);
  }

  /** What is not known may look like anything. */
  private static void fill(byte[] pdu, int from, Random random) {
    byte[] noise = new byte[pdu.length - from];
    random.nextBytes(noise);
    System.arraycopy(noise, 0, pdu, from, noise.length);
  }

  private static void compare(Bind whole, Bind start) {
    assertEquals(whole.response(), start.response());
    List<Integer> ids = start.capabilityIds();
    assertEquals(whole.capabilityIds().subList(0, ids.size()), ids);
    Reliability expected = whole.reliability().orElseThrow();
    Reliability read = start.reliability().orElseThrow();
    assertEquals(expected.isResume(), read.isResume());
    assertEquals(expected.nextMessage(), read.nextMessage());
    assertEquals(expected.ticket(), read.ticket());
    assertEquals(expected.serverMessagesPerAck(), read.serverMessagesPerAck());
    if (!read.openRequests().isEmpty()) {
      assertEquals(expected.openRequests(), read.openRequests());
    }
    start.keepAlives().ifPresent(it -> assertEquals(whole.keepAlives(), Optional.of(it)));
    start.parameters().ifPresent(it -> assertEquals(whole.parameters(), Optional.of(it)));
    start.endpointAddress().ifPresent(it -> assertEquals(whole.endpointAddress(), Optional.of(it)));
    assertFalse(start.staTicket() && !whole.staTicket());
  }

  @Test
  void theFramerTellsOfACutBindAndReadsOn() {
    CgpFramerRecorder recorder = new CgpFramerRecorder();
    recorder.segment(RESUME.substring(0, RESUME.indexOf("01 1e")));
    recorder.gap(PDU_BYTES - TICKET_END).segment("02 0a 62");
    assertEquals(List.of("Bind 1@0 missing=66", "data 10@102 tracked of 1: 62"), recorder.lines);
  }

  @Test
  void aBindWhoseTicketIsCutIsNotTold() {
    CgpFramerRecorder recorder = new CgpFramerRecorder();
    String start = RESUME.substring(0, RESUME.indexOf("beef"));
    recorder.segment(start).gap(PDU_BYTES - TICKET_END + 2).segment("02 0a 62");
    assertEquals(
        List.of("unreadable 1@0 missing=68", "data 10@102 tracked of 1: 62"), recorder.lines);
  }
}
