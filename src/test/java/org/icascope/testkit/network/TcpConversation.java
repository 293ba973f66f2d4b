package org.icascope.testkit.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.icascope.model.Direction;
import org.icascope.model.Transport;

/**
 * One TCP connection, both ends simulated and every segment recorded. Opening and closing wait on
 * the clock until they are through; writes do not.
 */
public final class TcpConversation implements Connection {
  static final int MSS = 1460;
  static final int MSS_IPV6 = MSS - 20; // its header is that much longer
  static final int WINDOW_SHIFT = 8;
  static final int WINDOW = 1026; // shifted: 262,656 bytes
  private static final long WAIT_LIMIT_MICROS = 60_000_000;
  private static final byte[] NOTHING = {};

  private final Network network;
  private final TcpEnd client;
  private final TcpEnd server;
  private final TcpWire wire;
  private final TcpEngine engine;
  private Wrapping wrapping = (direction, content) -> new Wrapping.Wrapped(content, 0);

  public TcpConversation(Network network, HostPort client, HostPort server) {
    this.network = network;
    this.client = end(Direction.CLIENT_TO_SERVER, client, network.clientReactionMicros());
    this.server = end(Direction.SERVER_TO_CLIENT, server, network.serverReactionMicros());
    this.wire = new TcpWire(network);
    this.engine = new TcpEngine(network.clock(), this::peerOf, this::put);
  }

  private TcpEnd end(Direction sends, HostPort address, long reactionMicros) {
    return new TcpEnd(sends, address, network.random().nextInt() & 0xffffffffL, reactionMicros);
  }

  @Override
  public Transport transport() {
    return Transport.TCP;
  }

  @Override
  public HostPort client() {
    return client.address;
  }

  @Override
  public HostPort server() {
    return server.address;
  }

  /** Times of the last frames, as ground truth for gaps. */
  @Override
  public TcpProgress progress() {
    return wire.progress();
  }

  /** Three-way handshake. */
  @Override
  public TcpConversation connect() {
    put(client, TcpFlags.SYN, new TcpSegment(0, NOTHING, false, false));
    network.clock().advance(server.reactionMicros);
    put(server, TcpFlags.SYN_ACK, new TcpSegment(0, NOTHING, false, false));
    network.clock().advance(client.reactionMicros);
    begin();
    put(client, TcpFlags.ACK, new TcpSegment(1, NOTHING, false, false));
    return this;
  }

  private void begin() {
    for (TcpEnd end : new TcpEnd[] {client, server}) {
      end.nextToSend = 1;
      end.transmitted = 1;
      end.oldestUnacknowledged = 1;
      end.nextExpected = 1;
    }
  }

  /** The same handshake without waiting for it; nothing is sent behind it. */
  public void open() {
    put(client, TcpFlags.SYN, new TcpSegment(0, NOTHING, false, false));
    network.clock().after(server.reactionMicros, this::answerOpen);
  }

  private void answerOpen() {
    put(server, TcpFlags.SYN_ACK, new TcpSegment(0, NOTHING, false, false));
    network
        .clock()
        .after(
            client.reactionMicros,
            () -> {
              begin();
              put(client, TcpFlags.ACK, new TcpSegment(1, NOTHING, false, false));
            });
  }

  /** SYN, answered by RST. */
  public TcpConversation connectRefused() {
    put(client, TcpFlags.SYN, new TcpSegment(0, NOTHING, false, false));
    network.clock().advance(server.reactionMicros);
    server.nextExpected = 1;
    byte[] reset =
        FrameBuilder.tcp(
            new FrameBuilder.Tcp(
                server.address,
                client.address,
                server.identification++,
                0,
                client.initialSequence + 1,
                TcpFlags.RST_ACK,
                0,
                NOTHING));
    wire.progress().arrived(wire.add(reset).timeMicros(), 0);
    server.sent.countOther();
    network.clock().advance(client.reactionMicros);
    return this;
  }

  /** SYNs without answer, waits doubling from one second; returns after the last wait. */
  public TcpConversation connectUnanswered(int syns) {
    client.standingFate = Fate.LOST_BEHIND_RECORDER;
    long wait = 1_000_000;
    for (int i = 0; i < syns; i++, wait *= 2) {
      put(client, TcpFlags.SYN, new TcpSegment(0, NOTHING, false, false));
      network.clock().advance(wait);
    }
    return this;
  }

  /** From now on everything written is wrapped, inside of what it was wrapped in already. */
  public TcpConversation wrapIn(Wrapping chosen) {
    wrapping = chosen.inside(wrapping);
    return this;
  }

  /** Writes bytes; the action runs when the other end has received all of them. */
  @Override
  public Transmission send(Direction direction, byte[] content, Runnable whenDelivered) {
    TcpEnd end = of(direction);
    long from = end.nextToSend;
    Wrapping.Wrapped wrapped = wrapping.wrap(direction, content);
    byte[] bytes = wrapped.bytes();
    int mss = maximumSegment();
    for (int at = 0; at < bytes.length; at += mss) {
      int to = Math.min(bytes.length, at + mss);
      byte[] part = Arrays.copyOfRange(bytes, at, to);
      engine.send(end, new TcpSegment(from + at, part, false, to == bytes.length));
    }
    end.deliveries.add(new TcpEnd.Delivery(end.nextToSend, whenDelivered));
    long contentFrom = from + wrapped.contentAt();
    return new Transmission(end.sent, contentFrom, contentFrom + content.length);
  }

  private int maximumSegment() {
    return client.address.isIpv6() ? MSS_IPV6 : MSS;
  }

  /** Decides about the next segments with payload of a direction, in this order. */
  @Override
  public void nextFates(Direction direction, Fate... fates) {
    of(direction).nextFates.addAll(Arrays.asList(fates));
  }

  /** From now on this becomes of everything sent in a direction. */
  @Override
  public void standingFate(Direction direction, Fate fate) {
    of(direction).standingFate = fate;
  }

  /** Waits until everything written in a direction was received. */
  @Override
  public void awaitDelivery(Direction direction) {
    TcpEnd sender = of(direction);
    TcpEnd receiver = peerOf(sender);
    network.clock().runUntil(() -> receiver.nextExpected == sender.nextToSend, WAIT_LIMIT_MICROS);
  }

  /** Four-way close, begun by the sender of a direction. */
  @Override
  public void close(Direction first) {
    fin(first);
    awaitDelivery(first);
    network.clock().advance(300); // chosen: the other application closes at once
    fin(first.opposite());
    awaitDelivery(first.opposite());
    network.clock().advance(1);
    client.leave();
    server.leave();
  }

  /** A FIN of one side only. */
  public void fin(Direction direction) {
    TcpEnd end = of(direction);
    end.finished = true;
    engine.send(end, new TcpSegment(end.nextToSend, NOTHING, true, false));
  }

  /** A RST of one side; its socket is gone, that of the other as soon as it arrives. */
  @Override
  public void reset(Direction direction) {
    TcpEnd end = of(direction);
    put(end, TcpFlags.RST_ACK, new TcpSegment(end.transmitted, NOTHING, false, false));
    end.leave();
  }

  /** What a RST looks like. */
  public record ResetLook(int window, int ttl, int identificationShift, int sequenceShift) {

    /** As its host would send it, with that window. */
    public static ResetLook own(int window) {
      return new ResetLook(window, FrameBuilder.TTL_SEEN, 0, 0);
    }
  }

  /** A RST in the name of one side, seen and received by the other; the side itself lives on. */
  public void resetInTheNameOf(Direction direction, ResetLook look) {
    TcpEnd end = of(direction);
    TcpEnd receiver = peerOf(end);
    byte[] reset =
        FrameBuilder.tcp(
            new FrameBuilder.Tcp(
                end.address,
                receiver.address,
                end.identification + look.identificationShift() & 0xffff,
                end.initialSequence + end.transmitted + look.sequenceShift(),
                receiver.initialSequence + end.nextExpected,
                TcpFlags.RST_ACK,
                look.window(),
                NOTHING),
            look.ttl());
    wire.progress().recorded(wire.add(reset).timeMicros(), true);
    receiver.leave();
  }

  /** What the window field of a RST of this side will say. */
  public TcpConversation resetWindow(Direction direction, int window) {
    of(direction).resetWindow = window;
    return this;
  }

  /** From now on payloads of a direction that are larger are lost behind the recorder. */
  public void largestPassing(Direction direction, int bytes) {
    of(direction).largestPassing = bytes;
  }

  /** The sender of a direction learns the MTU: what waits is sent again in parts, as all later. */
  public void learn(Direction direction, int bytes) {
    TcpEnd end = of(direction);
    List<TcpSegment> whole = List.copyOf(end.unacknowledged);
    end.unacknowledged.clear();
    for (TcpSegment segment : whole) {
      byte[] payload = segment.payload();
      for (int at = 0; at < payload.length; at += bytes) {
        byte[] part = Arrays.copyOfRange(payload, at, Math.min(payload.length, at + bytes));
        end.unacknowledged.add(new TcpSegment(segment.offset() + at, part, false, segment.push()));
      }
    }
  }

  /** The next segments with payload of a direction are lost; those without arrive. */
  public void losePayload(Direction direction, int segments) {
    for (int i = 0; i < segments; i++) {
      of(direction).nextFates.add(Fate.LOST_BEHIND_RECORDER);
    }
  }

  /** The next segment of a direction gets a checksum of all ones, and its receiver drops it. */
  public void refuseNext(Direction direction) {
    of(direction).refusedOffset = of(direction).nextToSend;
  }

  /** The next segment of a direction has a wrong checksum, and its receiver drops it. */
  public void spoilNext(Direction direction) {
    of(direction).refusedOffset = of(direction).nextToSend;
    of(direction).spoiled = true;
  }

  /** From now on checksums of a direction are not yet computed where the recorder is. */
  public void offloadChecksums(Direction direction) {
    of(direction).offload = true;
  }

  /** One side takes no more bytes and says so. */
  public void closeWindow(Direction side) {
    announce(of(side), 0);
  }

  /** It takes bytes again. */
  public void openWindow(Direction side) {
    announce(of(side), WINDOW);
  }

  private void announce(TcpEnd end, int window) {
    end.window = window;
    put(end, TcpFlags.ACK, new TcpSegment(end.transmitted, NOTHING, false, false));
  }

  /** One side vanishes without a word. */
  @Override
  public void abandon(Direction direction) {
    of(direction).leave();
  }

  /** A TCP keep-alive of one side. */
  public void tcpKeepAlive(Direction direction) {
    TcpEnd end = of(direction);
    put(end, TcpFlags.ACK, new TcpSegment(end.transmitted - 1, NOTHING, false, false));
  }

  /** All recorded frames of the connection, in the order sent. */
  @Override
  public List<CapturedFrame> recorded() {
    return wire.recorded();
  }

  /** The frame that first showed the first payload byte of a direction. */
  @Override
  public Optional<CapturedFrame> firstPayload(Direction direction) {
    return of(direction).sent.frameWith(1);
  }

  @Override
  public int frames(Direction direction) {
    return of(direction).sent.frames();
  }

  @Override
  public long payloadBytes(Direction direction) {
    return of(direction).sent.payloadBytes();
  }

  /** Recorded segments with payload that had been recorded before. */
  @Override
  public int repeats(Direction direction) {
    return of(direction).sent.repeats();
  }

  private TcpEnd of(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? client : server;
  }

  private TcpEnd peerOf(TcpEnd end) {
    return end == client ? server : client;
  }

  private void put(TcpEnd end, TcpFlags flags, TcpSegment segment) {
    wire.put(end, peerOf(end), flags, segment, engine);
  }
}
