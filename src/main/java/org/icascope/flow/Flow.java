package org.icascope.flow;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.icascope.capture.Frame;
import org.icascope.decode.Headers;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.Transport;

/**
 * Both directions of one incarnation of a five-tuple. Port reuse starts a new flow.
 *
 * <p>One object per flow; the flow stage changes it as frames come in, later stages read it.
 */
public final class Flow {

  final int serial;
  final Transport transport;
  final Endpoint client;
  final Endpoint server;
  final boolean clientCertain;
  final int vlan;
  final int streamNumber;
  final FlowSide clientSide = new FlowSide();
  final FlowSide serverSide = new FlowSide();
  final FrameMark first;
  final long firstSequence;
  private boolean clientSentLast;
  Handshake handshake = Handshake.NOT_SEEN;
  FrameMark syn;
  FrameMark answeredSyn;
  FrameMark synAck;
  FrameMark handshakeAck;
  FrameMark closed;
  Close close = Close.NONE;
  Direction closedBy;
  boolean portsReused;
  boolean replaced;
  Course course;
  List<PathNotice> notices;
  final RttSampler dataRtt = new RttSampler();
  boolean payloadWanted = true;
  PayloadWatch payloadWatch;
  long traceNumber;
  int traceCapture;
  private int cutTo = Integer.MAX_VALUE;
  Flow otherLeg;
  Passage passage;

  /** The side that is the NetScaler whose trace it is; null for other formats. */
  Direction appliance;

  private boolean payloadInsisted;
  private boolean aside;
  private boolean retired;
  boolean gone;
  private boolean payloadReleased;
  private DatagramLife life;

  /** A flow that begins with the frame of {@code headers}. */
  Flow(int serial, int streamNumber, Transport transport, Sides sides, Headers headers) {
    this(serial, streamNumber, transport, sides, headers, Optional.empty());
  }

  /**
   * @param begun what is known of a beginning that is gone
   */
  Flow(
      int serial,
      int streamNumber,
      Transport transport,
      Sides sides,
      Headers headers,
      Optional<FlowBeginning> begun) {
    this.serial = serial;
    this.streamNumber = streamNumber;
    this.transport = transport;
    this.client = sides.client();
    this.server = sides.server();
    this.clientCertain = sides.certain();
    this.vlan = headers.vlan();
    FrameMark mark = headers.frame().mark();
    this.first =
        begun.map(b -> new FrameMark(mark.capture(), mark.frame(), b.nanos())).orElse(mark);
    this.firstSequence =
        transport == Transport.TCP
            ? begun.map(FlowBeginning::sequence).orElse(headers.sequence())
            : 0;
  }

  /** Takes note of a packet: the latest of that side, and of the flow. */
  void packet(Direction direction, Frame frame) {
    clientSentLast = direction == Direction.CLIENT_TO_SERVER;
    side(direction).packet(frame);
    if (frame.capturedLength() < frame.originalLength()) {
      cutTo = Math.min(cutTo, frame.capturedLength());
    }
  }

  /** Bytes that were captured of the shortest frame that was cut; empty where none was. */
  public OptionalInt cutTo() {
    return cutTo == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(cutTo);
  }

  private MarkSlot lastPacket() {
    return (clientSentLast ? clientSide : serverSide).latest();
  }

  /** Time of the last packet. */
  long lastNanos() {
    return lastPacket().timeNanos();
  }

  /**
   * The other connection of the same proxied session, as the trace of a NetScaler says; empty where
   * it does not. Of connections that serve one session after the other it is the latest.
   */
  public Optional<Flow> otherLeg() {
    return Optional.ofNullable(otherLeg);
  }

  /**
   * The side that is the NetScaler whose trace it is, by the first packet; empty for other formats.
   */
  public Optional<Direction> appliance() {
    return Optional.ofNullable(appliance);
  }

  /**
   * How a proxy passed on what came in on it, or what came in on the other connection of the same
   * session; empty where that one is not known.
   */
  public Optional<Passage> passage() {
    return Optional.ofNullable(passage);
  }

  /** Number of the flow in order of first packet, from 0, over all flows of the run. */
  public int serial() {
    return serial;
  }

  public Transport transport() {
    return transport;
  }

  /** The side that opened the flow, by SYN, else by evidence. */
  public Endpoint client() {
    return client;
  }

  public Endpoint server() {
    return server;
  }

  /** False when the handshake was not captured and the client side was told by ports. */
  public boolean clientCertain() {
    return clientCertain;
  }

  /** 802.1Q VLAN id of the first packet. */
  public OptionalInt vlan() {
    return vlan < 0 ? OptionalInt.empty() : OptionalInt.of(vlan);
  }

  /** Wireshark's {@code tcp.stream} or {@code udp.stream}: flows of this transport, from 0. */
  public int streamNumber() {
    return streamNumber;
  }

  /**
   * An earlier flow had the same end points: a SYN with another number ended it, or what the
   * protocol in its datagrams says.
   */
  public boolean portsReused() {
    return portsReused;
  }

  public FrameMark first() {
    return first;
  }

  public FrameMark last() {
    return lastPacket().mark();
  }

  /** Sequence number of the first TCP segment, 0 for UDP. */
  public long firstSequence() {
    return firstSequence;
  }

  /** Nothing more comes of it: the flow table let go of it. */
  public boolean isGone() {
    return gone;
  }

  /** What this side sent: {@code CLIENT_TO_SERVER} is the client's side. */
  public FlowSide side(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? clientSide : serverSide;
  }

  public Handshake handshake() {
    return handshake;
  }

  /** First SYN of the client. */
  public Optional<FrameMark> syn() {
    return Optional.ofNullable(syn);
  }

  /** First SYN,ACK of the server. */
  public Optional<FrameMark> synAck() {
    return Optional.ofNullable(synAck);
  }

  /**
   * First ACK of the client after the SYN,ACK, or after its SYN when the answer was not captured.
   */
  public Optional<FrameMark> handshakeAck() {
    return Optional.ofNullable(handshakeAck);
  }

  /** Last SYN before the SYN,ACK to the handshake's ACK, in milliseconds. */
  public OptionalDouble handshakeRttMillis() {
    return millis(answeredSyn, handshakeAck);
  }

  /** Last SYN before the SYN,ACK to that, in milliseconds: from here to the server and back. */
  public OptionalDouble synToSynAckMillis() {
    return millis(answeredSyn, synAck);
  }

  /** First SYN,ACK to the client's ACK, in milliseconds: from here to the client and back. */
  public OptionalDouble synAckToAckMillis() {
    return millis(synAck, handshakeAck);
  }

  private static OptionalDouble millis(FrameMark from, FrameMark to) {
    return from == null || to == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(from.millisUntil(to));
  }

  /** Median time from data to its acknowledgement at the capture point, in milliseconds. */
  public OptionalDouble dataRttMillis() {
    return dataRtt.medianMillis();
  }

  public Close close() {
    return close;
  }

  /** Whose address the first FIN or RST bears. */
  public Optional<Direction> closedBy() {
    return Optional.ofNullable(closedBy);
  }

  /** The first FIN or RST. */
  public Optional<FrameMark> closed() {
    return Optional.ofNullable(closed);
  }

  /** A later stage looked at the first bytes and has no use for the rest. */
  public void ignorePayload() {
    payloadWanted = payloadInsisted;
  }

  /** From now on somebody wants all payload, whoever else has no use for it. */
  public void insistOnPayload() {
    payloadInsisted = true;
    payloadWanted = true;
  }

  /** From now on {@code watch} sees the payload, even of a flow whose payload nobody wants. */
  public void watch(PayloadWatch watch) {
    payloadWatch = watch;
  }

  /** What was watched is decided. */
  public void unwatch() {
    payloadWatch = null;
  }

  public boolean payloadWanted() {
    return payloadWanted;
  }

  /** True the first time it is asked for a flow whose payload is not wanted: time to let go. */
  public boolean takeRelease() {
    boolean first = !payloadWanted && !payloadReleased;
    payloadReleased |= first;
    return first;
  }

  /** Nobody remembers anything of its payload any more. */
  boolean isReleased() {
    return payloadReleased;
  }

  /**
   * From now on it is noted how this flow gets on: of TCP, and of a protocol in datagrams that has
   * a life. The first call counts.
   */
  public void follow(CourseLimits limits) {
    if (course == null && (transport == Transport.TCP || hasLife())) {
      course = new Course(limits, lastNanos());
      if (hasLife()) { // it keeps itself alive: that is what it promises
        course.expect(Direction.CLIENT_TO_SERVER, limits.standstillNanos());
        course.expect(Direction.SERVER_TO_CLIENT, limits.standstillNanos());
      }
    }
  }

  /** How it gets on, when somebody asked for that. */
  public Optional<Course> course() {
    return Optional.ofNullable(course);
  }

  /** What routers said of its packets by ICMP, one for each kind of message; a few at most. */
  public List<PathNotice> notices() {
    return notices == null ? List.of() : List.copyOf(notices);
  }

  /** The first RST, of either side. */
  public Optional<Reset> firstReset() {
    Reset byClient = clientSide.reset;
    Reset byServer = serverSide.reset;
    if (byClient == null || byServer == null) {
      return Optional.ofNullable(byClient == null ? byServer : byClient);
    }
    return Optional.of(
        byClient.mark().timeNanos() <= byServer.mark().timeNanos() ? byClient : byServer);
  }

  /**
   * Nobody will ask for counters of this flow: from now on only its life is followed, so that its
   * end and a use of its ports by another flow are seen.
   */
  public void setAside() {
    aside = true;
    forgetBursts();
  }

  /** It is known who passes on what, or nobody will ask. */
  void forgetBursts() {
    clientSide.bursts = null;
    serverSide.bursts = null;
  }

  public boolean isAside() {
    return aside;
  }

  /** A later stage knows that nothing will fill the holes of this flow any more. */
  public void retire() {
    retired = true;
  }

  public boolean isRetired() {
    return retired;
  }

  /**
   * For a UDP flow: a later stage that knows the protocol in the datagrams tells by this what of a
   * TCP flow the flow stage knows itself. From the first call on, a datagram alone is no progress.
   */
  public DatagramLife life() {
    if (life == null) {
      life = new DatagramLife(this);
    }
    return life;
  }

  /** Somebody else tells when this flow makes progress. */
  boolean hasLife() {
    return life != null;
  }

  @Override
  public String toString() {
    return transport.label() + " " + client + " > " + server;
  }
}
