package org.icascope.view.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.icascope.flow.Tshark;
import org.icascope.flow.TsharkFilters;
import org.icascope.view.field.FieldValue;
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
  void choosesTheSameFrames() throws IOException {
    List<FrameForTests> frames = frames();
    Map<String, String> ours = new TreeMap<>();
    for (String filter : ExpressionsForTests.VALID) {
      ours.put(filter, chosen(filter, frames));
    }
    assertEquals(chosenByTshark(), ours);
  }

  @Test
  void refusesWhatTsharkRefuses() throws IOException {
    assertEquals(Set.of(), takenByTshark(ExpressionsForTests.INVALID));
    assertEquals(List.of(), ExpressionsForTests.INVALID.stream().filter(f -> compiles(f)).toList());
  }

  @Test
  void differsWhereTheListSaysSo() throws IOException {
    Set<String> ours = ExpressionsForTests.ONLY_OURS.keySet();
    Set<String> theirs = ExpressionsForTests.ONLY_TSHARK.keySet();
    assertEquals(Set.of(), takenByTshark(ours));
    assertEquals(theirs, takenByTshark(theirs));
    assertEquals(ours, Set.copyOf(ours.stream().filter(f -> compiles(f)).toList()));
    assertEquals(List.of(), theirs.stream().filter(f -> compiles(f)).toList());
  }

  private static Set<String> takenByTshark(Collection<String> filters) throws IOException {
    return TsharkFilters.frames(CAPTURE, filters).keySet();
  }

  /** Number and bytes of the frames that pass, for all filters in one run. */
  private static Map<String, String> chosenByTshark() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-q"));
    for (String filter : ExpressionsForTests.VALID) {
      arguments.addAll(List.of("-z", "io,phs," + filter));
    }
    Map<String, String> chosen = new TreeMap<>();
    String filter = "";
    for (String line : Tshark.lines(CAPTURE, arguments)) {
      if (line.startsWith("Filter: ")) {
        filter = line.substring("Filter: ".length());
        chosen.put(filter, "frames:0 bytes:0");
      } else if (line.startsWith("frame ")) {
        chosen.put(filter, line.substring("frame ".length()).strip());
      }
    }
    return chosen;
  }

  private static boolean compiles(String filter) {
    try {
      DisplayFilter.compile(filter, CatalogForTests.CATALOG);
      return true;
    } catch (FilterException e) {
      return false;
    }
  }

  private static String chosen(String filter, List<FrameForTests> frames) {
    try {
      DisplayFilter compiled = DisplayFilter.compile(filter, CatalogForTests.CATALOG);
      List<FrameForTests> passed = frames.stream().filter(compiled::matches).toList();
      LongSummaryStatistics bytes =
          passed.stream().mapToLong(TsharkFilterTest::length).summaryStatistics();
      return "frames:" + bytes.getCount() + " bytes:" + bytes.getSum();
    } catch (FilterException e) {
      throw new AssertionError(e.getMessage() + "\n" + e.caret(filter), e);
    }
  }

  private static long length(FrameForTests frame) {
    List<FieldValue> lengths = new ArrayList<>();
    frame.values(CatalogForTests.field("frame.len"), lengths::add);
    return ((FieldValue.Whole) lengths.get(0)).value();
  }

  /** Our frames with tshark's values. */
  private static List<FrameForTests> frames() throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("-T", "fields", "-E", "occurrence=a", "-E", "aggregator=|"));
    for (String field : FIELDS) {
      arguments.addAll(List.of("-e", field));
    }
    List<FrameForTests> frames = new ArrayList<>();
    for (String line : Tshark.lines(CAPTURE, arguments)) {
      frames.add(frame(line.split("\t", -1)));
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
