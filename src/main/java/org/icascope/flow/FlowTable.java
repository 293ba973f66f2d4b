package org.icascope.flow;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.icascope.decode.AddressClaim;
import org.icascope.decode.Headers;
import org.icascope.decode.IcmpError;
import org.icascope.model.Diagnostic;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.Direction;
import org.icascope.model.PortTable;
import org.icascope.model.Pseudonyms;
import org.icascope.model.Severity;
import org.icascope.model.Transport;

/**
 * The flow stage: sorts segments and datagrams into flows and follows the life of each.
 *
 * <p>Nothing is allocated for a frame of a known flow, except for the few that must be remembered.
 */
public final class FlowTable {

  private final PortTable ports;
  private final DiagnosticSink diagnostics;
  private final SegmentSink sink;
  private final TcpTracker tcp;
  private final FlowIndex index = new FlowIndex();
  private final FlowRoom room;
  private final FlowKey key = new FlowKey();
  // keeps crafted captures from filling one chain of the table; no output depends on it
  private final long seed = System.nanoTime();
  private final Beginnings beginnings = new Beginnings();
  private final Pseudonyms pseudonyms;
  private final AddressClaims claims;
  private final NoticeReader notices;
  private final ProxyLegs legs = new ProxyLegs();
  private int serial;
  private int tcpFlows;
  private int udpFlows;

  public FlowTable(
      PortTable ports, FlowLimits limits, DiagnosticSink diagnostics, SegmentSink sink) {
    this(ports, limits, diagnostics, sink, Pseudonyms.NONE);
  }

  /** The same, where addresses get pseudonyms before anything is made of them. */
  public FlowTable(
      PortTable ports,
      FlowLimits limits,
      DiagnosticSink diagnostics,
      SegmentSink sink,
      Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
    claims = new AddressClaims(pseudonyms);
    notices = new NoticeReader(index, seed, pseudonyms);
    this.ports = ports;
    room = new FlowRoom(index, limits, diagnostics, this::close);
    this.diagnostics = diagnostics;
    this.sink = sink;
    this.tcp = new TcpTracker(sink);
  }

  /** One frame, to which this is the last to look; what is neither TCP nor UDP is passed over. */
  public void onHeaders(Headers headers) {
    boolean isTcp = headers.protocol() == Transport.TCP.protocolNumber();
    if (!isTcp && headers.protocol() != Transport.UDP.protocolNumber()) {
      return;
    }
    if (pseudonyms.areUsed()) {
      headers.rename(pseudonyms);
    }
    key.fill(headers, seed);
    FlowState state = index.find(key);
    boolean reuse = state != null && (isTcp ? isReuse(state, headers) : state.flow.replaced);
    if (reuse) {
      close(state);
    }
    if (state == null || reuse) {
      Transport transport = isTcp ? Transport.TCP : Transport.UDP;
      Sides sides = reuse && !isTcp ? sidesOf(state) : Sides.of(headers, transport, ports);
      state = open(transport, sides, headers, reuse);
    }
    Direction direction = state.direction(key.lowSent());
    count(state, direction, headers);
    if (isTcp) {
      if (state.flow.isAside()) {
        tcp.onSegmentAside(state, direction, headers);
      } else {
        tcp.onSegment(state, direction, headers);
      }
      if (headers.payloadLength() > 0) {
        Passage.onPayload(state.flow, direction, headers.frame().timeNanos());
      }
    } else {
      onDatagram(state.flow, direction, headers);
    }
    room.afterFrame(headers);
  }

  /** Whether a frame in which neither TCP nor UDP could be read is of use here. */
  public static boolean mayTellOfFlows(Headers headers) {
    return IcmpError.mayBe(headers) || AddressClaim.mayBe(headers);
  }

  /** A frame in which neither TCP nor UDP could be read: it may speak of a flow. */
  public void onOther(Headers headers) {
    notices.onFrame(headers);
    claims.onFrame(headers);
  }

  /** Who said that an address is his. */
  public AddressClaims claims() {
    return claims;
  }

  /** The input is at its end: every flow is closed, in order of first frame. */
  public void finish() {
    room.states(state -> true).forEach(this::close);
    if (claims.dropped() > 0) {
      diagnostics.report(
          Diagnostic.of(
              Severity.WARNING,
              "flow.limit",
              claims.dropped() + " hosts more than are remembered announced their addresses"));
    }
  }

  /** Connections that go on though the frames with their beginning are gone. */
  public void goOn(List<FlowBeginning> some) {
    beginnings.add(some);
  }

  /**
   * Others remember much about some flows, which may be gone.
   *
   * @param count flows that would take as much room; so many fewer are held, but a quarter at least
   */
  public void displace(int count) {
    room.displace(count);
  }

  /**
   * Closes flows of which nothing more is awaited, in order of first frame: for a capture that goes
   * on without end.
   */
  public void expire(Predicate<Flow> isOver) {
    room.states(state -> isOver.test(state.flow)).forEach(this::close);
  }

  private boolean isReuse(FlowState state, Headers headers) {
    return TcpStart.isReuse(state.tcp.side(state.direction(key.lowSent())), headers);
  }

  /** The first datagram of the new flow may be an answer. */
  private Sides sidesOf(FlowState before) {
    Flow flow = before.flow;
    boolean fromClient = before.direction(key.lowSent()) == Direction.CLIENT_TO_SERVER;
    return new Sides(flow.client, flow.server, fromClient, flow.clientCertain);
  }

  private FlowState open(Transport transport, Sides sides, Headers headers, boolean portsReused) {
    room.make(headers);
    boolean isTcp = transport == Transport.TCP;
    Optional<FlowBeginning> begun = beginnings.take(headers, transport);
    Sides ends = begun.map(sides::of).orElse(sides);
    Flow flow =
        new Flow(serial++, isTcp ? tcpFlows++ : udpFlows++, transport, ends, headers, begun);
    FlowState state =
        new FlowState(key, flow, ends.senderIsClient(), isTcp ? new TcpState() : TcpState.NONE);
    flow.portsReused = portsReused;
    if (isTcp) {
      flow.clientSide.tcp = state.tcp.client;
      flow.serverSide.tcp = state.tcp.server;
    }
    index.add(state);
    sink.onFlowOpened(flow);
    return state;
  }

  private void count(FlowState state, Direction direction, Headers headers) {
    Flow flow = state.flow;
    FlowSide side = flow.side(direction);
    boolean firstPacket = side.packets == 0;
    boolean firstPayload = side.payloadBytes == 0 && headers.payloadLength() > 0;
    if (firstPacket) {
      room.heard(state, flow.side(direction.opposite()).packets > 0);
      side.ttl = headers.ttl();
      if (ports.of(flow.server.port()).isPresent()) {
        side.firstPacket(headers, pseudonyms);
      }
    }
    if (firstPayload) {
      room.readable(state);
    }
    if (firstPacket || firstPayload) {
      side.dscp = headers.dscp();
    }
    side.packets++;
    if (headers.fragments() > 0) {
      side.fragmented(headers);
    }
    side.payloadBytes += headers.payloadLength();
    if (flow.payloadWanted && headers.badChecksum()) { // the sum costs more than all the rest
      side.badChecksums++;
    }
    state.lastNanos = headers.frame().timeNanos();
    flow.packet(direction, headers.frame());
    legs.onPacket(flow, direction, headers.frame());
    if (flow.notices != null) {
      flow.notices.forEach(notice -> notice.onPacket(direction, headers));
    }
    if (flow.payloadWatch != null && headers.payloadLength() > 0) {
      flow.payloadWatch.onPayload(
          direction,
          headers.frame().bytes(),
          headers.payloadStart(),
          headers.payloadCaptured(),
          headers.frame().timeNanos());
    }
  }

  private void onDatagram(Flow flow, Direction direction, Headers headers) {
    FlowSide side = flow.side(direction);
    side.datagram(headers);
    if (!flow.isAside() && !flow.hasLife()) {
      side.progress(headers.frame());
      if (headers.payloadLength() > 0) {
        side.data(headers.frame());
      }
    }
    sink.onSegment(
        flow, direction, headers, side.payloadBytes - headers.payloadLength(), Long.MIN_VALUE);
  }

  private void close(FlowState state) {
    state.flow.gone = true;
    index.remove(state);
    legs.onClosed(state.flow);
    room.closed(state);
    sink.onFlowClosed(state.flow);
  }
}
