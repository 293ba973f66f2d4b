package org.icascope.fuzz;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.CaptureSummary;
import org.icascope.capture.Frame;
import org.icascope.capture.NstraceField;
import org.icascope.capture.NstraceHeader;
import org.icascope.samples.SampleFiles;
import org.icascope.testkit.network.NstraceWriter;
import org.icascope.testkit.network.NstraceWriter.About;

/**
 * Files: pcap, pcapng with all blocks and options, NetScaler traces, and what they are packed with.
 * Whatever the bytes, there are frames that lie within them, or one line that says why the file is
 * none.
 *
 * @param packed seeds are packed with gzip, zstd and lz4
 */
record CaptureTarget(String name, boolean packed, int gateRuns) implements FuzzTarget {

  private static final int SEED_BYTES = 2_000;

  /** What unpacking can make of a byte at most: zstd repeats a byte at will, so by block. */
  private static final long MOST_FRAMES_UNPACKED = 3_000_000;

  /** An empty packet of a NetScaler trace 2.0. */
  private static final int LEAST_RECORD_BYTES = 8;

  static FuzzTarget plain() {
    return new CaptureTarget("capture", false, 2_000);
  }

  static FuzzTarget compressed() {
    return new CaptureTarget("packed", true, 2_000);
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    List<byte[]> begins = new ArrayList<>();
    for (Path sample : SampleFiles.captures()) {
      byte[] all = Files.readAllBytes(sample);
      begins.add(Arrays.copyOf(all, Math.min(all.length, SEED_BYTES)));
    }
    begins.addAll(traces());
    List<byte[]> seeds = new ArrayList<>();
    for (byte[] begin : begins) {
      if (!packed) {
        seeds.add(begin);
      } else {
        seeds.add(gzip(begin));
        seeds.add(Zstd.compress(begin));
        seeds.add(lz4(begin));
      }
    }
    return seeds;
  }

  /** Traces of a NetScaler, of each version. */
  private static List<byte[]> traces() {
    byte[] frame = new byte[60];
    NstraceWriter first = new NstraceWriter("1.0").signature().absoluteTime(1_772_443_800L);
    NstraceWriter second = new NstraceWriter("2.0").signature().absoluteTime(1_772_443_800L);
    NstraceWriter third = new NstraceWriter("3.0").signature();
    NstraceWriter last = new NstraceWriter("3.5").signature().record(0x02, new byte[10]);
    byte[] chain = NstraceWriter.extension(0x84, new byte[40]);
    byte[] names = NstraceWriter.extension(1, (byte) 1, (byte) 1, (byte) 'a', (byte) 'b');
    byte[] both = Arrays.copyOf(chain, chain.length + names.length);
    System.arraycopy(names, 0, both, chain.length, names.length);
    for (int i = 0; i < 4; i++) {
      About about = About.in(i).linked(7);
      first.packet(i % 3, 1, i << 30 | 1, frame).relativeTime(5);
      second.packet(i % 3, 1, i << 30 | 1, frame).timed(i % 3, i, frame).relativeTime(5);
      third.packet30(about, i, frame, "one", "two");
      last.packet35(about, i, 0, new int[] {0x8b}, both, 70, frame);
    }
    return List.of(first.bytes(), second.bytes(), third.bytes(), last.bytes());
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  /** One frame without checksums of content, one block of literals (lz4_Frame_format.md). */
  private static byte[] lz4(byte[] bytes) {
    ByteBuffer out = ByteBuffer.allocate(bytes.length + 64).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0x184d2204).put((byte) 0x60).put((byte) 0x40).put((byte) 0x82);
    int length = out.position();
    out.putInt(0).put((byte) 0xf0);
    int rest = bytes.length - 15;
    for (; rest >= 255; rest -= 255) {
      out.put((byte) 255);
    }
    out.put((byte) rest).put(bytes);
    out.putInt(length, out.position() - length - 4).putInt(0);
    return Arrays.copyOf(out.array(), out.position());
  }

  @Override
  public void fuzz(byte[] input) {
    long frames = 0;
    long bytes = 0;
    var in = new ByteArrayInputStream(input);
    try (CaptureSet set = CaptureSet.open(List.of("-"), in, false)) {
      Frame frame = new Frame();
      while (set.next(frame)) {
        check(frame);
        frames++;
        bytes += frame.capturedLength();
        Check.range(
            frames, 1, packed ? MOST_FRAMES_UNPACKED : input.length / LEAST_RECORD_BYTES, "frames");
      }
      set.failures().forEach(failure -> line(failure.message()));
      summaries(set, frames);
    } catch (IOException e) {
      throw new UncheckedIOException("an array does not fail", e);
    }
    Check.that(packed || bytes <= input.length, "more bytes of frames than bytes");
  }

  private static void check(Frame frame) {
    Check.range(frame.start(), 0, frame.bytes().length, "start");
    Check.range(frame.capturedLength(), 0, frame.bytes().length - frame.start(), "captured");
    Check.range(frame.originalLength(), frame.capturedLength(), Integer.MAX_VALUE, "original");
    Frame copy = frame.copy();
    Check.that(copy.options().equals(frame.options()), "a copy has other options");
    Check.that(about(copy).equals(about(frame)), "a copy has another trace header");
  }

  /** All that a NetScaler trace says. */
  private static List<Object> about(Frame frame) {
    List<Object> all = new ArrayList<>();
    NstraceHeader.of(frame)
        .ifPresent(
            header -> {
              all.addAll(List.of(header.version(), header.operationName(), header.length()));
              for (NstraceField field : NstraceField.values()) {
                all.add(header.number(field));
              }
              all.add(header.number(NstraceHeader.CLUSTER, 0, -2));
              all.add(header.number(NstraceHeader.TCP_DEBUG_2, 20, 4));
              all.add(header.sourceName());
              all.add(header.destinationName());
              all.add(header.extensionName(true));
              all.add(header.text(NstraceHeader.INFO));
            });
    return all;
  }

  private static void summaries(CaptureSet set, long frames) {
    long counted = 0;
    for (CaptureSummary summary : set.summaries()) {
      counted += summary.packets();
      summary.toString();
    }
    Check.that(counted == frames, counted + " frames are told of, " + frames + " were read");
    set.nameRecords().forEach(record -> Check.that(record != null, "no name record"));
    set.secrets().forEach(secret -> Check.range(secret.content().remaining(), 0, 1 << 26, "size"));
  }

  private static void line(String reason) {
    Check.range(reason.length(), 1, 2_000, "length of a reason");
    Check.that(reason.indexOf('\n') < 0, "a reason is one line");
  }
}
