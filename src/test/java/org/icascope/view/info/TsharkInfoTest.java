package org.icascope.view.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icascope.capture.TestCaptures;
import org.icascope.cli.CommandForTests;
import org.icascope.flow.Tshark;
import org.junit.jupiter.api.Test;

/**
 * Lines that are plain TCP, UDP, ARP or ICMP are written as tshark 4.0.17 writes them, frame by
 * frame. Where the two differ on purpose: docs/packets.md, "Beside tshark".
 */
class TsharkInfoTest {

  private static final Pattern LINE =
      Pattern.compile("\\s*(\\d+)\\s+\\S+\\s+\\S*\\s+\u2192 \\S*\\s+(\\S+)\\s+\\d+ (.*)");

  /** What follows the words of TCP where a segment is part of something. */
  private static final Pattern PART =
      Pattern.compile(" ?\\[(TCP segment of a reassembled PDU|segment of an? .*)\\]$");

  /** Words of dissectors that are not there, of checks that are not made, and of later frames. */
  private static final Pattern OTHERS =
      Pattern.compile(
          ".*(\\[Packet size limited|\\[Reassembly error|\\[BAD|Reserved|\\[Malformed"
              + "|\\(request in|\\(reply in|\\(no response).*");

  /**
   * Frames of made-up captures: a SYN,ACK that comes after what it began, which tshark takes for
   * another use of the ports; and an ACK that nothing precedes, to it a change of the window.
   */
  private static final Set<String> EXCEPTIONS =
      Set.of(
          "tcpflow__test5-lines-randomized.pcap frame 4",
          "zeek__syn-then-stuff-then-rst.pcap frame 2");

  private record Row(String protocol, String info) {}

  @Test
  void plainLinesAreThoseOfTshark() throws IOException {
    TestCaptures.folder("real");
    Tshark.assumeInstalled();
    int compared = 0;
    List<String> different = new ArrayList<>();
    for (Path capture : TestCaptures.tree("real/tcp")) {
      if (!capture.toString().matches(".*\\.pcap(ng)?")) {
        continue;
      }
      Map<String, Row> ours = ours(capture);
      for (String[] theirs :
          Tshark.fields(capture, List.of(), "frame.number", "_ws.col.Protocol", "_ws.col.Info")) {
        Row row = ours.get(theirs[0]);
        if (!isPlain(theirs[1], theirs[2]) || row == null || !row.protocol().equals(theirs[1])) {
          continue;
        }
        compared++;
        String expected = PART.matcher(theirs[2]).replaceFirst("");
        if (!expected.equals(PART.matcher(row.info()).replaceFirst(""))) {
          different.add(capture.getFileName() + " frame " + theirs[0]);
        }
      }
    }
    different.removeAll(EXCEPTIONS);
    assertEquals(List.of(), different);
    assertTrue(compared > 2000, "compared " + compared);
  }

  /** Their line is about TCP itself: other dissectors put their words there, too. */
  private static boolean isPlain(String protocol, String info) {
    return switch (protocol) {
      case "TCP", "UDP" -> info.contains("\u2192") && !OTHERS.matcher(info).matches();
      case "ARP" -> true;
      case "ICMP" -> !OTHERS.matcher(info).matches() && info.startsWith("Echo");
      case "ICMPv6" -> info.startsWith("Neighbor");
      default -> false;
    };
  }

  private static Map<String, Row> ours(Path capture) {
    Map<String, Row> rows = new HashMap<>();
    String out =
        CommandForTests.run(
                InputStream.nullInputStream(),
                List.of("packets", "--keep-duplicates", capture.toString()))
            .out();
    for (String line : out.lines().toList()) {
      Matcher parts = LINE.matcher(line);
      assertTrue(parts.matches(), "a line in columns");
      rows.put(parts.group(1), new Row(parts.group(2), parts.group(3)));
    }
    return rows;
  }
}
