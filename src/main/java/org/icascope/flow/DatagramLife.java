package org.icascope.flow;

import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/**
 * The life of a connection that lies in the datagrams of a flow. What is told here is read where
 * that of a TCP connection is: {@link Flow#handshake()}, {@link Flow#closed()}, {@link
 * FlowSide#lastProgress()} …
 */
public final class DatagramLife {

  private final Flow flow;
  private final DatagramCourse course;

  DatagramLife(Flow flow) {
    this.flow = flow;
    this.course = new DatagramCourse(flow);
  }

  /** How the connection gets on. */
  public DatagramCourse course() {
    return course;
  }

  /** The client asked for a connection. */
  public void requested() {
    if (flow.handshake == Handshake.NOT_SEEN) {
      flow.handshake = Handshake.UNANSWERED;
    }
  }

  /** The server said something to a client that had asked. */
  public void answered() {
    if (flow.handshake == Handshake.UNANSWERED) {
      flow.handshake = Handshake.COMPLETE;
    }
  }

  /**
   * A datagram brought something new: no repetition, no sign of life.
   *
   * @param payload new payload, not an acknowledgement or the like
   */
  public void progress(
      Direction direction, boolean payload, int capture, long frame, long timeNanos) {
    FlowSide side = flow.side(direction);
    side.progress(capture, frame, timeNanos);
    if (payload) {
      side.data(capture, frame, timeNanos);
    }
  }

  /**
   * The connection is over, and the client asks for another one between the same ports: what comes
   * from the next datagram on is a new flow.
   */
  public void replaced() {
    flow.replaced = true;
  }

  /** One side ended the connection; the first time counts. */
  public void closed(Direction by, FrameMark mark) {
    if (flow.closed == null) {
      flow.closed = mark;
      flow.close = Close.FIN;
      flow.closedBy = by;
      flow.side(by).fin = mark;
    }
  }
}
