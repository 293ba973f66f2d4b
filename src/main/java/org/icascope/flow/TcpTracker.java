package org.icascope.flow;

import org.icascope.decode.Headers;
import org.icascope.model.Direction;

/** Follows one TCP segment after the other: counters, marks, offsets, and what to tell the sink. */
final class TcpTracker {

  private static final Signal[] SIGNALS = Signal.values();

  private static final int ENDS = TcpLife.bit(Signal.FIN) | TcpLife.bit(Signal.RST);

  private final SegmentSink sink;
  private final TcpCourse course = new TcpCourse();

  TcpTracker(SegmentSink sink) {
    this.sink = sink;
  }

  void onSegment(FlowState state, Direction direction, Headers headers) {
    Flow flow = state.flow;
    TcpState tcp = state.tcp;
    TcpSideState sender = tcp.side(direction);
    TcpSideState receiver = tcp.side(direction.opposite());
    FlowSide side = flow.side(direction);
    TcpStart.anchor(sender, receiver, side, headers);
    if (headers.has(Headers.RST) && side.reset == null) {
      side.reset = Reset.of(flow, tcp, direction, headers);
    }
    SegmentKind kind = TcpAnalysis.judge(sender, receiver, headers, tcp.initialRttNanos);
    side.count(kind, sender.remarks);
    int sequence = (int) headers.sequence() + (headers.has(Headers.SYN) ? 1 : 0);
    long offset = sender.offsetOf(sequence);
    boolean newPayload = headers.payloadLength() > 0 && payload(sender, side, headers, offset);
    if (!headers.has(Headers.RST)) { // resets may bear any number
      sender.follow(sequence + headers.payloadLength());
    }
    long acknowledged = acknowledged(receiver, headers);
    boolean acknowledges = newAcknowledgement(flow, sender, receiver, headers);
    boolean progress = newPayload | acknowledges;
    progress |= headers.has(Headers.SYN) && !sender.synSeen;
    sender.synSeen |= headers.has(Headers.SYN);
    int signals = TcpLife.update(flow, tcp, direction, headers);
    if (progress || (signals & ENDS) != 0) {
      side.progress(headers.frame());
    }
    if (flow.course != null
        && course.onSegment(flow, direction, headers, newPayload, acknowledges)) {
      signals |= TcpLife.bit(Signal.STALLED);
    }
    if (newPayload && side.reset != null) {
      side.reset.payloadAt(headers.frame().timeNanos());
    }
    sink.onSegment(flow, direction, headers, offset, acknowledged);
    tell(signals, flow, direction, headers);
  }

  /** A segment of a flow whose counters nobody wants. */
  void onSegmentAside(FlowState state, Direction direction, Headers headers) {
    Flow flow = state.flow;
    TcpState tcp = state.tcp;
    TcpStart.anchor(
        tcp.side(direction), tcp.side(direction.opposite()), flow.side(direction), headers);
    if (headers.has(Headers.RST) && flow.side(direction).reset == null) {
      flow.side(direction).reset = Reset.of(flow, tcp, direction, headers);
    }
    int signals = TcpLife.update(flow, tcp, direction, headers);
    sink.onSegment(flow, direction, headers, 0, Long.MIN_VALUE);
    tell(signals, flow, direction, headers);
  }

  private void tell(int given, Flow flow, Direction direction, Headers headers) {
    int signals = given;
    for (int i = 0; signals != 0; i++, signals >>>= 1) {
      if ((signals & 1) != 0) {
        sink.onSignal(flow, direction, SIGNALS[i], headers);
      }
    }
  }

  /** Returns true when the payload brings something new and is more than a probe. */
  private static boolean payload(TcpSideState sender, FlowSide side, Headers headers, long offset) {
    SegmentKind kind = side.segmentKind;
    long before = side.coverage.end();
    long added = 0;
    if (kind != SegmentKind.KEEP_ALIVE) {
      added = side.coverage.add(offset, headers.payloadCaptured(), headers.payloadLength());
    }
    if (added > 0 && side.coverage.end() > before && !kind.isRetransmission()) {
      startTiming(sender, side.coverage.end(), headers.frame().timeNanos());
    } else {
      sender.timing = false; // after a retransmission nobody knows which copy is acknowledged
    }
    if (added == 0 || kind.isProbe()) {
      return false;
    }
    side.data(headers.frame());
    return true;
  }

  private static void startTiming(TcpSideState sender, long offset, long timeNanos) {
    if (!sender.timing) {
      sender.timing = true;
      sender.timedOffset = offset;
      sender.timedNanos = timeNanos;
    }
  }

  private static long acknowledged(TcpSideState receiver, Headers headers) {
    return headers.has(Headers.ACK) && receiver.anchored()
        ? receiver.offsetOf((int) headers.acknowledgement())
        : Long.MIN_VALUE;
  }

  private static boolean newAcknowledgement(
      Flow flow, TcpSideState sender, TcpSideState receiver, Headers headers) {
    if (!headers.has(Headers.ACK) || headers.has(Headers.RST)) {
      return false;
    }
    int acknowledgement = (int) headers.acknowledgement();
    if (sender.highestKnown && acknowledgement - sender.highestAcknowledgement <= 0) {
      return false;
    }
    sender.highestKnown = true;
    sender.highestAcknowledgement = acknowledgement;
    if (receiver.timing && receiver.offsetOf(acknowledgement) >= receiver.timedOffset) {
      receiver.timing = false;
      long nanos = headers.frame().timeNanos() - receiver.timedNanos;
      flow.dataRtt.add(nanos);
      if (flow.course != null) {
        flow.course.rtt(nanos);
      }
    }
    return true;
  }
}
