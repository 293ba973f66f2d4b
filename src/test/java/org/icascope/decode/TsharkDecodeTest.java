package org.icascope.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.Frame;
import org.icascope.capture.TestCaptures;
import org.icascope.flow.Tshark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every frame of the real captures against tshark (4.0.17): ports, numbers, flags and payload
 * length of the innermost TCP or UDP header. It is asked once, about all frames in one file.
 */
class TsharkDecodeTest {

  private static final List<String> FOLDERS =
      List.of(
          "real/linklayer",
          "real/linklayer/checksums",
          "real/linklayer/gso-bigtcp",
          "real/linklayer/ipfrag",
          "real/linklayer/truncated",
          "real/linklayer/tunnels",
          "real/tcp");

  private static final List<String> FIELDS =
      List.of(
          "frame.protocols",
          "tcp.srcport",
          "tcp.dstport",
          "tcp.seq_raw",
          "tcp.ack_raw",
          "tcp.flags",
          "tcp.len",
          "udp.srcport",
          "udp.dstport",
          "udp.length");

  /** tshark counts the reserved bits among the flags. */
  private static final int FLAGS_MASK = 0x1ff;

  /** Files with differences on purpose: how many frames. */
  private static final Map<String, Integer> ON_PURPOSE =
      Map.of(
          // a UDP length of 0 is taken for "as IP says" (RFC 2675), tshark reports it as it is
          "arkime__arkime_synthetic.pcap",
          1,
          // more than 65,535 bytes without a length in the headers, which it does not know
          "tcpdump__bigtcp-ipv4-vxlan-ipv6.pcap",
          1,
          "tcpdump__bigtcp-ipv6-geneve-ipv6.pcap",
          1,
          "tcpdump__bigtcp-ipv6.pcap",
          1,
          // it takes the last four bytes of each frame for a check sequence, here they are headers
          "zeek__cisco-fabric-path.pcap",
          24,
          // fragments that contradict each other, with lengths that are no multiple of 8: attacks
          // on hosts, which do not put them together; it does
          "rj__teardrop.cap",
          1,
          "zeek__fragmented-1.pcap",
          1,
          // the last fragment ends at byte 9, behind it others have come; it puts them together
          "suri__ipv6-malformed-fragments-29__frag-29.pcap",
          1,
          // 65,543 bytes in all, which no IP length can say; it puts them together
          "suri__ipv6-malformed-fragments-15__frag-15.pcap",
          1);

  private record Origin(String file, long frame, String decoded) {}

  @TempDir private Path folder;

  private final MergedCapture merged = new MergedCapture();
  private final List<Origin> frames = new ArrayList<>();
  private final Map<String, List<String>> differences = new TreeMap<>();

  @Test
  void everyFrameIsWhatTsharkSaysItIs() throws IOException {
    Tshark.assumeInstalled();
    TestCaptures.folder("real/linklayer");
    for (String name : FOLDERS) {
      for (Path file : TestCaptures.list(name, ".pcap", ".pcapng", ".cap", ".gz")) {
        decode(file);
      }
    }
    Path all = Files.write(folder.resolve("all.pcapng"), merged.bytes());
    List<String> rows = tshark(all);
    assertEquals(frames.size(), rows.size());
    assertTrue(rows.size() > 9000);
    for (int i = 0; i < rows.size(); i++) {
      compare(frames.get(i), innermost(rows.get(i).split("\t", -1)));
    }
    Map<String, Integer> counts = new TreeMap<>();
    differences.forEach((file, lines) -> counts.put(file, lines.size()));
    assertEquals(ON_PURPOSE, counts, differences::toString);
  }

  private void decode(Path file) throws IOException {
    HeaderDecoder decoder = new HeaderDecoder();
    Headers headers = new Headers();
    Frame frame = new Frame();
    CaptureSet set = TestCaptures.open(file);
    while (set.next(frame)) {
      merged.add(frame);
      long icmp = icmp(decoder);
      String other = decoder.decode(frame, headers) ? text(headers) : "none";
      String text = icmp(decoder) > icmp ? "icmp" : other;
      frames.add(new Origin(file.getFileName().toString(), frame.number(), text));
    }
  }

  /** ICMP of both versions: shows that the way there was right where it is all that a file has. */
  private static long icmp(HeaderDecoder decoder) {
    Map<Integer, Long> others = decoder.counts().otherProtocols();
    return others.getOrDefault(1, 0L) + others.getOrDefault(58, 0L);
  }

  private static String text(Headers headers) {
    String ports = headers.sourcePort() + " " + headers.destinationPort() + " ";
    if (headers.protocol() == 17) {
      return "udp " + ports + (headers.payloadLength() + 8);
    }
    return "tcp "
        + ports
        + "%d %d %x %d"
            .formatted(
                headers.sequence(),
                headers.acknowledgement(),
                headers.flags(),
                headers.payloadLength());
  }

  private static List<String> tshark(Path file) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-o", "ip.defragment:TRUE"));
    arguments.addAll(List.of("-T", "fields", "-E", "occurrence=l"));
    FIELDS.forEach(field -> arguments.addAll(List.of("-e", field)));
    return Tshark.lines(file, arguments);
  }

  /** The header that an ICMP error quotes is not that of a flow. */
  private static String innermost(String[] row) {
    String layers = (row[0] + ":").replaceFirst(":icmp.*", ":");
    int tcp = layers.lastIndexOf(":tcp:");
    int udp = layers.lastIndexOf(":udp:");
    if (tcp < 0 && udp < 0) {
      return layers.equals(row[0] + ":") ? "none" : "icmp";
    }
    if (udp > tcp) {
      return "udp " + String.join(" ", List.of(row).subList(7, 10));
    }
    String flags = row[5].isEmpty() ? "" : "%x".formatted(Long.decode(row[5]) & FLAGS_MASK);
    return "tcp " + String.join(" ", row[1], row[2], row[3], row[4], flags, row[6]);
  }

  private void compare(Origin ours, String theirs) {
    boolean agreed = ours.decoded().equals(theirs);
    // a TCP header that it shows only the first fields of is cut or malformed, and not used here
    agreed |= ours.decoded().equals("none") && theirs.startsWith("tcp ") && theirs.contains("  ");
    if (!agreed) {
      differences
          .computeIfAbsent(ours.file(), file -> new ArrayList<>())
          .add("%n%d: tshark %s, here %s".formatted(ours.frame(), theirs, ours.decoded()));
    }
  }
}
