package org.icascope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Cut and damaged files: what comes before is served, and nothing else happens. */
class HostileBytesTest {

  private static final byte[] PAYLOAD = {1, 2, 3, 4, 5, 6, 7};

  /** {@link #pcap} by {@code lz4}, and by {@code lz4 -BD -BX}. */
  private static final byte[] LZ4 =
      hex(
          "04224d186440a74200000084d4c3b2a102000400010062ffff0000010004000002001307"
              + "04008001020304050607021400031300001b0003170011031500021300b0070000000102"
              + "030405060700000000b2a05df1");

  private static final byte[] LZ4_LINKED =
      hex(
          "04224d187440bd4200000084d4c3b2a102000400010062ffff0000010004000002001307"
              + "04008001020304050607021400031300001b0003170011031500021300b0070000000102"
              + "03040506076283910100000000b2a05df1");

  @Test
  void everyCutOfAPcapServesTheFramesBeforeIt() throws IOException {
    byte[] whole = pcap();
    for (int length = 4; length < whole.length; length++) {
      int before = Math.max(0, (length - 24) / (16 + PAYLOAD.length));
      boolean clean = length >= 24 && (length - 24) % (16 + PAYLOAD.length) == 0;
      check(Arrays.copyOf(whole, length), before, clean ? 0 : 1);
    }
  }

  @Test
  void everyCutOfAPcapngServesTheFramesBeforeIt() throws IOException {
    byte[] whole = pcapng();
    int[] ends = {0, 28, 48, 88, 128, 152}; // of the blocks, by hand
    for (int length = 4; length < whole.length; length++) {
      int frames = length >= 128 ? 2 : length >= 88 ? 1 : 0;
      boolean clean = Arrays.binarySearch(ends, length) >= 0;
      check(Arrays.copyOf(whole, length), frames, clean ? 0 : 1);
    }
  }

  @Test
  void aFileTooShortToBeRecognisedIsAFailedInput() {
    for (int length = 0; length < 4; length++) {
      CaptureSet set = TestCaptures.open(Arrays.copyOf(pcap(), length));
      assertEquals(1, set.failures().size());
      assertTrue(set.summaries().isEmpty());
    }
  }

  @Test
  void everyCutOfACompressedFileServesAllThatCanBeUnpacked() throws IOException {
    for (byte[] whole : List.of(gzip(pcap()), Zstd.compress(pcap()), LZ4, LZ4_LINKED)) {
      for (int length = 0; length < whole.length; length++) {
        CaptureSet set = TestCaptures.open(Arrays.copyOf(whole, length));
        TestCaptures.drain(set);
        int problems = set.summaries().stream().mapToInt(each -> each.problems().size()).sum();
        assertEquals(1, problems + set.failures().size(), "cut at " + length);
      }
    }
  }

  @Test
  void everyCutAndFlippedBitOfAnyVariantIsHarmless() throws IOException {
    for (byte[] file : List.of(variant(0xa1b2cd34, 2, 0x08000400), variant(0xa1b2c3d4, 7, 8))) {
      for (int length = 0; length < file.length; length++) {
        assertTrue(TestCaptures.drain(TestCaptures.open(Arrays.copyOf(file, length))) <= 5);
      }
      flipEveryBit(file);
    }
  }

  private static byte[] variant(int magic, int... added) {
    PcapBytes file = new PcapBytes(ByteOrder.LITTLE_ENDIAN, magic, 1);
    for (int i = 0; i < 3; i++) {
      file.raw(new int[] {i, 0, PAYLOAD.length, PAYLOAD.length}).raw(added, PAYLOAD);
    }
    return file.bytes();
  }

  @Test
  void noFlippedBitDoesMoreThanEndTheFileEarly() throws IOException {
    for (byte[] file : List.of(pcap(), pcapng(), carrying(), LZ4, LZ4_LINKED)) {
      flipEveryBit(file);
    }
    flipEveryBit(gzip(pcap()));
    flipEveryBit(gzip(pcapng()));
    flipEveryBit(Zstd.compress(pcap()));
    flipEveryBit(Zstd.compress(pcapng()));
  }

  private static void flipEveryBit(byte[] file) throws IOException {
    long before = allocated();
    for (int bit = 0; bit < file.length * 8; bit++) {
      byte[] damaged = file.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      CaptureSet set = TestCaptures.open(damaged);
      assertTrue(TestCaptures.drain(set) <= 10);
      assertEquals(1, set.summaries().size() + set.failures().size());
    }
    long perFile = (allocated() - before) / (file.length * 8L);
    assertTrue(perFile < 3 << 20, perFile + " bytes allocated per damaged file");
  }

  /** Names, secrets and comments. */
  private static byte[] carrying() {
    PcapngBytes file = new PcapngBytes().section(ByteOrder.LITTLE_ENDIAN);
    file.names(file.nameRecord(1, new byte[] {10, 0, 0, 1}, "a\0b\0")).secrets(7, PAYLOAD);
    file.networkInterface(1, 0, file.option(1, (byte) 'c'));
    file.enhancedPacket(0, 1, new byte[4], file.option64(4, 2), file.option(1, (byte) 'c'));
    return file.statistics(0, file.option64(5, 3)).bytes();
  }

  @Test
  void theStoredLz4FilesHoldTheSameFrames() throws IOException {
    check(LZ4, 3, 0);
    check(LZ4_LINKED, 3, 0);
  }

  @Test
  void aLengthAloneAllocatesNothing() throws IOException {
    byte[] file =
        PcapBytes.usual()
            .recordHeader(1, 0, CaptureReader.MAX_FRAME_BYTES, CaptureReader.MAX_FRAME_BYTES)
            .bytes();
    long before = allocated();
    check(file, 0, 1);
    assertTrue(allocated() - before < 4 << 20);
  }

  private static void check(byte[] file, int frames, int problems) throws IOException {
    try (CaptureSet set = TestCaptures.open(file)) {
      assertEquals(frames, TestCaptures.drain(set), "frames of " + file.length + " bytes");
      CaptureSummary summary = set.summaries().get(0);
      assertEquals(problems, summary.problems().size(), "problems of " + file.length + " bytes");
    }
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static byte[] pcap() {
    return PcapBytes.usual().frame(1, 0, PAYLOAD).frame(2, 0, PAYLOAD).frame(3, 0, PAYLOAD).bytes();
  }

  private static byte[] pcapng() {
    PcapngBytes file = new PcapngBytes().section(ByteOrder.LITTLE_ENDIAN);
    file.networkInterface(1, 0).enhancedPacket(0, 1, 7, PAYLOAD).enhancedPacket(0, 2, 7, PAYLOAD);
    return file.statistics(0).block(0x0bad, new byte[8]).bytes();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  private static long allocated() {
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
