package org.icascope.flow;

import java.util.ArrayList;
import java.util.List;
import org.icascope.decode.Headers;
import org.icascope.model.Direction;

/** Keeps what the flow stage says as short lines. */
final class FlowRecorder implements SegmentSink {

  final List<Flow> flows = new ArrayList<>();
  final List<String> lines = new ArrayList<>();

  @Override
  public void onFlowOpened(Flow flow) {
    flows.add(flow);
    lines.add("open " + flow.serial());
  }

  @Override
  public void onSegment(
      Flow flow, Direction direction, Headers headers, long sequence, long acknowledgement) {
    if (headers.payloadLength() > 0) {
      lines.add(direction.sender() + " " + sequence);
    }
  }

  @Override
  public void onSignal(Flow flow, Direction direction, Signal signal, Headers headers) {
    lines.add(direction.sender() + " " + signal);
  }

  @Override
  public void onFlowClosed(Flow flow) {
    lines.add("close " + flow.serial());
  }
}
