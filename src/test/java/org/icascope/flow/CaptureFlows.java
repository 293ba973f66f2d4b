package org.icascope.flow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.Frame;
import org.icascope.capture.TestCaptures;
import org.icascope.decode.HeaderDecoder;
import org.icascope.decode.Headers;
import org.icascope.model.Direction;
import org.icascope.model.PortTable;

/** Runs capture files through the flow stage. Duplicates are kept, as tshark keeps them. */
public final class CaptureFlows {

  private CaptureFlows() {}

  public static void run(Path capture, SegmentSink sink) throws IOException {
    FlowTable table =
        new FlowTable(new PortTable(Map.of()), FlowLimits.defaults(), diagnostic -> {}, sink);
    HeaderDecoder decoder = new HeaderDecoder();
    Frame frame = new Frame();
    Headers headers = new Headers();
    try (CaptureSet set = TestCaptures.open(capture)) {
      while (set.next(frame)) {
        if (decoder.decode(frame, headers)) {
          table.onHeaders(headers);
        }
      }
    }
    table.finish();
  }

  /** The flows of a capture at its end, in order of first frame. */
  public static List<Flow> of(Path capture) throws IOException {
    List<Flow> flows = new ArrayList<>();
    run(
        capture,
        new SegmentSink() {
          @Override
          public void onFlowOpened(Flow flow) {
            flows.add(flow);
          }

          @Override
          public void onSegment(
              Flow flow, Direction direction, Headers headers, long sequence, long ack) {}

          @Override
          public void onSignal(Flow flow, Direction direction, Signal signal, Headers headers) {}

          @Override
          public void onFlowClosed(Flow flow) {}
        });
    return flows;
  }
}
