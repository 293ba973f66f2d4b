package org.icascope.dissect.cgp;

import static org.icascope.dissect.cgp.CgpFramerRecorder.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected lines were counted by hand from the tables of the protocol notes, sections 1 to 3. */
class CgpFramerTest {

  /** One message of most kinds; the comments give the stream offset of each. */
  private static final String STREAM =
      "04 0a 61 62 63" // 0: DATA_REALTIME "abc"
          + "04 0b 02 64 65" // 5: WITH_ACK 2, "de"
          + "05 0b 85 00 66 67" // 10: WITH_ACK 5 in two bytes, "fg"
          + "83 00 0a 68 69" // 16: length 3 in two bytes
          + "02 05 00" // 21: keep-alive
          + "05 05 09 02 02 05" // 24: NOP, EXT_LENGTH, acknowledges 5 (the vector of the notes)
          + "03 05 08 01" // 30: tracked NOP
          + "05 09 00 08 00 6a" // 34: DATA, push, channel 0, "j"
          + "09 08 00 00 00 00 00 00 00 00" // 40: CHANNEL_CLOSE
          + "04 03 00 00 00" // 50: FINISH_REQUEST
          + "03 2f 01 02" // 55: unknown command
          + "02 0a 6b"; // 59

  private static final List<String> MESSAGES =
      List.of(
          "data 10@0 tracked of 3: 616263",
          "data 11@5 tracked ack=2 of 2: 6465",
          "data 11@10 tracked ack=5 of 2: 6667",
          "data 10@16 tracked of 2: 6869",
          "nop 5@21",
          "nop 5@24 ack=5",
          "nop 5@30 tracked",
          "data 9@34 of 1: 6a",
          "ChannelClose 8@40",
          "Finish 3@50",
          "Undecoded 47@55",
          "data 10@59 tracked of 1: 6b");

  @Test
  void theMessagesAreTheSameWhereverTheStreamIsSplit() {
    byte[] stream = hex(STREAM);
    for (int first = 0; first <= stream.length; first++) {
      for (int second = first; second <= stream.length; second++) {
        CgpFramerRecorder recorder = new CgpFramerRecorder();
        recorder.piece(stream, 0, first, true).piece(stream, first, second, false);
        recorder.piece(stream, second, stream.length, true);
        assertEquals(MESSAGES, recorder.lines, "split at " + first + " and " + second);
      }
    }
  }

  @Test
  void theMessagesAreTheSameByteByByte() {
    byte[] stream = hex(STREAM);
    CgpFramerRecorder recorder = new CgpFramerRecorder();
    for (int i = 0; i < stream.length; i++) {
      recorder.piece(stream, i, i + 1, true);
    }
    assertEquals(MESSAGES, recorder.lines);
  }

  @Test
  void aLongRunOfZerosIsNotAMessageEach() {
    byte[] zeros = new byte[1_000_000];
    byte[] first = hex("02 0a 61  00 00  02 0a 62  00 00  02 0a 63"); // not in a row: no search
    CgpFramerRecorder recorder = new CgpFramerRecorder();
    recorder.segment(first).segment(zeros);
    assertTrue(recorder.lines.size() < 20, recorder.lines.size() + " lines");
    assertTrue(recorder.lines.contains("data 10@10 tracked of 1: 63"), recorder.lines.toString());
  }

  @Test
  void threeUnknownCommandsInARowStartASearchForTheNextBoundary() {
    byte[] garbage = hex("02 77 00  02 78 00  02 79 00  ff");
    byte[] good = hex("02 0a 61  02 0a 62  02 0a 63");
    CgpFramerRecorder recorder = new CgpFramerRecorder();
    recorder.piece(garbage, 0, garbage.length, true).piece(good, 0, good.length, true);

    List<String> data = recorder.lines.stream().filter(l -> l.startsWith("data")).toList();

    assertEquals(3, data.size(), recorder.lines::toString);
    assertEquals(1, recorder.lines.stream().filter(l -> l.startsWith("resync")).count());
  }

  @Test
  void framesOfAMessageAreThoseOfItsFirstAndLastByte() {
    CgpFramerRecorder recorder = new CgpFramerRecorder();
    recorder.segment("04").segment("0a").segment("61 62").segment("63");
    CgpHeader header = recorder.latest;
    assertEquals(List.of(1L, 4L), List.of(header.first().frame(), header.last().frame()));
  }

  @ParameterizedTest
  @CsvSource({
    "80 00, 0", // 0 in two bytes
    "81 00, 1",
    "ff 00, 127",
    "80 01, 128",
    "ff ff, 32767"
  })
  void twoByteLengthsAreLowSevenBitsFirst(String length, int value) {
    CgpFramerRecorder recorder = new CgpFramerRecorder().segment(length);
    byte[] rest = new byte[value];
    if (value > 0) {
      rest[0] = CgpCommand.DATA_REALTIME;
      recorder.segment(rest);
    }
    String expected =
        value == 0
            ? "malformed 0"
            : "data 10@0 tracked of " + (value - 1) + ": " + "00".repeat(value - 1);
    assertEquals(List.of(expected), recorder.lines);
  }

  @Test
  void aMessageOfLengthZeroIsMalformedAndTheNextOneIsRead() {
    CgpFramerRecorder recorder = new CgpFramerRecorder().segment("00 02 0a 61 80 00 02 0a 62");
    assertEquals(
        List.of(
            "malformed 0",
            "data 10@1 tracked of 1: 61",
            "malformed 0",
            "data 10@6 tracked of 1: 62"),
        recorder.lines);
  }

  @Test
  void aLoneCommandByteIsAMessage() {
    CgpFramerRecorder recorder = new CgpFramerRecorder().segment("01 0a 01 2f 02 05 00");
    assertEquals(List.of("data 10@0 tracked of 0: ", "Undecoded 47@2", "nop 5@4"), recorder.lines);
  }

  @ParameterizedTest
  @CsvSource({
    "02 0b 00, 0", // zeroed in a replay
    "03 0b 80 00, 0", // the same, when it had used two bytes
    "02 0b 7f, 127",
    "03 0b ff 00, 127",
    "03 0b 80 01, 128",
    "83 00 0b 85 00, 5" // the longest header: two bytes each of length and delta
  })
  void acknowledgementsComeInOneOrTwoBytes(String message, int delta) {
    CgpFramerRecorder recorder = new CgpFramerRecorder().segment(message).segment("02 05 00");
    String acknowledges = delta == 0 ? "" : " ack=" + delta;
    assertEquals("data 11@0 tracked" + acknowledges + " of 0: ", recorder.lines.get(0));
    assertEquals(2, recorder.lines.size());
  }

  @Test
  void aTruncatedAcknowledgementIsMalformedAndAcknowledgesNothing() {
    // a message before it leaves bytes behind that must not be taken for the missing one
    CgpFramerRecorder recorder =
        new CgpFramerRecorder().segment("84 00 0b ff 7f 61 02 0b 85 01 0b 02 0a 62");
    assertEquals(
        List.of(
            "data 11@0 tracked ack=16383 of 1: 61",
            "malformed 11",
            "data 11@6 tracked ack-unknown of 0: ",
            "malformed 11",
            "data 11@9 tracked ack-unknown of 0: ",
            "data 10@11 tracked of 1: 62"),
        recorder.lines);
  }

  @Test
  void aLongMessageThatNeverComesWaits() {
    CgpFramerRecorder recorder = new CgpFramerRecorder().segment("ff ff 06 00 00 00");
    assertEquals(List.of(), recorder.lines);
    assertFalse(recorder.framer.lost());
  }

  @Test
  void everyFlippedBitLeavesTheFramerRunning() {
    byte[] stream = hex(STREAM);
    for (int bit = 0; bit < 8 * stream.length; bit++) {
      byte[] damaged = stream.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      CgpFramerRecorder recorder = new CgpFramerRecorder().segment(damaged);
      recorder.gap(7).segment(stream);
      // messages before the damage stay; counted in the table above
      int intact = intact(bit / 8);
      assertTrue(recorder.lines.size() >= intact, "bit " + bit);
      assertEquals(MESSAGES.subList(0, intact), recorder.lines.subList(0, intact), "bit " + bit);
    }
  }

  private static int intact(int damagedByte) {
    int[] ends = {5, 10, 16, 21, 24, 30, 34, 40, 50, 55, 59, 62};
    int count = 0;
    while (count < ends.length && ends[count] <= damagedByte) {
      count++;
    }
    return count;
  }
}
