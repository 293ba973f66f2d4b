package org.icascope.view.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.icascope.flow.Tshark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The same filters in tshark: it takes and refuses the same ones, and they choose the same frames
 * when our frames have the values that tshark prints for them.
 */
class TsharkFilterTest {

  private static final Path CAPTURE = Path.of("samples/roaming-reconnect.pcapng");

  private static final String[] FIELDS = {
    "frame.number",
    "frame.len",
    "frame.time_epoch",
    "frame.time_delta",
    "frame.protocols",
    "eth.src",
    "eth.addr",
    "ip.src",
    "ip.dst",
    "ip.addr",
    "ip.proto",
    "tcp.port",
    "tcp.srcport",
    "tcp.dstport",
    "tcp.len",
    "tcp.flags",
    "tcp.flags.syn",
    "tcp.flags.ack",
    "tcp.payload",
    "udp.port",
    "ipv6.addr"
  };

  @BeforeEach
  void needsTshark() {
    Tshark.assumeInstalled();
  }

  @Test
  void choosesTheSameFrames() throws IOException, InterruptedException {
    Map<Integer, FrameForTests> frames = frames();
    Map<String, Object> theirs = new TreeMap<>();
    Map<String, Object> ours = new TreeMap<>();
    for (String filter : ExpressionsForTests.VALID) {
      theirs.put(filter, Tshark.filtered(CAPTURE, filter));
      ours.put(filter, Optional.of(chosen(filter, frames)));
    }
    assertEquals(theirs, ours);
  }

  @Test
  void refusesWhatTsharkRefuses() throws IOException, InterruptedException {
    for (String filter : ExpressionsForTests.INVALID) {
      assertEquals(Optional.empty(), Tshark.filtered(CAPTURE, filter), "tshark takes " + filter);
      assertEquals(false, compiles(filter), "we take " + filter);
    }
  }

  @Test
  void differsWhereTheListSaysSo() throws IOException, InterruptedException {
    for (String filter : ExpressionsForTests.ONLY_OURS.keySet()) {
      assertEquals(Optional.empty(), Tshark.filtered(CAPTURE, filter), "tshark takes " + filter);
      assertEquals(true, compiles(filter), "we refuse " + filter);
    }
    for (String filter : ExpressionsForTests.ONLY_TSHARK.keySet()) {
      assertEquals(true, Tshark.filtered(CAPTURE, filter).isPresent(), "tshark refuses " + filter);
      assertEquals(false, compiles(filter), "we take " + filter);
    }
  }

  private static boolean compiles(String filter) {
    try {
      DisplayFilter.compile(filter, CatalogForTests.CATALOG);
      return true;
    } catch (FilterException e) {
      return false;
    }
  }

  private static List<Integer> chosen(String filter, Map<Integer, FrameForTests> frames) {
    try {
      DisplayFilter compiled = DisplayFilter.compile(filter, CatalogForTests.CATALOG);
      return frames.entrySet().stream()
          .filter(frame -> compiled.matches(frame.getValue()))
          .map(Map.Entry::getKey)
          .sorted()
          .toList();
    } catch (FilterException e) {
      throw new AssertionError(e.getMessage() + "\n" + e.caret(filter), e);
    }
  }

  /** Our frames with tshark's values. */
  private static Map<Integer, FrameForTests> frames() throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("-T", "fields", "-E", "occurrence=a", "-E", "aggregator=|"));
    for (String field : FIELDS) {
      arguments.addAll(List.of("-e", field));
    }
    Map<Integer, FrameForTests> frames = new HashMap<>();
    for (String line : Tshark.lines(CAPTURE, arguments)) {
      String[] row = line.split("\t", -1);
      frames.put(Integer.valueOf(row[0]), frame(row));
    }
    assertEquals(false, frames.isEmpty());
    return frames;
  }

  private static FrameForTests frame(String[] row) {
    FrameForTests frame = new FrameForTests();
    for (int i = 0; i < FIELDS.length; i++) {
      if (!row[i].isEmpty()) {
        String name = FIELDS[i].equals("frame.time_epoch") ? "frame.time" : FIELDS[i];
        frame.with(name, row[i].split("\\|"));
      }
    }
    Set<String> protocols = Set.of(row[4].split(":"));
    for (String group : List.of("eth", "ip", "ipv6", "tcp", "udp", "icmp")) {
      if (protocols.contains(group)) {
        frame.with(group, "");
      }
    }
    return frame;
  }
}
