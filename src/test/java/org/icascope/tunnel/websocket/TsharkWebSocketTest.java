package org.icascope.tunnel.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icascope.capture.TestCaptures;
import org.icascope.flow.CaptureFlows;
import org.icascope.flow.Flow;
import org.icascope.flow.Signal;
import org.icascope.flow.Tshark;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.PortTable;
import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ReassemblyLimits;
import org.icascope.reassembly.StreamReassembly;
import org.icascope.tunnel.TunnelFacts;
import org.icascope.tunnel.TunnelSink;
import org.icascope.tunnel.TunnelStage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Frames, messages and bytes of published captures, counted by us and by tshark. */
class TsharkWebSocketTest {

  private static final List<String> IN_ORDER = List.of("-o", "tcp.reassemble_out_of_order:TRUE");
  private static final Pattern PANE = Pattern.compile("Decompressed payload \\((\\d+) bytes\\):");

  /** What was counted for one direction of one TCP stream. */
  private static final class Count {
    long dataFrames;
    long messages;
    long payloadBytes;
    long pings;
    long pongs;

    @Override
    public String toString() {
      return dataFrames + " " + messages + " " + payloadBytes + " " + pings + " " + pongs;
    }
  }

  /** Takes note of the outermost WebSocket of each flow, and wants all of it. */
  private static final class Collector implements TunnelSink {
    final Map<Flow, WebSocketFacts> facts = new HashMap<>();
    int refused;

    @Override
    public void onTunnel(Flow flow, TunnelFacts found, FrameMark where) {
      if (((WebSocketFacts) found).isRefused()) {
        refused++;
      } else {
        facts.putIfAbsent(flow, (WebSocketFacts) found);
      }
    }

    @Override
    public void onFlowOpened(Flow flow) {}

    @Override
    public void onTime(long timeNanos) {}

    @Override
    public void onChunk(Flow flow, Direction direction, Chunk chunk) {}

    @Override
    public void onGap(Flow flow, Direction direction, long offset, long length, FrameMark where) {}

    @Override
    public void onDatagram(Flow flow, Direction direction, Chunk chunk) {}

    @Override
    public void onSignal(Flow flow, Direction direction, Signal signal, FrameMark mark) {}

    @Override
    public void onFlowClosed(Flow flow) {}
  }

  private static Collector collect(Path capture) throws IOException {
    Collector collector = new Collector();
    WebSocketTunnel kind = new WebSocketTunnel(new PortTable(Map.of()));
    TunnelStage stage = new TunnelStage(List.of(kind), List.of(), collector, d -> {});
    CaptureFlows.run(capture, new StreamReassembly(ReassemblyLimits.defaults(), d -> {}, stage));
    assertEquals(0, kind.inflatersInUse());
    return collector;
  }

  private static Map<String, Count> ours(Collector collector) {
    Map<String, Count> counts = new TreeMap<>();
    collector.facts.forEach(
        (flow, facts) -> {
          for (Direction direction : Direction.values()) {
            WebSocketSide side = facts.side(direction);
            Count count = new Count();
            count.dataFrames = side.dataFrames();
            count.messages = side.messages();
            count.payloadBytes = side.payloadBytes();
            count.pings = side.pings();
            count.pongs = side.pongs();
            put(counts, key(flow, direction), count);
          }
        });
    return counts;
  }

  /** Directions that said nothing are not listed. */
  private static void put(Map<String, Count> counts, String key, Count count) {
    if (count.dataFrames + count.pings + count.pongs > 0) {
      counts.put(key, count);
    }
  }

  private static String key(Flow flow, Direction direction) {
    int port =
        direction == Direction.CLIENT_TO_SERVER ? flow.client().port() : flow.server().port();
    return flow.streamNumber() + " from " + port;
  }

  private static Map<String, Count> tsharks(Path capture) throws IOException {
    List<String> arguments = new ArrayList<>(IN_ORDER);
    arguments.addAll(List.of("-Y", "websocket", "-T", "fields", "-E", "occurrence=a"));
    for (String field :
        List.of(
            "tcp.stream",
            "tcp.srcport",
            "websocket.opcode",
            "websocket.fin",
            "websocket.payload_length",
            "websocket.payload_length_ext_16",
            "websocket.payload_length_ext_64")) {
      arguments.addAll(List.of("-e", field));
    }
    Map<String, Count> counts = new TreeMap<>();
    for (String line : Tshark.lines(capture, arguments)) {
      String[] row = line.split("\t", -1);
      Count count =
          counts.computeIfAbsent(first(row[0]) + " from " + first(row[1]), k -> new Count());
      add(count, row);
    }
    counts.values().removeIf(c -> c.dataFrames + c.pings + c.pongs == 0);
    return counts;
  }

  private static String first(String values) {
    return values.split(",")[0];
  }

  private static void add(Count count, String[] row) {
    String[] opcodes = row[2].split(",");
    String[] fins = row[3].split(",");
    String[] lengths = row[4].split(",");
    int[] extended = {0, 0};
    for (int i = 0; i < opcodes.length; i++) {
      int opcode = Integer.decode(opcodes[i]);
      long length = Long.parseLong(lengths[i]);
      if (length >= 126) {
        int kind = length == 126 ? 0 : 1;
        length = Long.parseLong(row[5 + kind].split(",")[extended[kind]++]);
      }
      boolean fin = fins[i].equals("1") || fins[i].equalsIgnoreCase("true");
      count.pings += opcode == 9 ? 1 : 0;
      count.pongs += opcode == 10 ? 1 : 0;
      if (opcode < 8) {
        count.dataFrames++;
        count.messages += fin ? 1 : 0;
        count.payloadBytes += length;
      }
    }
  }

  @TestFactory
  List<DynamicTest> framesMessagesAndBytesAreThoseOfTshark() {
    TestCaptures.folder("real/websocket");
    Tshark.assumeInstalled();
    return TestCaptures.list("real/websocket", ".pcap", ".pcapng", ".gz").stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)))
        .toList();
  }

  private static void compare(Path capture) throws IOException {
    assertEquals(tsharks(capture).toString(), ours(collect(capture)).toString());
  }

  @Test
  void decompressedBytesAreThoseOfTshark() throws IOException {
    TestCaptures.folder("real/websocket");
    Tshark.assumeInstalled();
    int compared = 0;
    for (Path capture : TestCaptures.list("real/websocket", ".pcap", ".pcapng", ".gz")) {
      Collector collector = collect(capture);
      for (Map.Entry<Flow, WebSocketFacts> found : collector.facts.entrySet()) {
        for (Direction direction : Direction.values()) {
          compared += compareDecompressed(capture, found.getKey(), found.getValue(), direction);
        }
      }
    }
    assertTrue(compared >= 3, "only " + compared + " directions compared");
  }

  /** tshark shows what it decompresses as a pane; fragmented messages it does not decompress. */
  private static int compareDecompressed(
      Path capture, Flow flow, WebSocketFacts facts, Direction direction) throws IOException {
    WebSocketSide side = facts.side(direction);
    if (side.compressedMessages() == 0 || side.compressedMessages() != side.messages()) {
      return 0;
    }
    int port =
        direction == Direction.CLIENT_TO_SERVER ? flow.client().port() : flow.server().port();
    String filter = "websocket and tcp.stream == %d and tcp.srcport == %d";
    List<String> arguments = new ArrayList<>(IN_ORDER);
    arguments.addAll(List.of("-Y", String.format(filter, flow.streamNumber(), port), "-x"));
    long panes = 0;
    long bytes = 0;
    for (String line : Tshark.lines(capture, arguments)) {
      Matcher pane = PANE.matcher(line);
      if (pane.matches()) {
        panes++;
        bytes += Long.parseLong(pane.group(1));
      }
    }
    if (panes != side.compressedMessages()) {
      return 0;
    }
    assertEquals(bytes, side.contentBytes(), capture.getFileName() + " " + direction);
    return 1;
  }
}
