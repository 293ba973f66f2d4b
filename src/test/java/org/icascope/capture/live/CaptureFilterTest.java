package org.icascope.capture.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icascope.capture.CaptureException;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.Frame;
import org.icascope.capture.FrameFilter;
import org.icascope.capture.PcapngSource;
import org.icascope.capture.PcapngWriter;
import org.icascope.capture.Windows;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters over frames of files, compared with what tcpdump lets pass. */
class CaptureFilterTest {

  private static final PcapngSource.Machine MACHINE = new PcapngSource.Machine("", "", "test");

  /** Link types with the bytes that stand before IP in them: the same packets on each. */
  private enum Link {
    ETHERNET(1, "020000000001 020000000002 0800"),
    RAW(101, ""),
    LINUX_SLL(113, "0000 0001 0006 020000000001 0000 0800"),
    LINUX_SLL2(276, "0800 0000 00000003 0001 00 06 020000000001 0000"),
    NULL(0, "02000000"),
    IPV4(228, "");

    final int number;
    final byte[] head;

    Link(int number, String head) {
      this.number = number;
      this.head = java.util.HexFormat.of().parseHex(head.replace(" ", ""));
    }
  }

  @TempDir Path folder;

  @BeforeAll
  static void needsLibpcap() {
    NativeTools.assumeLibpcap();
  }

  private static List<Long> numbers(Path file, FrameFilter filter) throws IOException {
    List<Long> numbers = new ArrayList<>();
    InputStream none = InputStream.nullInputStream();
    try (CaptureSet set =
        CaptureSet.open(List.of(file.toString()), none, false, Windows.IN_PLACE, filter)) {
      Frame frame = new Frame();
      while (set.next(frame)) {
        numbers.add(frame.number());
      }
    }
    return numbers;
  }

  private static long tcpdump(Path file, String filter) throws IOException {
    List<String> command = List.of("tcpdump", "-n", "-q", "-t", "-r", file.toString(), filter);
    return NativeTools.output(command).lines().filter(line -> !line.startsWith("\t")).count();
  }

  /** The IPv4 packets of a sample on another link. */
  private Path on(Link link, Path sample) throws IOException {
    Path file = folder.resolve(link + ".pcapng");
    InputStream none = InputStream.nullInputStream();
    try (OutputStream out = Files.newOutputStream(file);
        PcapngWriter writer = new PcapngWriter(out, MACHINE.described());
        CaptureSet set = CaptureSet.open(List.of(sample.toString()), none, false)) {
      writer.add(source(link.number).described());
      Frame frame = new Frame();
      while (set.next(frame)) {
        writer.frame(0, moved(frame, link.head));
      }
    }
    return file;
  }

  private static PcapngSource source(int linkType) {
    return new PcapngSource("x", Optional.empty(), linkType, 65_535, 9, Optional.empty(), "");
  }

  private static Frame moved(Frame frame, byte[] head) {
    int ethernet = 14;
    byte[] bytes = new byte[head.length + frame.capturedLength() - ethernet];
    System.arraycopy(head, 0, bytes, 0, head.length);
    System.arraycopy(
        frame.bytes(), frame.start() + ethernet, bytes, head.length, bytes.length - head.length);
    return new Frame()
        .bytes(bytes, 0, bytes.length, head.length + frame.originalLength() - ethernet)
        .meta(frame.timeNanos(), 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp",
        "udp",
        "tcp port 2598",
        "tcp src port 2598 and greater 200",
        "host 192.168.20.47",
        "net 192.168.0.0/16 and not host 192.168.77.132",
        "tcp[tcpflags] & (tcp-syn|tcp-fin|tcp-rst) != 0",
        "ip[6:2] & 0x1fff = 0 and tcp[((tcp[12:1] & 0xf0) >> 2):4] = 0x1a434750",
        "len <= 60 or portrange 61000-61100",
        "ip proto 6 and ip[8] > 60",
        "ip6",
        "less 80 and (src port 2598 or dst port 1494) and ip[2:2] % 2 = 0"
      })
  void passesTheFramesThatTcpdumpPassesOnEveryLink(String expression) throws Exception {
    NativeTools.assumeInstalled("tcpdump");
    Path sample = Path.of("samples/roaming-reconnect.pcapng");
    CaptureFilter filter = CaptureFilter.of(expression);
    long most = 0;
    for (Link link : Link.values()) {
      Path file = on(link, sample);
      long passed = numbers(file, filter).size();
      assertEquals(tcpdump(file, expression), passed, link + " " + expression);
      most = Math.max(most, passed);
    }
    assertTrue(most > 0 || expression.equals("ip6") || expression.equals("udp"), expression);
    assertEquals(List.of(), filter.remarks());
  }

  @Test
  void framesKeepTheirNumbers() throws Exception {
    // tshark -r samples/roaming-reconnect.pcapng -Y tcp.flags.syn==1: frames 1, 2, 383, 384
    CaptureFilter filter = CaptureFilter.of("tcp[tcpflags] & tcp-syn != 0");
    Path sample = Path.of("samples/roaming-reconnect.pcapng");
    assertEquals(List.of(1L, 2L, 383L, 384L), numbers(sample, filter));
  }

  @Test
  void aLinkTypeItCannotBeCompiledForIsPassedOverAndTold() throws Exception {
    Path file = folder.resolve("mixed.pcapng");
    try (OutputStream out = Files.newOutputStream(file);
        PcapngWriter writer = new PcapngWriter(out, MACHINE.described())) {
      writer.add(source(1).described());
      writer.add(source(189).described()); // USB_LINUX
      byte[] bytes = new byte[60];
      for (int on : List.of(0, 1, 1)) {
        writer.frame(on, new Frame().bytes(bytes, 0, 60, 60).meta(1_000_000_000L, 0));
      }
    }
    CaptureFilter filter = CaptureFilter.of("not tcp");
    List<Long> passed = numbers(file, filter);
    assertTrue(passed.contains(1L), passed.toString());
    if (passed.size() == 1) { // libpcap decides by its version
      assertTrue(filter.remarks().get(0).startsWith("2 frames of link type USB_LINUX"));
    }
  }

  @Test
  void aWrongFilterIsToldInLibpcapsWords() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> CaptureFilter.of("tcp prt 5"))
            .getMessage();
    assertTrue(message.contains("syntax error"), message);
    assertThrows(IllegalArgumentException.class, () -> CaptureFilter.of("host not-a-host.invalid"));
  }

  @Test
  void anInterfaceThatDoesNotExistIsAnsweredWithThoseThatDo() {
    CaptureInterface eth0 =
        new CaptureInterface(1, "eth0", Optional.empty(), List.of(), true, false);
    CaptureInterface lo =
        new CaptureInterface(2, "lo", Optional.of("Loopback"), List.of(), true, true);
    String message =
        assertThrows(CaptureException.class, () -> Interfaces.choose("eht0", List.of(lo, eth0)))
            .getMessage();
    assertTrue(message.contains("nearest names first: eth0, lo"), message);
  }

  @Test
  void interfacesAreFoundByNameNumberAndDescription() throws CaptureException {
    CaptureInterface lo =
        new CaptureInterface(2, "lo", Optional.of("Loopback"), List.of(), true, true);
    for (String given : List.of("lo", "2", "loopback")) {
      assertEquals(lo, Interfaces.choose(given, List.of(lo)), given);
    }
  }
}
