package org.icascope.flow;

import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.Transport;

/** Builds flows by hand for tests of the stages behind the flow stage. */
public final class FlowsForTests {

  private FlowsForTests() {}

  /** A flow of which two frames were seen; the stream number is the serial number. */
  public static Flow of(
      int serial,
      Transport transport,
      Endpoint client,
      Endpoint server,
      FrameMark first,
      FrameMark last) {
    Flow flow = new Flow(serial, transport, client, server, true, -1, serial);
    flow.first = first;
    flow.last = last;
    flow.firstSequence = 1000L + serial;
    flow.clientSide.packets = 1;
    flow.serverSide.packets = 1;
    return flow;
  }

  /** A handshake, options of both SYNs, counters 1 to 18, and a RST of the server with odd TTL. */
  public static Flow everyField(
      int serial, Endpoint client, Endpoint server, FrameMark first, FrameMark last) {
    Flow flow = new Flow(serial, Transport.TCP, client, server, false, 7, serial);
    flow.first = first;
    flow.last = last;
    flow.firstSequence = 0xfffffff0L;
    flow.handshake = Handshake.COMPLETE;
    flow.syn = first;
    flow.synAck = after(first, 1, 1_250_000);
    flow.handshakeAck = after(first, 2, 1_500_000);
    flow.close = Close.RST;
    flow.closedBy = Direction.SERVER_TO_CLIENT;
    flow.closed = last;
    flow.dataRttMillis = 2.0;
    counters(flow.clientSide, 1);
    counters(flow.serverSide, 10);
    flow.serverSide.rst = last;
    flow.serverSide.rstWindow = 9300;
    flow.serverSide.rstTtl = 255;
    return flow;
  }

  public static void firstSequence(Flow flow, long sequence) {
    flow.firstSequence = sequence;
  }

  /** The side sent a RST as its only packet. */
  public static void onlyReset(Flow flow, Direction from, FrameMark rst) {
    FlowSide side = flow.side(from);
    side.packets = 1;
    side.rst = rst;
    side.rstTtl = 128;
    side.ttl = 128;
    flow.close = Close.RST;
    flow.closedBy = from;
    flow.handshake = Handshake.REFUSED;
  }

  private static FrameMark after(FrameMark mark, int frames, long nanos) {
    return new FrameMark(mark.capture(), mark.frame() + frames, mark.timeNanos() + nanos);
  }

  private static void counters(FlowSide side, long from) {
    side.packets = from + 1;
    side.payloadBytes = from * 1000;
    side.retransmissions = from;
    side.fastRetransmissions = from + 1;
    side.outOfOrder = from + 2;
    side.duplicateAcks = from + 3;
    side.zeroWindows = from + 4;
    side.keepAlives = from + 5;
    side.missingBytes = from + 6;
    side.cutBytes = from + 7;
    side.badChecksums = from + 8;
    side.mss = 1460;
    side.windowScale = 8;
    side.sack = true;
    side.ttl = 64;
    side.dscp = 34;
  }
}
