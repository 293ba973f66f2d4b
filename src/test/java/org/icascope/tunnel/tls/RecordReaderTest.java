package org.icascope.tunnel.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.HeldBytes;
import org.junit.jupiter.api.Test;

class RecordReaderTest {

  /** A handshake record of three bytes, an empty one, an alert, application data of four bytes. */
  private static final byte[] STREAM =
      HelloBytes.hex(
          "16 0301 0003 0a0b0c", "17 0303 0000", "15 0303 0002 0228", "17 0303 0004 01020304");

  private static final class Recorder implements RecordSink {
    private final List<String> lines = new ArrayList<>();
    private boolean wanted = true;

    @Override
    public boolean wants(Direction direction, int type, int length) {
      return wanted;
    }

    @Override
    public void onRecord(Direction direction, Record record) {
      StringBuilder line = new StringBuilder(record.type + ":");
      for (int i = 0; i < record.length; i++) {
        line.append(' ').append(record.bytes[record.start + i]);
      }
      lines.add(line.toString());
    }

    @Override
    public void onPassed(Direction d, int type, int length, boolean missing, FrameMark where) {
      lines.add("passed " + type + " " + length + (missing ? " missing" : ""));
    }

    @Override
    public void onLost(Direction direction, FrameMark where) {
      lines.add("lost");
    }

    @Override
    public void onFound(Direction direction, long missingBytes, FrameMark where) {
      lines.add("found after " + missingBytes);
    }

    @Override
    public void onLimit(Direction direction, FrameMark where) {
      lines.add("limit");
    }

    @Override
    public void onGarbage(Direction direction, FrameMark where) {
      lines.add("garbage");
    }
  }

  private final Recorder recorder = new Recorder();
  private final RecordReader reader =
      new RecordReader(Direction.CLIENT_TO_SERVER, recorder, HeldBytes.alone());
  private long frame;

  private void feed(byte[] bytes, int from, int to) {
    reader.onChunk(
        new Chunk().bytes(bytes, from, to - from).place(from, true).origin(0, ++frame, frame));
  }

  private void gap(long length) {
    reader.onGap(length, new FrameMark(0, ++frame, frame));
  }

  private static final List<String> ALL = List.of("22: 10 11 12", "23:", "21: 2 40", "23: 1 2 3 4");

  @Test
  void aRecordForWhichThereIsNoRoomIsPassedOver() {
    RecordReader poor = new RecordReader(Direction.CLIENT_TO_SERVER, recorder, HeldBytes.none());
    for (int from = 0; from < STREAM.length; from += 7) { // the first record in two pieces
      int length = Math.min(7, STREAM.length - from);
      poor.onChunk(new Chunk().bytes(STREAM, from, length).place(from, true).origin(0, 1, 1));
    }
    assertEquals(List.of("limit", "passed 22 3 missing"), recorder.lines.subList(0, 2));
    assertTrue(recorder.lines.contains("21: 2 40"), "what lies in one chunk needs no room");
  }

  /** The first three bytes of a message are read with what might have been a header. */
  @Test
  void aMessageOfSsl2ShorterThanItsFirstBytesIsNone() {
    for (String start : List.of("80 00 04 00 00", "80 01 04 00 00", "80 02 01 00 00")) {
      Recorder own = new Recorder();
      RecordReader shortOne = new RecordReader(Direction.SERVER_TO_CLIENT, own, HeldBytes.alone());
      byte[] bytes = HelloBytes.hex(start, "0000 0000");
      shortOne.onChunk(new Chunk().bytes(bytes, 0, bytes.length).place(0, true).origin(0, 1, 1));
      assertEquals(List.of("garbage"), own.lines, start);
    }
  }

  @Test
  void recordsAreTheSameWhateverTheSegmentation() {
    for (int first = 1; first < STREAM.length; first++) {
      for (int second = first + 1; second < STREAM.length; second++) {
        Recorder own = new Recorder();
        RecordReader split = new RecordReader(Direction.CLIENT_TO_SERVER, own, HeldBytes.alone());
        int[] borders = {0, first, second, STREAM.length};
        for (int i = 0; i < 3; i++) {
          int length = borders[i + 1] - borders[i];
          split.onChunk(new Chunk().bytes(STREAM, borders[i], length).place(borders[i], true));
        }
        assertEquals(ALL, own.lines, first + ", " + second);
      }
    }
  }

  @Test
  void aGapInsideARecordCostsOnlyThatRecord() {
    feed(STREAM, 0, 6);
    gap(2);
    feed(STREAM, 8, STREAM.length);
    assertEquals(List.of("passed 22 3 missing", "23:", "21: 2 40", "23: 1 2 3 4"), recorder.lines);
  }

  @Test
  void afterALossRecordsAreFoundAtTheStartOfASegment() {
    feed(STREAM, 0, 6);
    gap(7); // the rest of the record, and the next one
    feed(STREAM, 13, STREAM.length);
    assertEquals(
        List.of("passed 22 3 missing", "lost", "found after 5", "21: 2 40", "23: 1 2 3 4"),
        recorder.lines);
  }

  @Test
  void whatIsNotWantedIsCounted() {
    recorder.wanted = false;
    feed(STREAM, 0, STREAM.length);
    assertEquals(
        List.of("passed 22 3", "passed 23 0", "passed 21 2", "passed 23 4"), recorder.lines);
  }

  @Test
  void aLengthThatNoRecordHasEndsTheReading() {
    byte[] bytes = HelloBytes.hex("17 0303 ffff", "00".repeat(40));
    feed(bytes, 0, bytes.length);
    feed(STREAM, 0, STREAM.length);
    assertEquals(List.of("garbage"), recorder.lines);
  }

  @Test
  void theHelloOfSsl2HasAHeaderOfTwoBytes() {
    byte[] bytes = HelloBytes.hex("8004 01 0002 aa", "16 0300 0001 05");
    feed(bytes, 0, 3);
    feed(bytes, 3, bytes.length);
    assertEquals(List.of("256: 1 0 2 -86", "22: 5"), recorder.lines);
  }

  @Test
  void noiseCausesNoException() {
    Random random = new Random(4);
    for (int round = 0; round < 2000; round++) {
      RecordReader noisy =
          new RecordReader(Direction.SERVER_TO_CLIENT, new Recorder(), HeldBytes.alone());
      for (int i = 0; i < 20; i++) {
        byte[] bytes = new byte[1 + random.nextInt(60)];
        random.nextBytes(bytes);
        if (random.nextInt(3) > 0) {
          bytes[0] = (byte) (20 + random.nextInt(4));
        }
        if (bytes.length > 4) {
          bytes[1] = 3;
          bytes[3] = 0;
        }
        noisy.onChunk(new Chunk().bytes(bytes, 0, bytes.length).place(0, true));
        if (random.nextInt(4) == 0) {
          noisy.onGap(1 + random.nextInt(100), new FrameMark(0, 1, 1));
        }
      }
    }
    assertTrue(recorder.lines.isEmpty());
  }
}
