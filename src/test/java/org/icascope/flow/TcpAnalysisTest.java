package org.icascope.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.icascope.capture.TestCaptures;
import org.icascope.decode.Headers;
import org.icascope.model.Direction;
import org.icascope.model.Transport;
import org.junit.jupiter.api.Test;

/**
 * Frame by frame, which stream a segment belongs to and what it is. Expected values come from
 * tshark (4.0.17). One difference on purpose: it takes the TCP header that an ICMP error quotes for
 * a segment of its own and gives it a stream number; here such a frame belongs to no flow.
 */
class TcpAnalysisTest {

  private static final String[] FIELDS = {
    "frame.number",
    "tcp.analysis.retransmission",
    "tcp.analysis.fast_retransmission",
    "tcp.analysis.spurious_retransmission",
    "tcp.analysis.out_of_order",
    "tcp.analysis.duplicate_ack",
    "tcp.analysis.zero_window",
    "tcp.analysis.keep_alive",
    "tcp.analysis.zero_window_probe",
    "tcp.stream",
    "icmp.type"
  };
  private static final int STREAM = 9;
  private static final int ICMP = 10;

  @Test
  void everyFrameOfTheScenariosIsWhatTsharkSaysItIs() {
    compare(TestCaptures.folder("scenarios"), "scenarios");
  }

  @Test
  void everyFrameOfTheRealTcpCapturesIsWhatTsharkSaysItIs() {
    compare(TestCaptures.folder("real/tcp"), "real/tcp");
  }

  private static void compare(Path folder, String name) {
    Tshark.assumeInstalled();
    List<String> differences =
        TestCaptures.list(name, ".pcap", ".pcapng", ".gz").parallelStream()
            .flatMap(file -> differences(file).stream())
            .toList();
    assertEquals("", String.join("\n", differences), "in " + folder.getFileName());
  }

  private static List<String> differences(Path file) {
    try {
      Map<Long, String> ours = new TreeMap<>();
      CaptureFlows.run(file, new Verdicts(ours));
      return differences(file, ours);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> differences(Path file, Map<Long, String> ours) throws IOException {
    List<String> differences = new ArrayList<>();
    for (String[] row : Tshark.fields(file, List.of(), FIELDS)) {
      long frame = Long.parseLong(row[0]);
      StringBuilder theirs = new StringBuilder();
      for (int i = 1; i < STREAM; i++) {
        theirs.append(row[i].isEmpty() ? '-' : FIELDS[i].charAt("tcp.analysis.".length()));
      }
      theirs.append(' ').append(row[STREAM]);
      String own = ours.getOrDefault(frame, "-------- ");
      boolean quoted = !row[ICMP].isEmpty(); // difference on purpose, see above
      if (!quoted && !own.equals(theirs.toString())) {
        differences.add(file.getFileName() + " " + frame + ": tshark " + theirs + ", here " + own);
      }
    }
    return differences;
  }

  /** One letter per field that is set, then the number of the stream. */
  private record Verdicts(Map<Long, String> byFrame) implements SegmentSink {

    @Override
    public void onFlowOpened(Flow flow) {}

    @Override
    public void onSegment(
        Flow flow, Direction direction, Headers headers, long sequence, long acknowledgement) {
      if (flow.transport() == Transport.UDP) {
        return;
      }
      SegmentKind kind = flow.side(direction).segmentKind();
      String letters =
          (kind.isRetransmission() ? "r" : "-")
              + (kind == SegmentKind.FAST_RETRANSMISSION ? "f" : "-")
              + (kind == SegmentKind.SPURIOUS_RETRANSMISSION ? "s" : "-")
              + (kind == SegmentKind.OUT_OF_ORDER ? "o" : "-")
              + (kind == SegmentKind.DUPLICATE_ACK ? "d" : "-")
              + (TcpAnalysis.isZeroWindow(headers) ? "z" : "-")
              + (kind == SegmentKind.KEEP_ALIVE ? "k" : "-")
              + (kind == SegmentKind.WINDOW_PROBE ? "z" : "-");
      byFrame.put(headers.frame().number(), letters + " " + flow.streamNumber());
    }

    @Override
    public void onSignal(Flow flow, Direction direction, Signal signal, Headers headers) {}

    @Override
    public void onFlowClosed(Flow flow) {}
  }
}
