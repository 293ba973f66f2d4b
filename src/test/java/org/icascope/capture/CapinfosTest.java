package org.icascope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Numbers of frames of real captures against Wireshark's capinfos, where it is installed. */
class CapinfosTest {

  private static final Pattern STOPPED =
      Pattern.compile("after reading (\\d+) packets from \"(.*)\"\\.");

  /**
   * Two pcap files damaged within the first frames. Wireshark takes them for Red Hat's variant,
   * since with it they look a little less odd, and shows frames that begin 8 bytes late; here they
   * stay standard pcap, as for libpcap. File and our number.
   */
  private static final Map<String, String> DAMAGED_AT_THE_START =
      Map.of("suri__bug-6875-01.pcap", "1", "ppp__crash-exception-cast-constructed-record", "2");

  @Test
  void theNumberOfFramesIsThatOfCapinfos() throws IOException, InterruptedException {
    Map<String, String> capinfos = capinfos(TestCaptures.tree("real"));
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> actual = new TreeMap<>();
    for (Map.Entry<String, String> each : capinfos.entrySet()) {
      try (CaptureSet set = TestCaptures.open(Path.of(each.getKey()))) {
        long frames = TestCaptures.drain(set);
        if (set.summaries().isEmpty()) { // Wireshark also opens keys
          assertFalse(each.getKey().contains(".pcap"), set.failures().toString());
        } else {
          String name = Path.of(each.getKey()).getFileName().toString();
          expected.put(each.getKey(), DAMAGED_AT_THE_START.getOrDefault(name, each.getValue()));
          actual.put(each.getKey(), Long.toString(frames));
        }
      }
    }
    assertEquals(expected, actual);
  }

  /** File and number; where it stops with an error, the number that its message names. */
  private static Map<String, String> capinfos(List<Path> files)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-T", "-r", "-c", "-M"));
    files.forEach(file -> arguments.add(file.toString()));
    String output = Tools.run("capinfos", arguments);
    Map<String, String> frames = new TreeMap<>();
    for (MatchResult stopped : STOPPED.matcher(output).results().toList()) {
      frames.put(stopped.group(2), stopped.group(1));
    }
    for (String row : output.lines().filter(line -> line.contains("\t")).toList()) {
      String[] cells = row.split("\t");
      frames.put(cells[0], cells[1]);
    }
    return frames;
  }
}
