package org.icascope.flow;

import org.icascope.model.Direction;

/**
 * Tells the course of a flow what the packets of a connection inside its datagrams say. Packets are
 * numbered with 31 bits and acknowledged one by one. Every packet shows that its sender is at work:
 * such protocols keep themselves alive. While nobody follows the flow nothing is kept.
 */
public final class DatagramCourse {

  private final Flow flow;
  private final CourseStep step = new CourseStep();

  DatagramCourse(Flow flow) {
    this.flow = flow;
  }

  /** A packet of {@code sender}; what it says is told before {@link #end}. */
  public void begin(Direction sender, int capture, long frame, long timeNanos) {
    step.begin(sender, capture, frame, timeNanos);
    step.speaks = true;
  }

  /**
   * It carries payload.
   *
   * @param number 31 bits
   * @param bytes of payload on the wire
   */
  public void payload(int number, int bytes) {
    step.number = number << 1; // so that both kinds of numbers wrap at 32 bits
    step.span = 1 << 1;
    step.length = bytes;
    step.carries = true;
    step.wants = true;
  }

  /** That payload was not captured before. */
  public void isNew() {
    step.isNew = true;
  }

  /** That payload was sent before, and not acknowledged. */
  public void isRepeated() {
    step.repeated = true;
  }

  /** Packets before it were not captured. */
  public void isAfterGap() {
    step.afterGap = true;
  }

  /**
   * It acknowledges something new.
   *
   * @param next number of the first packet that the sender lacks, 31 bits
   * @param unseen not all before was captured
   * @param more further packets are under way
   */
  public void acknowledges(int next, boolean unseen, boolean more) {
    step.acknowledges = true;
    step.acknowledgement = next << 1;
    step.acknowledgesUnseen = unseen;
    step.moreUnderWay = more;
  }

  /** It reports that packets are missing before others that arrived. */
  public void reportsLoss() {
    step.selective = true;
  }

  /**
   * That was all.
   *
   * @return whether a standstill was over with it
   */
  public boolean end() {
    return flow.course != null && flow.course.on(step, TcpSideState.NONE);
  }

  /** A round-trip time that an end point reported. */
  public void rtt(long nanos) {
    if (flow.course != null) {
      flow.course.rtt(nanos);
    }
  }
}
