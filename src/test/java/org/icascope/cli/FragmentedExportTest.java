package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.Frame;
import org.icascope.capture.PcapBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames that belong to a session though only another frame shows it: fragments and copies. */
class FragmentedExportTest {

  private static final int IP = 14;
  private static final int IP_BYTES = 20;
  private static final int UDP = 17;

  @TempDir Path folder;

  private Path export(Path file, String... options) {
    Path out = folder.resolve("out.pcapng");
    List<String> all = new ArrayList<>(List.of("export", "--force", "-w", out.toString()));
    all.addAll(List.of(options));
    all.add(file.toString());
    var result = CommandForTests.run(all.toArray(String[]::new));
    assertEquals(0, result.exitCode(), result.err());
    return out;
  }

  private static List<Frame> frames(Path file) throws IOException {
    List<Frame> frames = new ArrayList<>();
    try (CaptureSet input =
        CaptureSet.open(List.of(file.toString()), InputStream.nullInputStream(), false)) {
      Frame frame = new Frame();
      while (input.next(frame)) {
        frames.add(frame.copy());
      }
    }
    return frames;
  }

  private static byte[] bytes(Frame frame) {
    return Arrays.copyOf(frame.bytes(), frame.capturedLength());
  }

  private static boolean isUdp(byte[] frame) {
    return frame[12] == 8 && frame[13] == 0 && frame[IP + 9] == UDP;
  }

  /** Behind the IP header as many bytes as will do for two fragments. */
  private static boolean isLong(byte[] frame) {
    return isUdp(frame) && frame.length > IP + IP_BYTES + 48;
  }

  /** Of an IPv4 datagram. */
  private static byte[] fragment(byte[] frame, int from, int to, boolean more) {
    byte[] fragment = Arrays.copyOf(frame, IP + IP_BYTES + to - from);
    System.arraycopy(frame, IP + IP_BYTES + from, fragment, IP + IP_BYTES, to - from);
    int length = IP_BYTES + to - from;
    fragment[IP + 2] = (byte) (length >> 8);
    fragment[IP + 3] = (byte) length;
    fragment[IP + 6] = (byte) ((more ? 0x20 : 0) | from / 8 >> 8);
    fragment[IP + 7] = (byte) (from / 8);
    return fragment;
  }

  private static void add(PcapBytes file, Frame like, int laterNanos, byte[] bytes) {
    long time = like.timeNanos() + laterNanos;
    file.frame(time / 1_000_000_000L, (int) (time % 1_000_000_000L), bytes.length, bytes);
  }

  /** A session over EDT and one that follows over TCP; long datagrams come in two fragments. */
  @Test
  void fragmentsOfASessionsDatagramsAreInItsExport() throws IOException {
    Path sample = Path.of("samples/edt-reconnect.pcapng");
    List<Frame> wanted = frames(export(sample, "--session", "s1"));
    PcapBytes file = new PcapBytes(ByteOrder.LITTLE_ENDIAN, 0xa1b23c4d, 1);
    int cut = 0;
    for (Frame frame : frames(sample)) {
      byte[] whole = bytes(frame);
      if (isLong(whole)) {
        int end = whole.length - IP - IP_BYTES;
        add(file, frame, 0, fragment(whole, 0, 24, true));
        add(file, frame, 0, fragment(whole, 24, end, false));
        cut += wanted.stream().anyMatch(w -> Arrays.equals(bytes(w), whole)) ? 1 : 0;
      } else {
        add(file, frame, 0, whole);
      }
    }
    Path fragmented = folder.resolve("fragmented.pcap");
    Files.write(fragmented, file.bytes());
    assertTrue(cut > 50, cut + " datagrams in fragments");
    assertEquals(wanted.size() + cut, frames(export(fragmented, "--session", "s1")).size());
    List<String> story = events(export(sample, "--session", "s1"));
    assertEquals(story, events(export(fragmented, "--session", "s1")));
    assertEquals(
        wanted.size() + cut,
        frames(export(fragmented, "--session", "s1", "--strip-payload")).size());
  }

  /** Type and severity of each. */
  private List<String> events(Path file) {
    String csv =
        CommandForTests.run("analyze", "--format", "csv", "--table", "events", file.toString())
            .out();
    return csv.lines()
        .map(line -> line.split(",", 6))
        .map(cells -> cells[3] + " " + cells[4])
        .toList();
  }

  @Test
  void framesThatWereCapturedTwiceAreThereTwice() throws IOException {
    Path sample = Path.of("samples/two-clients-behind-nat.pcap");
    int once = frames(export(sample, "--session", "s1")).size();
    PcapBytes file = new PcapBytes(ByteOrder.LITTLE_ENDIAN, 0xa1b23c4d, 1);
    for (Frame frame : frames(sample)) {
      add(file, frame, 0, bytes(frame));
      add(file, frame, 3000, bytes(frame)); // 3 microseconds, as a mirror port delivers it
    }
    Path twice = folder.resolve("twice.pcap");
    Files.write(twice, file.bytes());
    assertEquals(2 * once, frames(export(twice, "--session", "s1")).size());
    assertEquals(2 * once, frames(export(twice, "--session", "s1", "--strip-payload")).size());
  }
}
