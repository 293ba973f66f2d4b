package org.icascope.tunnel.edt;

import org.icascope.flow.DatagramCourse;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.TunnelContext;

/** Tells the flow how an EDT connection gets on, by its acknowledgements and loss reports. */
final class EdtCourse {

  private final TunnelContext context;
  private final DatagramCourse course;
  private Direction sender;

  EdtCourse(TunnelContext context) {
    this.context = context;
    this.course = context.flow().life().course();
  }

  /** A packet of the connection. */
  void begin(Direction direction, Chunk packet) {
    sender = direction;
    course.begin(direction, packet.capture(), packet.frame(), packet.timeNanos());
  }

  /**
   * A data packet.
   *
   * @param ahead of all that were captured before, negative for one that should have come earlier
   * @param reported its receiver missed it
   */
  void data(EdtStream stream, int sequence, EdtStream.Fate fate, long ahead, boolean reported) {
    boolean isNew = fate == EdtStream.Fate.NEW;
    boolean again = fate == EdtStream.Fate.REPEATED && !stream.isAcknowledged(sequence);
    if (isNew) {
      course.isNew();
    }
    if (again || isNew && ahead < 0 && reported) { // the first one was lost before the recorder
      course.isRepeated();
    }
    if (isNew && ahead > 0) {
      course.isAfterGap();
    }
  }

  /** Payload bytes on the wire of that data packet. */
  void payload(int sequence, Chunk packet) {
    course.payload(sequence, EdtHeader.bodyBytes(packet));
  }

  /** Everything before {@code next} arrived, which was not known before. */
  void acknowledged(EdtStream stream, int next) {
    course.acknowledges(next, stream.isUnseenAcknowledged(), !stream.isAllAcknowledged());
  }

  void lossReported() {
    course.reportsLoss();
  }

  void rtt(long micros) {
    course.rtt(micros * 1_000);
  }

  /** All of the packet was told. */
  void end(Chunk packet) {
    if (course.end()) {
      context.sink().onSignal(context.flow(), sender, Signal.STALLED, packet.mark());
    }
  }
}
