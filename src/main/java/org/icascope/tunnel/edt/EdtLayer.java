package org.icascope.tunnel.edt;

import java.util.Optional;
import org.icascope.flow.DatagramLife;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.Layer;
import org.icascope.tunnel.TunnelContext;

/** Reads the packets of one EDT connection: data to the streams, the rest into the facts. */
final class EdtLayer implements Layer {

  /** Acknowledgements of a side with a time that is mostly the guess it began with (the notes). */
  private static final int FIRST_ACKS = 10;

  /**
   * A side whose packets were not acknowledged for so long is not heard: it goes on sending new
   * ones, as far as its window allows, but that is no progress. Chosen: UDT acknowledges every 10
   * ms, and round-trip times are below this.
   */
  private static final long UNHEARD_NANOS = 1_000_000_000L;

  /** After so much silence another connection between the same ports takes its place. Chosen. */
  private static final long OVER_NANOS = 10_000_000_000L;

  /** No round-trip time is longer. Chosen. */
  private static final long MOST_RTT_MICROS = 60_000_000;

  private final TunnelContext context;
  private final EdtLimits limits;
  private final EdtLimits.Used used;
  private final DatagramLife life;
  private final EdtRemarks remarks;
  private final EdtCourse course;
  private final Side client;
  private final Side server;
  private EdtFacts facts;
  private boolean shutDown;
  private long lastHeardNanos;

  /** What one side sends. */
  private static final class Side {
    private final EdtStream stream;
    private final LossReports losses = new LossReports();

    /** Socket id of the receiver; 0 while it is not known. */
    private int destination;

    /** Acknowledgements of it are captured, so that their absence means something. */
    private boolean acknowledged;

    /** Since when nothing of what is under way was acknowledged. */
    private long outstandingSince = Long.MAX_VALUE;

    Side(EdtStream stream) {
      this.stream = stream;
    }
  }

  EdtLayer(TunnelContext context, EdtLimits limits, EdtLimits.Used used) {
    this.context = context;
    this.limits = limits;
    this.used = used;
    this.life = context.flow().life();
    this.remarks = new EdtRemarks(context);
    this.course = new EdtCourse(context);
    this.client = side(Direction.CLIENT_TO_SERVER);
    this.server = side(Direction.SERVER_TO_CLIENT);
    context.held().whenDropped(client.stream::abandon);
    context.held().whenDropped(server.stream::abandon);
  }

  private Side side(Direction direction) {
    return new Side(new EdtStream(direction, context.inner(), used));
  }

  private Side of(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? client : server;
  }

  @Override
  public void onDatagram(Direction direction, Chunk packet) {
    long start = packet.streamOffset();
    context.unit(direction, "edt", start, start + packet.length());
    boolean whole = EdtHeader.hasWords(packet, 0);
    int first = whole ? EdtHeader.word(packet, 0) : 0;
    if (EdtHeader.isControl(first) && EdtHeader.type(first) == EdtHeader.HANDSHAKE) {
      Optional<EdtHandshake> handshake = EdtHandshake.read(packet);
      begin(handshake.isEmpty(), packet);
      if (handshake.isPresent()) {
        onHandshake(direction, handshake.get(), packet);
      } else {
        remarks.malformed(packet);
      }
    } else {
      begin(true, packet);
      if (!whole) {
        remarks.malformed(packet);
      } else if (belongs(of(direction), packet)) {
        onPacket(direction, first, packet);
      }
    }
    expire(client.stream, packet.timeNanos());
    expire(server.stream, packet.timeNanos());
  }

  private void begin(boolean midStream, Chunk packet) {
    if (facts == null) {
      facts = new EdtFacts(midStream);
      context.sink().onTunnel(context.flow(), facts, packet.mark());
    }
  }

  private void onPacket(Direction direction, int firstWord, Chunk packet) {
    lastHeardNanos = packet.timeNanos();
    if (direction == Direction.SERVER_TO_CLIENT) {
      answered(packet);
    }
    course.begin(direction, packet);
    if (EdtHeader.isControl(firstWord)) {
      onControl(direction, EdtHeader.type(firstWord), packet);
    } else {
      onData(direction, firstWord, packet);
    }
    course.end(packet);
  }

  /** Several connections may share two ports; the one that began the flow is followed. */
  private boolean belongs(Side side, Chunk packet) {
    int destination = EdtHeader.destination(packet);
    if (side.destination == 0) {
      side.destination = destination;
    }
    if (side.destination != destination) {
      remarks.otherConnection(packet);
      return false;
    }
    return true;
  }

  private void answered(Chunk packet) {
    if (facts.established().isEmpty()) {
      life.answered();
      facts.established(packet.mark());
    }
  }

  private void onHandshake(Direction direction, EdtHandshake handshake, Chunk packet) {
    boolean fromClient = direction == Direction.CLIENT_TO_SERVER;
    boolean response = !fromClient && handshake.requestType() == EdtHandshake.RESPONSE;
    if (client.stream.hasData() || server.stream.hasData()) {
      boolean known = of(direction.opposite()).destination == handshake.socketId();
      if (!known && fromClient && isOver(packet)) {
        life.replaced();
      } else if (!known && (fromClient || response)) {
        remarks.otherConnection(packet);
      }
      return;
    }
    progress(direction, false, packet);
    if (fromClient) {
      life.requested();
    }
    if (fromClient || response) { // a challenge repeats what the client said
      of(direction.opposite()).destination = handshake.socketId();
      EdtFacts.Side offer = facts.side(direction);
      offer.mtuBytes = handshake.mtuBytes();
      offer.windowPackets = handshake.windowPackets();
    }
    client.stream.begin(handshake.initialSequence());
    server.stream.begin(handshake.initialSequence());
    if (response) {
      answered(packet);
    }
  }

  /** The connection that is followed was ended, or nothing was heard of it for long. */
  private boolean isOver(Chunk packet) {
    return shutDown || packet.timeNanos() - lastHeardNanos > OVER_NANOS;
  }

  private void onData(Direction direction, int sequence, Chunk packet) {
    Side side = of(direction);
    EdtStream stream = side.stream;
    long ahead = stream.ahead(sequence);
    EdtStream.Fate fate = stream.accept(sequence, packet);
    if (fate == EdtStream.Fate.NEW || fate == EdtStream.Fate.REPEATED) {
      course.payload(sequence, packet);
      course.data(stream, sequence, fate, ahead, side.losses.cover(sequence));
    }
    if (fate == EdtStream.Fate.NEW) {
      long now = packet.timeNanos();
      side.outstandingSince = Math.min(side.outstandingSince, now);
      if (!side.acknowledged || now - side.outstandingSince <= UNHEARD_NANOS) {
        progress(direction, true, packet);
      }
      facts.side(direction).cutBytes += packet.cutBytes();
      enforceLimits(stream, packet);
    } else if (fate == EdtStream.Fate.REPEATED) {
      facts.side(direction).retransmissions++;
    } else if (fate == EdtStream.Fate.FAR) {
      remarks.far(packet);
    }
  }

  private void onControl(Direction direction, int type, Chunk packet) {
    Side sender = of(direction.opposite());
    switch (type) {
      case EdtHeader.KEEP_ALIVE, EdtHeader.ACK2, EdtHeader.CONGESTION_WARNING -> {
        // only shows that the side is alive
      }
      case EdtHeader.ACK -> onAck(direction, sender, packet);
      case EdtHeader.NAK -> onNak(direction, sender, packet);
      case EdtHeader.SHUTDOWN -> onShutdown(direction, packet);
      case EdtHeader.DROP_REQUEST -> onDropRequest(direction, packet);
      default -> remarks.unknownType(type, packet);
    }
  }

  private void onAck(Direction direction, Side sender, Chunk packet) {
    if (!EdtHeader.hasWords(packet, 1)) {
      remarks.malformed(packet);
      return;
    }
    int next = EdtHeader.word(packet, EdtHeader.BYTES) & 0x7fffffff;
    if (sender.stream.acknowledge(next, packet.timeNanos())) {
      sender.acknowledged = true;
      sender.outstandingSince =
          sender.stream.isAllAcknowledged() ? Long.MAX_VALUE : packet.timeNanos();
      progress(direction, false, packet);
      course.acknowledged(sender.stream, next);
    }
    if (EdtHeader.hasWords(packet, 2)
        && Integer.compareUnsigned(EdtHeader.additional(packet), FIRST_ACKS) > 0) {
      long micros = EdtHeader.word(packet, EdtHeader.BYTES + 4) & 0xffffffffL;
      if (micros <= MOST_RTT_MICROS) {
        facts.rtt(micros);
        course.rtt(micros);
      }
    }
  }

  private void onNak(Direction direction, Side sender, Chunk packet) {
    long lost = sender.losses.count(packet);
    if (lost < 0) {
      remarks.malformed(packet);
    } else {
      facts.side(direction.opposite()).lostPackets += lost;
      course.lossReported();
    }
  }

  /** The sender gives packets up: they will not come, as if they were acknowledged. */
  private void onDropRequest(Direction direction, Chunk packet) {
    if (EdtHeader.hasWords(packet, 2)) {
      int last = EdtHeader.word(packet, EdtHeader.BYTES + 4) & 0x7fffffff;
      of(direction).stream.acknowledge(last + 1 & 0x7fffffff, packet.timeNanos());
    } else {
      remarks.malformed(packet);
    }
  }

  /** The sender has nothing more to say; what it said before was acknowledged, or never will be. */
  private void onShutdown(Direction direction, Chunk packet) {
    progress(direction, false, packet);
    FrameMark mark = packet.mark();
    flush(of(direction).stream);
    context.inner().onEnd(direction, mark);
    life.closed(direction, mark);
    if (!shutDown) {
      shutDown = true;
      context.sink().onSignal(context.flow(), direction, Signal.FIN, mark);
    }
  }

  private void progress(Direction direction, boolean payload, Chunk packet) {
    life.progress(direction, payload, packet.capture(), packet.frame(), packet.timeNanos());
  }

  private void expire(EdtStream stream, long now) {
    while (stream.isOverdue(now - limits.patienceNanos())) {
      stream.skipHole();
    }
  }

  private void enforceLimits(EdtStream stream, Chunk packet) {
    while (stream.pendingBytes() > limits.directionBytes()
        || used.bytes() > limits.totalBytes() && stream.isWaiting()) {
      remarks.limit(stream.pendingBytes(), packet);
      stream.skipHole();
    }
  }

  private static void flush(EdtStream stream) {
    while (stream.isWaiting()) {
      stream.skipHole();
    }
  }

  @Override
  public void onChunk(Direction direction, Chunk chunk) {
    // EDT lies in datagrams only
  }

  @Override
  public void onGap(Direction direction, long streamOffset, long length, FrameMark where) {
    // a datagram that is missing is seen by its number
  }

  @Override
  public void onEnd(Direction direction, FrameMark where) {
    flush(of(direction).stream);
    context.inner().onEnd(direction, where);
  }

  @Override
  public void onClosed() {
    flush(client.stream);
    flush(server.stream);
    context.inner().onClosed();
  }
}
