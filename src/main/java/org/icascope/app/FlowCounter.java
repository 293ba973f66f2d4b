package org.icascope.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.icascope.decode.Headers;
import org.icascope.flow.Flow;
import org.icascope.flow.SegmentSink;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.Transport;

/**
 * Counts the flows on their way to the next stage. Keeps them all if asked to, and else sets aside
 * those that have nothing to do with Citrix: most of a busy capture.
 */
final class FlowCounter implements SegmentSink {

  private final SegmentSink next;
  private final boolean keep;
  private final Predicate<Flow> followed;
  private final Consumer<Flow> opened;
  private final Consumer<Flow> over;
  private final List<Flow> kept = new ArrayList<>();
  private long tcpFlows;
  private long udpFlows;

  /**
   * @param keep keep every flow
   * @param followed whether a later stage has an eye on the flow, though not on its payload
   * @param opened is told of a flow before its first frame
   * @param over is told of a flow that ended, after all stages
   */
  FlowCounter(
      SegmentSink next,
      boolean keep,
      Predicate<Flow> followed,
      Consumer<Flow> opened,
      Consumer<Flow> over) {
    this.next = next;
    this.keep = keep;
    this.followed = followed;
    this.opened = opened;
    this.over = over;
  }

  @Override
  public void onFlowOpened(Flow flow) {
    if (flow.transport() == Transport.TCP) {
      tcpFlows++;
    } else {
      udpFlows++;
    }
    if (keep) {
      kept.add(flow);
    }
    opened.accept(flow);
    next.onFlowOpened(flow);
  }

  @Override
  public void onSegment(
      Flow flow,
      Direction direction,
      Headers headers,
      long relativeSequence,
      long relativeAcknowledgement) {
    next.onSegment(flow, direction, headers, relativeSequence, relativeAcknowledgement);
    if (!flow.payloadWanted() && !flow.isAside() && !keep && !followed.test(flow)) {
      flow.setAside();
    }
  }

  @Override
  public void onSignal(Flow flow, Direction direction, Signal signal, Headers headers) {
    next.onSignal(flow, direction, signal, headers);
  }

  @Override
  public void onFlowClosed(Flow flow) {
    next.onFlowClosed(flow);
    over.accept(flow);
  }

  /** Every flow, when they are kept. */
  List<Flow> kept() {
    return kept;
  }

  long tcpFlows() {
    return tcpFlows;
  }

  long udpFlows() {
    return udpFlows;
  }
}
