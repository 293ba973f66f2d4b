package org.icascope.flow;

import org.icascope.capture.Frame;
import org.icascope.decode.Headers;
import org.icascope.decode.HeadersForTests;
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
    return of(
        serial, transport, 1000L + serial, new Sides(client, server, true, true), first, last);
  }

  /** A TCP flow that differs from its twins in nothing but the serial number. */
  public static Flow twin(int serial, Endpoint client, Endpoint server, FrameMark mark) {
    return of(serial, Transport.TCP, 1000L, new Sides(client, server, true, true), mark, mark);
  }

  /** The server sent new data at that time. */
  public static Flow withServerData(Flow flow, FrameMark mark) {
    flow.serverSide.data(frame(mark));
    return flow;
  }

  /** Both sides sent something at that time. */
  public static void heard(Flow flow, FrameMark mark) {
    flow.packet(Direction.CLIENT_TO_SERVER, frame(mark));
    flow.packet(Direction.SERVER_TO_CLIENT, frame(mark));
  }

  /** It was closed at that time. */
  public static void closed(Flow flow, FrameMark mark) {
    flow.close = Close.FIN;
    flow.closedBy = Direction.CLIENT_TO_SERVER;
    flow.closed = mark;
  }

  /** The server sent nothing at all. */
  public static Flow unanswered(Flow flow) {
    flow.serverSide.packets = 0;
    return flow;
  }

  private static Flow of(
      int serial,
      Transport transport,
      long sequence,
      Sides sides,
      FrameMark first,
      FrameMark last) {
    Flow flow = new Flow(serial, serial, transport, sides, headers(sequence, -1, first));
    flow.packet(Direction.SERVER_TO_CLIENT, frame(last));
    flow.clientSide.packets = 1;
    flow.serverSide.packets = 1;
    return flow;
  }

  private static Headers headers(long sequence, int vlan, FrameMark first) {
    Headers headers =
        HeadersForTests.of(Transport.TCP)
            .tcp(Headers.SYN, sequence, 0)
            .vlan(vlan)
            .at(first.frame(), first.timeNanos());
    headers.frame().number(first.capture(), first.frame());
    return headers;
  }

  private static Frame frame(FrameMark mark) {
    return new Frame().number(mark.capture(), mark.frame()).meta(mark.timeNanos(), 1);
  }

  /** A handshake, options of both SYNs, counters, and a RST of the server with odd TTL. */
  public static Flow everyField(
      int serial, Endpoint client, Endpoint server, FrameMark first, FrameMark last) {
    Flow flow =
        new Flow(
            serial,
            serial,
            Transport.TCP,
            new Sides(client, server, true, false),
            headers(0xfffffff0L, 7, first));
    flow.packet(Direction.SERVER_TO_CLIENT, frame(last));
    flow.portsReused = true;
    flow.handshake = Handshake.COMPLETE;
    flow.syn = first;
    flow.answeredSyn = first;
    flow.synAck = after(first, 1, 1_250_000);
    flow.handshakeAck = after(first, 2, 1_500_000);
    flow.close = Close.RST;
    flow.closedBy = Direction.SERVER_TO_CLIENT;
    flow.closed = last;
    flow.dataRtt.add(2_000_000);
    counters(flow.clientSide, 1);
    counters(flow.serverSide, 10);
    flow.serverSide.rst = last;
    flow.serverSide.reset = reset(flow, Direction.SERVER_TO_CLIENT, 9300, 255, last);
    return flow;
  }

  /** The side sent a RST as its only packet. */
  public static void onlyReset(Flow flow, Direction from, FrameMark rst) {
    FlowSide side = flow.side(from);
    side.packets = 1;
    side.rst = rst;
    side.ttl = 128;
    side.reset = reset(flow, from, 0, 128, rst);
    flow.close = Close.RST;
    flow.closedBy = from;
    flow.handshake = Handshake.REFUSED;
  }

  private static Reset reset(Flow flow, Direction from, int window, int ttl, FrameMark mark) {
    Headers headers =
        HeadersForTests.of(Transport.TCP)
            .tcp(Headers.RST, 0, 0)
            .window(window)
            .ttl(ttl)
            .at(mark.frame(), mark.timeNanos());
    headers.frame().number(mark.capture(), mark.frame());
    return Reset.of(flow, new TcpState(), from, headers);
  }

  private static FrameMark after(FrameMark mark, int frames, long nanos) {
    return new FrameMark(mark.capture(), mark.frame() + frames, mark.timeNanos() + nanos);
  }

  private static void counters(FlowSide side, long from) {
    RareCounts rare = side.rare();
    side.packets = from + 1;
    side.payloadBytes = from * 1000;
    rare.retransmissions = from;
    rare.fastRetransmissions = from + 1;
    rare.outOfOrder = from + 2;
    rare.duplicateAcks = from + 3;
    rare.zeroWindows = from + 4;
    rare.keepAlives = from + 5;
    rare.spuriousRetransmissions = from + 9;
    rare.windowProbes = from + 10;
    rare.windowProbeAcks = from + 11;
    rare.windowFull = from + 12;
    rare.windowUpdates = from + 13;
    rare.keepAliveAcks = from + 14;
    rare.previousNotCaptured = from + 15;
    rare.ackedUnseen = from + 16;
    // bytes 1 to from + 6 are not captured; the first of them was on the wire in a cut frame
    side.coverage.add(0, 1, 2);
    side.coverage.add(from + 7, 1, 1);
    side.badChecksums = from + 8;
    side.mss = 1460;
    side.windowScale = 8;
    side.sack = true;
    side.ttl = 64;
    side.dscp = 34;
  }
}
