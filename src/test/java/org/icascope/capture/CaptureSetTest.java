package org.icascope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several inputs at once. */
class CaptureSetTest {

  private static final byte[] ONE = {1};

  @TempDir Path folder;

  @Test
  void filesAreMergedByTimeAndKeepTheirAddresses() throws IOException {
    Path late = file("late", PcapBytes.usual().frame(5, 0, ONE).frame(6, 0, ONE).bytes());
    Path mixed = file("mixed", PcapBytes.usual().frame(1, 0, ONE).frame(9, 0, ONE).bytes());
    Path same = file("same", PcapBytes.usual().frame(5, 0, ONE).bytes());
    assertEquals(List.of("1/1", "0/1", "2/1", "0/2", "1/2"), addresses(late, mixed, same));
  }

  @Test
  void withinAFileTheOrderIsKeptEvenWhenTimesGoBack() throws IOException {
    Path back = file("back", PcapBytes.usual().frame(3, 0, ONE).frame(1, 0, ONE).bytes());
    Path other = file("other", PcapBytes.usual().frame(2, 0, ONE).frame(4, 0, ONE).bytes());
    assertEquals(List.of("1/1", "0/1", "0/2", "1/2"), addresses(back, other));
  }

  @Test
  void anUnreadableInputDoesNotStopTheOthersAndHasNoIndex() throws IOException {
    Path good = file("good", PcapBytes.usual().frame(1, 0, ONE).bytes());
    Path text = file("text", "some words\n".getBytes());
    List<String> files = List.of(text.toString(), "no/such/file", good.toString());
    try (CaptureSet set = CaptureSet.open(files, InputStream.nullInputStream(), false)) {
      assertEquals(
          List.of("plain text, not a capture", "no such file"),
          set.failures().stream().map(FailedInput::message).toList());
      Frame frame = new Frame();
      assertTrue(set.next(frame));
      assertEquals(0, frame.capture());
      assertFalse(set.next(frame));
      assertEquals(good.toString(), set.summaries().get(0).file());
    }
  }

  @Test
  void standardInputIsReadOnce() throws IOException {
    byte[] bytes = PcapBytes.usual().frame(1, 0, ONE).bytes();
    InputStream input = new ByteArrayInputStream(bytes);
    try (CaptureSet set = CaptureSet.open(List.of("-", "-"), input, true)) {
      assertEquals(
          List.of(new FailedInput("-", "standard input can be read only once")), set.failures());
      assertEquals(1, TestCaptures.drain(set));
      assertEquals("-", set.summaries().get(0).file());
      assertEquals(bytes.length, set.summaries().get(0).bytes());
      assertEquals(0, set.bytesTotal());
    }
  }

  @Test
  void aPipeThatBringsSingleBytesIsReadLikeAFile() throws IOException {
    byte[] bytes = PcapBytes.usual().frame(1, 0, ONE).frame(2, 0, ONE).bytes();
    try (CaptureSet set =
        CaptureSet.open(List.of("-"), new Trickle(concatenatedGzip(bytes)), false)) {
      assertEquals(2, TestCaptures.drain(set));
    }
  }

  @Test
  void gzipMembersOneAfterTheOtherAreOneFile() throws IOException {
    byte[] bytes = PcapBytes.usual().frame(1, 0, ONE).frame(2, 0, ONE).bytes();
    Path file = file("members.bin", concatenatedGzip(bytes));
    try (CaptureSet set = TestCaptures.open(file)) {
      assertEquals(2, TestCaptures.drain(set));
      CaptureSummary summary = set.summaries().get(0);
      assertEquals("pcap", summary.format());
      assertEquals(Optional.of("gzip"), summary.compression());
      assertEquals(Files.size(file), summary.bytes());
      assertTrue(summary.problems().isEmpty());
    }
  }

  @Test
  void theHashIsThatOfTheWholeFileEvenWhenReadingStopsEarly() throws IOException {
    byte[] bytes = PcapBytes.usual().recordHeader(0, 0, -1, 0).frame(1, 0, new byte[9]).bytes();
    Path file = file("damaged", bytes);
    List<String> files = List.of(file.toString());
    try (CaptureSet set = CaptureSet.open(files, InputStream.nullInputStream(), true)) {
      TestCaptures.drain(set);
      // sha256sum of the same 65 bytes
      assertEquals(
          Optional.of("5936ca3cbb9bfb16767bb4d334dc84d8c249d164fbd86e9c3934d8a5e2ef1eb4"),
          set.summaries().get(0).sha256());
    }
  }

  @Test
  void aSummaryBeforeTheEndCoversWhatWasReadAndDisturbsNothing() throws IOException {
    Path first = file("first", PcapBytes.usual().frame(1, 0, ONE).frame(2, 0, ONE).bytes());
    Path second = file("second", PcapBytes.usual().frame(3, 0, ONE).bytes());
    List<String> files = List.of(first.toString(), second.toString());
    try (CaptureSet set = CaptureSet.open(files, InputStream.nullInputStream(), true)) {
      assertTrue(set.next(new Frame()));
      assertEquals(List.of(1L, 0L), set.summaries().stream().map(CaptureSummary::packets).toList());
      assertEquals("pcap", set.summaries().get(1).format());
      assertEquals(2, TestCaptures.drain(set));
      assertTrue(set.summaries().stream().allMatch(summary -> summary.sha256().isPresent()));
    }
  }

  @Test
  void aSetThatIsClosedEarlyKeepsItsSummaries() throws IOException {
    byte[] bytes = PcapBytes.usual().frame(1, 0, ONE).frame(2, 0, ONE).bytes();
    CaptureSet set = TestCaptures.open(bytes);
    assertTrue(set.next(new Frame()));
    set.close();
    assertEquals(1, set.summaries().get(0).packets());
  }

  @Test
  void aFileThatVanishesBeforeItsTurnIsAProblem() throws IOException {
    Path first = file("first", PcapBytes.usual().frame(1, 0, ONE).bytes());
    Path second = file("second", PcapBytes.usual().frame(3, 0, ONE).bytes());
    try (CaptureSet set = TestCaptures.open(first, second)) {
      Files.delete(second);
      assertEquals(1, TestCaptures.drain(set));
      assertEquals(
          "cannot be opened a second time: no such file",
          set.summaries().get(1).problems().get(0).message());
    }
  }

  @Test
  void progressReachesTheSizeOfAllFiles() throws IOException {
    Path first = file("first", PcapBytes.usual().frame(1, 0, ONE).bytes());
    Path second = file("second", PcapBytes.usual().frame(2, 0, new byte[5000]).bytes());
    try (CaptureSet set = TestCaptures.open(first, second)) {
      assertEquals(0, set.bytesRead());
      assertEquals(Files.size(first) + Files.size(second), set.bytesTotal());
      TestCaptures.drain(set);
      assertEquals(set.bytesTotal(), set.bytesRead());
    }
  }

  @Test
  void thousandsOfPartsAreMergedWithFewFilesOpen() throws IOException {
    List<Path> parts = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      int second = (i * 7) % 3000; // in no order
      parts.add(file("part" + i, PcapBytes.usual().frame(second, 0, ONE).bytes()));
    }
    try (CaptureSet set = TestCaptures.open(parts.toArray(Path[]::new))) {
      Frame frame = new Frame();
      for (int second = 0; second < 3000; second++) {
        assertTrue(set.next(frame));
        assertEquals(second * 1_000_000_000L, frame.timeNanos());
      }
      assertFalse(set.next(frame));
    }
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static List<String> addresses(Path... files) throws IOException {
    List<String> addresses = new ArrayList<>();
    Frame frame = new Frame();
    try (CaptureSet set = TestCaptures.open(files)) {
      while (set.next(frame)) {
        addresses.add(frame.capture() + "/" + frame.number());
      }
    }
    return addresses;
  }

  /** A member for the file header and first frame, one for the rest. */
  private static byte[] concatenatedGzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part :
        List.of(Arrays.copyOf(content, 41), Arrays.copyOfRange(content, 41, content.length))) {
      GZIPOutputStream gzip = new GZIPOutputStream(out);
      gzip.write(part);
      gzip.finish();
    }
    return out.toByteArray();
  }

  /** Gives one byte at a time and never says that more is there, like a slow pipe. */
  private static final class Trickle extends ByteArrayInputStream {

    Trickle(byte[] bytes) {
      super(bytes);
    }

    @Override
    public int read(byte[] buffer, int start, int length) {
      return super.read(buffer, start, Math.min(1, length));
    }

    @Override
    public int available() {
      return 0;
    }
  }
}
