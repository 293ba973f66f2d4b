package org.icascope.decode;

import static org.icascope.decode.FrameBytes.segment;
import static org.icascope.decode.FrameBytes.tcp;
import static org.icascope.testkit.network.NstraceWriter.NEW_RX;
import static org.icascope.testkit.network.NstraceWriter.RX;
import static org.icascope.testkit.network.NstraceWriter.TX;
import static org.icascope.testkit.network.NstraceWriter.TXB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.Frame;
import org.icascope.capture.TestCaptures;
import org.icascope.testkit.network.NstraceWriter;
import org.icascope.testkit.network.NstraceWriter.About;
import org.junit.jupiter.api.Test;

/** A NetScaler can record a packet at two places on its way: it is one packet. */
class RecordedTwiceTest {

  private static final int ACK = 0x10;
  private static final long MILLI = 1_000_000;

  private final NstraceWriter file = new NstraceWriter("3.5").signature();
  private final byte[] acknowledgement = bytes(segment(0, 0, tcp(1, 1, ACK), ""));

  private static byte[] bytes(Frame frame) {
    int end = frame.start() + frame.capturedLength();
    return Arrays.copyOfRange(frame.bytes(), frame.start(), end);
  }

  private RecordedTwiceTest record(int operation, long nanos) {
    file.packet35(About.in(1).as(operation), nanos, acknowledgement);
    return this;
  }

  private final DuplicateFilter filter = new DuplicateFilter();
  private long last;

  /** A packet of its own, at some places one after the other. */
  private void packet(int number, int... operations) {
    byte[] bytes = bytes(segment(0, 0, tcp(1000 + number, 1, ACK), "x"));
    for (int i = 0; i < operations.length; i++) {
      file.packet35(About.in(1).as(operations[i]), (number * 10L + i) * MILLI, bytes);
    }
  }

  /** How many packets stopped at the first place, and the first of these frames. */
  private static String told(Optional<AppliancePlaces.Missing> missing) {
    return missing
        .map(m -> m.count() + " of " + (m.count() + m.both()) + " from " + m.first().frame())
        .orElse("none");
  }

  @Test
  void whatOneOfManyLacksAtTheSecondPlaceWasLikelyDropped() throws IOException {
    for (int i = 0; i < 2_000; i++) {
      if (i == 17 || i == 1_990) {
        packet(i, RX);
        packet(i, TXB);
      } else {
        packet(i, RX, NEW_RX);
      }
    }
    setAside();
    filter.places().finish(last);
    assertEquals("2 of 2000 from 35", told(filter.places().notTaken()));
    assertEquals("none", told(filter.places().notSent()), "no packet was seen at TX");
  }

  /** The last packets of a trace had no time to get further. */
  @Test
  void whatHadNoTimeIsNotJudged() throws IOException {
    for (int i = 0; i < 50; i++) {
      packet(i, TXB, TX);
    }
    packet(50, TXB);
    setAside();
    filter.places().finish(last);
    assertEquals("none", told(filter.places().notSent()));
    filter.places().finish(last + 21 * MILLI);
    assertEquals("none", told(filter.places().notSent()), "it is judged once");
  }

  /** With one of five at the second place, that place is not recorded for all. */
  @Test
  void aTraceThatHasTheSecondPlaceOfFewOnlyTellsNothing() throws IOException {
    for (int i = 0; i < 100; i++) {
      packet(i, i % 5 == 0 ? new int[] {RX, NEW_RX} : new int[] {RX});
    }
    setAside();
    filter.places().finish(last);
    assertEquals("none", told(filter.places().notTaken()));
  }

  /** Numbers of the frames that are set aside. */
  private List<Long> setAside() throws IOException {
    List<Long> numbers = new ArrayList<>();
    HeaderDecoder decoder = new HeaderDecoder();
    Headers headers = new Headers();
    Frame frame = new Frame();
    try (CaptureSet set = TestCaptures.open(file.bytes())) {
      while (set.next(frame)) {
        decoder.decode(frame, headers);
        if (filter.isDuplicate(headers)) {
          numbers.add(frame.number());
        }
        last = frame.timeNanos();
      }
    }
    return numbers;
  }

  @Test
  void bothPlacesOfTheWayInOrOutAreOnePacket() throws IOException {
    record(RX, 0).record(NEW_RX, 5 * MILLI).record(TXB, 6 * MILLI).record(TX, 7 * MILLI);
    assertEquals(List.of(2L, 4L), setAside());
  }

  @Test
  void onePlaceTwiceIsTwoAcknowledgements() throws IOException {
    record(NEW_RX, 0).record(NEW_RX, 1000).record(NEW_RX, 2000);
    assertEquals(List.of(), setAside());
  }

  @Test
  void eachOfTwoAcknowledgementsHasItsSecondPlace() throws IOException {
    record(RX, 0).record(RX, 1000).record(NEW_RX, 2000).record(NEW_RX, 3000).record(NEW_RX, 4000);
    assertEquals(List.of(3L, 4L), setAside());
  }

  @Test
  void afterALongTimeItIsAnotherPacket() throws IOException {
    record(RX, 0).record(NEW_RX, 20 * MILLI + 1);
    assertEquals(List.of(), setAside());
  }
}
