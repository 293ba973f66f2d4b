package org.icascope.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packed captures; those of the zstd and lz4 programs where they are installed. */
class CompressionTest {

  private static final long SEED = 20261121L;
  private static final int FRAMES = 3000;
  private static final InputRoom ROOM = InputRoom.usual();

  @TempDir Path folder;

  @Test
  void everyWayToPackWithTheProgramsIsRead() throws IOException, InterruptedException {
    Path plain = Files.write(folder.resolve("plain"), capture());
    for (String options : List.of("-1", "-19", "--no-check", "-3 --long=27", "-T2 -5")) {
      assertReads("zstd", Tools.pack("zstd", plain, ("-q -c " + options).split(" ")), options);
    }
    for (String options : List.of("-1", "-9", "-BD", "-BD -B4", "-BX", "--no-frame-crc", "-B5")) {
      assertReads("lz4", Tools.pack("lz4", plain, ("-q -c " + options).split(" ")), options);
    }
    assertReads("lz4", Tools.pack("lz4", plain, "-q", "-c", "--content-size", "-BD"), "size");
  }

  @Test
  void framesOneAfterTheOtherAreOneFile() throws IOException, InterruptedException {
    byte[] content = capture();
    Path first = Files.write(folder.resolve("first"), Arrays.copyOf(content, 70_000));
    Path rest =
        Files.write(folder.resolve("rest"), Arrays.copyOfRange(content, 70_000, content.length));
    byte[] skippable = {0x53, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 1, 2};
    for (String program : List.of("zstd", "lz4")) {
      byte[] one = Tools.pack(program, first, "-q", "-c");
      byte[] two = Tools.pack(program, rest, "-q", "-c");
      assertReads(program, join(skippable, one, skippable, two), "joined");
    }
  }

  @Test
  void whatIsUnpackedAheadIsTheSame() throws IOException {
    byte[] content = capture();
    Path file = Files.write(folder.resolve("ahead.gz"), gzip(content));
    InputStream packed = Compression.GZIP.unpack(Files.newInputStream(file), ROOM.share());
    try (InputStream ahead = AheadContent.of(packed, new Semaphore(1))) {
      assertArrayEquals(content, ahead.readAllBytes());
    }
    assertTrue(content.length > 3 << 17, "several blocks: " + content.length);
  }

  @Test
  void howFarACutZstdFileIsReadDependsOnNothingElse() throws IOException {
    byte[] packed = Zstd.compress(capture(), 1);
    Path cut = Files.write(folder.resolve("cut.zst"), Arrays.copyOf(packed, packed.length / 2));
    List<Long> frames = new ArrayList<>();
    for (Semaphore permits : List.of(new Semaphore(0), new Semaphore(1))) { // alone, and ahead
      try (InputStream content = unpack(cut, permits)) {
        long read = 0;
        try {
          for (int more = 0; more >= 0; read += more) {
            more = content.read(new byte[1 << 20]);
          }
        } catch (DamagedContentException e) {
          assertEquals("the zstd data ends", e.getMessage());
        }
        frames.add(read);
      }
    }
    assertEquals(frames.get(0), frames.get(1));
    assertTrue(frames.get(0) >= 128 << 10, "the first block of 128 KiB: " + frames);
  }

  private static InputStream unpack(Path file, Semaphore permits) throws IOException {
    return AheadContent.of(
        Compression.ZSTD.unpack(Files.newInputStream(file), ROOM.share()), permits);
  }

  @Test
  void aDamagedMemberAfterTheFirstIsAProblem() throws IOException {
    byte[] content = capture();
    byte[] first = gzip(Arrays.copyOf(content, 70_000));
    byte[] second = gzip(Arrays.copyOfRange(content, 70_000, content.length));
    byte[] damagedHeader = second.clone();
    damagedHeader[2] = 9; // no such method
    assertEquals(
        "the gzip data is damaged in the middle of frame", problem(join(first, damagedHeader)));
    byte[] notGzip = "trailing words".getBytes();
    assertEquals(
        "what follows the gzip data is something else in the middle of frame",
        problem(join(first, notGzip)));
    byte[] damagedChecksum = join(first, second);
    damagedChecksum[first.length - 5] ^= 1;
    assertEquals("the gzip data is damaged in the middle of frame", problem(damagedChecksum));
    assertReads("gzip", join(first, second, new byte[512]), "padded with zeros");
  }

  @Test
  void theOptionalPartsOfAGzipHeaderArePassedOver() throws IOException {
    byte[] plain = gzip(capture());
    byte[] header = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3};
    byte[] parts = {2, 0, 'x', 'y', 'n', 0, 'c', 0, 1, 2}; // extra, name, comment, checksum
    byte[] body = Arrays.copyOfRange(plain, 10, plain.length);
    assertReads("gzip", join(header, parts, body), "all parts");
  }

  @Test
  void theChecksumsAreThoseOfTheSpecification() {
    // xxHash 32 with seed 0 of nothing, of "abc" and of 26 letters: test vectors of the algorithm
    assertEquals(0x02cc5d05, XxHash32.of(new byte[0], 0, 0));
    assertEquals(0x32d153ff, XxHash32.of("abc".getBytes(), 0, 3));
    XxHash32 hash = new XxHash32();
    byte[] letters = "abcdefghijklmnopqrstuvwxyz".getBytes();
    for (int i = 0; i < letters.length; i++) {
      hash.update(letters, i, 1);
    }
    assertEquals(XxHash32.of(letters, 0, letters.length), hash.value());
    assertEquals(0x63a14d5f, hash.value());
  }

  @Test
  void aBombCostsNoMemory() throws IOException {
    byte[] zeros = new byte[64 << 20];
    byte[] frame = PcapBytes.usual().recordHeader(1, 0, 40, 40).bytes();
    byte[] packed = Zstd.compress(join(frame, zeros)); // a thousand times smaller
    assertTrue(packed.length < 10_000);
    long before = allocated();
    try (CaptureSet set = TestCaptures.open(packed)) {
      assertTrue(TestCaptures.drain(set) > 1_000_000); // frames of no bytes
    }
    assertTrue(allocated() - before < 8 << 20);
  }

  private static void assertReads(String compression, byte[] packed, String how)
      throws IOException {
    assumeTrue(packed.length > 0, "skipped: " + compression + " is not installed");
    try (CaptureSet set = TestCaptures.open(packed)) {
      assertEquals(FRAMES, TestCaptures.drain(set), how);
      CaptureSummary summary = set.summaries().get(0);
      assertEquals(Optional.of(compression), summary.compression());
      assertEquals(List.of(), summary.problems(), how);
    }
  }

  private static String problem(byte[] packed) throws IOException {
    try (CaptureSet set = TestCaptures.open(packed)) {
      TestCaptures.drain(set);
      List<CaptureSummary.Problem> problems = set.summaries().get(0).problems();
      assertEquals(1, problems.size());
      return problems.get(0).message().replaceAll(" \\d+$", "");
    }
  }

  /** Partly repetitive, over several blocks of every format. */
  private static byte[] capture() {
    Random random = new Random(SEED);
    PcapBytes file = PcapBytes.usual();
    for (int i = 0; i < FRAMES; i++) {
      byte[] bytes = new byte[200];
      random.nextBytes(bytes);
      Arrays.fill(bytes, 30, 120 + i % 60, (byte) i);
      file.frame(i, 0, bytes);
    }
    return file.bytes();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static long allocated() {
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
