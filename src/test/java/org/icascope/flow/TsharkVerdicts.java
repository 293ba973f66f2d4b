package org.icascope.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.icascope.decode.Headers;
import org.icascope.model.Direction;
import org.icascope.model.Transport;

/**
 * Compares, frame by frame, the stream a segment belongs to and what it is with what tshark says.
 * Differences on purpose are those of {@code docs/tcp-analysis.md}.
 */
final class TsharkVerdicts {

  private static final Path DOCUMENT = Path.of("docs/tcp-analysis.md");
  private static final String PREFIX = "tcp.analysis.";

  /** Fields below {@code tcp.analysis} that icascope knows, too, and their counters. */
  private static final Map<String, ToLongFunction<FlowSide>> COUNTERS = new LinkedHashMap<>();

  static {
    COUNTERS.put("retransmission", FlowSide::retransmissions);
    COUNTERS.put("fast_retransmission", FlowSide::fastRetransmissions);
    COUNTERS.put("spurious_retransmission", FlowSide::spuriousRetransmissions);
    COUNTERS.put("out_of_order", FlowSide::outOfOrder);
    COUNTERS.put("duplicate_ack", FlowSide::duplicateAcks);
    COUNTERS.put("zero_window", FlowSide::zeroWindows);
    COUNTERS.put("zero_window_probe", FlowSide::windowProbes);
    COUNTERS.put("zero_window_probe_ack", FlowSide::windowProbeAcks);
    COUNTERS.put("window_update", FlowSide::windowUpdates);
    COUNTERS.put("window_full", FlowSide::windowFull);
    COUNTERS.put("keep_alive", FlowSide::keepAlives);
    COUNTERS.put("keep_alive_ack", FlowSide::keepAliveAcks);
    COUNTERS.put("lost_segment", FlowSide::previousNotCaptured);
    COUNTERS.put("ack_lost_segment", FlowSide::ackedUnseen);
    COUNTERS.put("reused_ports", side -> 0); // of the flow, not of a side
  }

  private static final List<String> FLAGS = List.copyOf(COUNTERS.keySet());

  private TsharkVerdicts() {}

  /** What tshark and icascope see differently, a line per frame or counter. */
  static List<String> differences(Path file) throws IOException {
    Map<Long, String> ours = new TreeMap<>();
    List<Flow> flows = new ArrayList<>();
    CaptureFlows.run(file, new Verdicts(ours, flows));
    Set<String> onPurpose = onPurpose(file.getFileName().toString());
    List<String> differences = new ArrayList<>();
    for (String[] row : Tshark.fields(file, List.of(), columns())) {
      long frame = Long.parseLong(row[0]);
      StringJoiner theirs = new StringJoiner(" ");
      for (int i = 0; i < FLAGS.size(); i++) {
        if (!row[i + 3].isEmpty() && !onPurpose.contains(frame + " " + FLAGS.get(i))) {
          theirs.add(FLAGS.get(i));
        }
      }
      String verdict = row[1].isEmpty() ? "" : row[1] + ": " + theirs;
      String own = ours.getOrDefault(frame, "");
      boolean quoted = !row[2].isEmpty(); // first difference of the list
      if (!quoted && !own.equals(verdict)) {
        differences.add(
            "%s %d: tshark [%s], here [%s]".formatted(file.getFileName(), frame, verdict, own));
      }
    }
    differences.addAll(wrongCounts(file, ours, flows));
    return differences;
  }

  /** What the counters of the flows add up to must be the number of frames that have the flag. */
  private static List<String> wrongCounts(Path file, Map<Long, String> ours, List<Flow> flows) {
    List<String> wrong = new ArrayList<>();
    for (String flag : FLAGS) {
      ToLongFunction<FlowSide> counter = COUNTERS.get(flag);
      long frames =
          ours.values().stream().filter(names -> (names + " ").contains(" " + flag + " ")).count();
      long counted =
          flag.equals("reused_ports")
              ? flows.stream().filter(Flow::portsReused).count()
              : flows.stream()
                  .flatMap(flow -> Stream.of(flow.clientSide, flow.serverSide))
                  .mapToLong(counter)
                  .sum();
      if (frames != counted) {
        wrong.add("%s: %d %s, counted %d".formatted(file.getFileName(), frames, flag, counted));
      }
    }
    return wrong;
  }

  /** Frame and field of the rows of the document's list that name this capture. */
  private static Set<String> onPurpose(String capture) throws IOException {
    Set<String> differences = new HashSet<>();
    for (String line : Files.readAllLines(DOCUMENT)) {
      String[] cells = line.split(" *\\| *");
      if (cells.length == 5 && cells[1].equals("`" + capture + "`")) {
        differences.add(cells[2] + " " + cells[3].replace("`", ""));
      }
    }
    return differences;
  }

  private static String[] columns() {
    List<String> columns = new ArrayList<>(List.of("frame.number", "tcp.stream", "icmp.type"));
    FLAGS.forEach(flag -> columns.add(PREFIX + flag));
    return columns.toArray(String[]::new);
  }

  /** Number of the stream and the names of the fields that are set, in their order. */
  private record Verdicts(Map<Long, String> byFrame, List<Flow> flows) implements SegmentSink {

    @Override
    public void onFlowOpened(Flow flow) {
      flows.add(flow);
    }

    @Override
    public void onSegment(
        Flow flow, Direction direction, Headers headers, long sequence, long acknowledgement) {
      if (flow.transport() == Transport.UDP) {
        return;
      }
      boolean first = flow.first().frame() == headers.frame().number();
      StringJoiner names = new StringJoiner(" ");
      for (String flag : FLAGS) {
        boolean reused = flag.equals("reused_ports") && first && flow.portsReused();
        if (reused || isSet(flag, flow.side(direction))) {
          names.add(flag);
        }
      }
      byFrame.put(headers.frame().number(), flow.streamNumber() + ": " + names);
    }

    private static boolean isSet(String flag, FlowSide side) {
      SegmentKind kind = side.segmentKind();
      return switch (flag) {
        case "retransmission" -> kind.isRetransmission();
        case "fast_retransmission" -> kind == SegmentKind.FAST_RETRANSMISSION;
        case "spurious_retransmission" -> kind == SegmentKind.SPURIOUS_RETRANSMISSION;
        case "out_of_order" -> kind == SegmentKind.OUT_OF_ORDER;
        case "duplicate_ack" -> kind == SegmentKind.DUPLICATE_ACK;
        case "zero_window" -> side.segmentHas(SegmentRemark.ZERO_WINDOW);
        case "zero_window_probe" -> kind == SegmentKind.WINDOW_PROBE;
        case "zero_window_probe_ack" -> kind == SegmentKind.WINDOW_PROBE_ACK;
        case "window_update" -> kind == SegmentKind.WINDOW_UPDATE;
        case "window_full" -> side.segmentHas(SegmentRemark.WINDOW_FULL);
        case "keep_alive" -> kind == SegmentKind.KEEP_ALIVE;
        case "keep_alive_ack" -> kind == SegmentKind.KEEP_ALIVE_ACK;
        case "lost_segment" -> side.segmentHas(SegmentRemark.PREVIOUS_NOT_CAPTURED);
        case "ack_lost_segment" -> side.segmentHas(SegmentRemark.ACKED_UNSEEN);
        default -> false;
      };
    }

    @Override
    public void onSignal(Flow flow, Direction direction, Signal signal, Headers headers) {}

    @Override
    public void onFlowClosed(Flow flow) {}
  }
}
