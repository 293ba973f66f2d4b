package org.icascope.flow;

import org.icascope.decode.Headers;
import org.icascope.model.Direction;

/** Tells the course of a TCP flow what its segments say. One object serves all flows. */
final class TcpCourse {

  private static final int FLAGS = Headers.SYN | Headers.FIN | Headers.RST;

  private final CourseStep step = new CourseStep();

  /**
   * One segment, judged.
   *
   * @param isNew it brought new payload
   * @param acknowledges it acknowledged something new
   * @return whether a standstill was over with it
   */
  boolean onSegment(
      Flow flow, Direction direction, Headers headers, boolean isNew, boolean acknowledges) {
    var frame = headers.frame();
    step.begin(direction, frame.capture(), frame.number(), frame.timeNanos());
    step.segment(headers);
    FlowSide side = flow.side(direction);
    payload(side, headers, isNew);
    boolean flags = headers.has(FLAGS);
    step.closes = !flags && headers.window() == 0 && side.segmentHas(SegmentRemark.ZERO_WINDOW);
    step.opens = !flags && headers.window() != 0;
    if (acknowledges) {
      acknowledgement(side, flow.side(direction.opposite()).tcp, headers);
    }
    Course course = flow.course;
    course.quietTimes().onSegment(direction, headers);
    if (!flags) {
      course.side(direction).beside(headers);
    }
    boolean stalled = course.on(step, flow.side(direction.opposite()).tcp);
    if (!flags) {
      course.side(direction).habits.heard(headers);
    }
    return stalled;
  }

  private void payload(FlowSide side, Headers headers, boolean isNew) {
    SegmentKind kind = side.segmentKind;
    step.length = headers.payloadLength();
    step.carries = step.length > 0 && !kind.isProbe();
    step.isNew = isNew;
    step.speaks = step.carries && isNew;
    boolean again = kind == SegmentKind.RETRANSMISSION || kind == SegmentKind.FAST_RETRANSMISSION;
    // by its time it was sent before what it comes after: the file is out of order, not the network
    step.repeated = again && headers.frame().timeNanos() >= side.tcp.nextTimeNanos;
    step.afterGap = side.segmentHas(SegmentRemark.PREVIOUS_NOT_CAPTURED);
    step.number = (int) headers.sequence();
    step.span = step.length;
    step.lives = !headers.has(Headers.RST);
    step.wants = step.length > 0 || kind.isProbe();
    step.duplicate = kind == SegmentKind.DUPLICATE_ACK;
    step.selective = headers.sackBlocks();
  }

  private void acknowledgement(FlowSide side, TcpSideState sender, Headers headers) {
    step.acknowledges = true;
    step.acknowledgement = (int) headers.acknowledgement();
    step.acknowledgesUnseen = side.segmentHas(SegmentRemark.ACKED_UNSEEN);
    step.moreUnderWay = sender.nextKnown && sender.next - step.acknowledgement > 0;
  }
}
