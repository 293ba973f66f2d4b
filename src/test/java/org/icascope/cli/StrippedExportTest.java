package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.Frame;
import org.icascope.capture.PcapBytes;
import org.icascope.decode.HeaderDecoder;
import org.icascope.decode.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files for other houses tell what happened, and nothing else. */
class StrippedExportTest {

  /** What is planted wherever contents are; no four letters of it may be found. */
  private static final String MARK = "QuartzVexJumpyWizard";

  /** A reconnect ticket in a bind: version 2, 16 bytes. */
  private static final Pattern TICKET = Pattern.compile("0210((?:[0-9a-f]{2}){16})");

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("org.icascope.samples.SampleFiles#captures")
  void noTicketAndNoLongRunOfContentIsLeft(Path sample) throws IOException {
    List<byte[]> before = payloads(sample);
    String after =
        Files.readString(CommandForTests.strip(sample, folder), StandardCharsets.ISO_8859_1);
    for (byte[] payload : before) {
      Matcher ticket = TICKET.matcher(HexFormat.of().formatHex(payload));
      while (isBind(payload) && ticket.find()) {
        byte[] secret = HexFormat.of().parseHex(ticket.group(1));
        assertFalse(after.contains(new String(secret, StandardCharsets.ISO_8859_1)));
      }
      // the end of a segment is content in all protocols; headers have no 12 different bytes there
      if (payload.length > 200) {
        byte[] end = Arrays.copyOfRange(payload, payload.length - 12, payload.length);
        if (distinct(end) > 9) {
          assertFalse(after.contains(new String(end, StandardCharsets.ISO_8859_1)));
        }
      }
    }
  }

  /** The host of an Origin, which stands in the summary of an event. */
  @Test
  void commentsNameNoHostOfTheTraffic() throws IOException {
    Path sample = Path.of("samples/html5-websocket.pcap");
    Path plain = folder.resolve("plain.pcapng");
    CommandForTests.run("export", "-w", plain.toString(), sample.toString());
    String told = "(Origin old-store.example)";
    assertTrue(Files.readString(plain, StandardCharsets.ISO_8859_1).contains(told));
    String after =
        Files.readString(CommandForTests.strip(sample, folder), StandardCharsets.ISO_8859_1);
    assertFalse(after.contains("old-store"));
    assertTrue(after.contains("the upgrade to a WebSocket was refused: 403 Forbidden"));
  }

  private static boolean isBind(byte[] payload) {
    return new String(payload, StandardCharsets.ISO_8859_1).startsWith("\u001aCGP/01");
  }

  private static int distinct(byte[] bytes) {
    TreeSet<Byte> values = new TreeSet<>();
    for (byte each : bytes) {
      values.add(each);
    }
    return values.size();
  }

  private static List<byte[]> payloads(Path file) throws IOException {
    List<byte[]> payloads = new ArrayList<>();
    HeaderDecoder decoder = new HeaderDecoder();
    Headers headers = new Headers();
    for (Frame frame : frames(file)) {
      if (decoder.decode(frame, headers) && headers.payloadCaptured() > 0) {
        int start = headers.payloadStart();
        payloads.add(
            Arrays.copyOfRange(headers.frame().bytes(), start, start + headers.payloadCaptured()));
      }
    }
    return payloads;
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

  /**
   * Every frame of a sample comes also with marked contents in all the ways in which copies come:
   * again, late, overlapping, cut, in fragments, in tunnels, on other ports, in no IP at all.
   */
  @ParameterizedTest
  @MethodSource("org.icascope.samples.SampleFiles#captures")
  void whateverIsPlantedIsGone(Path sample) throws IOException {
    Path file = folder.resolve("planted.pcap");
    Files.write(file, planted(frames(sample)));
    String before = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertTrue(before.contains(MARK.substring(0, 12)), "the marks are there");
    Path out = CommandForTests.strip(file, folder);
    String after = Files.readString(out, StandardCharsets.ISO_8859_1);
    for (int i = 0; i + 4 <= MARK.length(); i++) {
      String part = MARK.substring(i, i + 4);
      assertFalse(after.contains(part), part);
      String wide =
          new String(part.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
      assertFalse(after.contains(wide), "as UTF-16: " + part);
    }
    assertEquals(frames(file).size(), frames(out).size());
  }

  private static byte[] planted(List<Frame> frames) {
    PcapBytes file = new PcapBytes(ByteOrder.LITTLE_ENDIAN, 0xa1b23c4d, 1);
    HeaderDecoder decoder = new HeaderDecoder();
    Headers headers = new Headers();
    Random random = new Random(5);
    for (Frame frame : frames) {
      byte[] bytes = Arrays.copyOf(frame.bytes(), frame.capturedLength());
      add(file, frame, 0, bytes, frame.originalLength());
      if (!decoder.decode(frame, headers) || headers.payloadCaptured() < 4) {
        continue;
      }
      int payload = headers.payloadStart();
      byte[] marked = marked(bytes, payload + random.nextInt(3));
      add(file, frame, 21_000_000, marked, frame.originalLength()); // a repetition, other contents
      int cut = payload + (marked.length - payload) / 2;
      add(file, frame, 22_000_000, Arrays.copyOf(marked, cut), frame.originalLength());
      add(file, frame, 23_000_000, fragment(marked), marked.length);
      add(file, frame, 24_000_000, otherPort(marked, headers), marked.length);
      add(file, frame, 25_000_000, concat("0200000000010200000000020806", tail(marked)), 2000);
      byte[] vxlan = wrap(marked, 17, "d00012b5" + "00000000" + "0800000000000100");
      add(file, frame, 26_000_000, vxlan, vxlan.length);
      byte[] gre = wrap(tail(marked), 47, "00006559");
      add(file, frame, 27_000_000, gre, gre.length);
      byte[] trailer = Arrays.copyOf(bytes, bytes.length + MARK.length());
      System.arraycopy(mark(MARK.length()), 0, trailer, bytes.length, MARK.length());
      add(file, frame, 28_000_000, trailer, trailer.length);
    }
    return file.bytes();
  }

  private static void add(PcapBytes file, Frame like, long later, byte[] bytes, int original) {
    long time = like.timeNanos() + later;
    file.frame(
        time / 1_000_000_000L,
        (int) (time % 1_000_000_000L),
        Math.max(original, bytes.length),
        bytes);
  }

  private static byte[] mark(int length) {
    return (MARK + MARK.substring(0, 3))
        .repeat(length / MARK.length() + 1)
        .substring(0, length)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** From here on nothing but the mark. */
  private static byte[] marked(byte[] bytes, int from) {
    byte[] marked = bytes.clone();
    byte[] mark = mark(bytes.length - from);
    System.arraycopy(mark, 0, marked, from, mark.length);
    return marked;
  }

  /** The second half of the frame. */
  private static byte[] tail(byte[] bytes) {
    return mark(bytes.length);
  }

  /** With "more fragments", where there is an IPv4 header behind a plain Ethernet one. */
  private static byte[] fragment(byte[] bytes) {
    byte[] fragment = bytes.clone();
    if (fragment[12] == 8 && fragment[13] == 0) {
      fragment[20] |= 0x20;
    }
    return fragment;
  }

  private static byte[] otherPort(byte[] bytes, Headers headers) {
    byte[] other = bytes.clone();
    other[headers.transportStart() + 2] ^= 0x40;
    return other;
  }

  private static byte[] concat(String hex, byte[] rest) {
    byte[] head = HexFormat.of().parseHex(hex);
    byte[] all = Arrays.copyOf(head, head.length + rest.length);
    System.arraycopy(rest, 0, all, head.length, rest.length);
    return all;
  }

  /** Ethernet and IPv4 around it, and a header of hex digits (UDP: its length is filled in). */
  private static byte[] wrap(byte[] inner, int protocol, String header) {
    int length = header.length() / 2 + inner.length;
    String udp =
        protocol == 17
            ? header.substring(0, 8) + "%04x0000".formatted(length) + header.substring(16)
            : header;
    String ip = "020000000001020000000002" + "0800" + "4500%04x00000000".formatted(20 + length);
    return concat(ip + "40%02x00000a0000010a000002".formatted(protocol) + udp, inner);
  }
}
