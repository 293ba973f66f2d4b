package org.icascope.testkit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.icascope.model.Direction;
import org.icascope.testkit.network.Connection;
import org.icascope.testkit.network.Transmission;
import org.icascope.testkit.network.VirtualClock;
import org.icascope.testkit.network.VirtualClock.Timer;
import org.icascope.testkit.protocol.CgpEncoding;
import org.icascope.testkit.protocol.CgpWriter;

/** CGP messages of both peers over one TCP connection, with keep-alives and acknowledgements. */
final class CgpLink {
  static final int MESSAGES_PER_ACK = 5;
  static final int KEEP_ALIVE_MILLIS = 3000;
  private static final long ACK_WAIT_MICROS = 1_500; // chosen: time to find something to send

  private final Connection tcp;
  private final VirtualClock clock;
  private final CgpEncoding encoding;
  private final CgpWriter writer;
  private final Map<Direction, CgpPeer> peers;
  private final Map<Direction, Timer> keepAlives = new EnumMap<>(Direction.class);
  private boolean up = true;

  CgpLink(Connection tcp, VirtualClock clock, CgpEncoding encoding, Map<Direction, CgpPeer> peers) {
    this.tcp = tcp;
    this.clock = clock;
    this.encoding = encoding;
    this.writer = new CgpWriter(encoding);
    this.peers = peers;
  }

  Connection tcp() {
    return tcp;
  }

  boolean isUp() {
    return up;
  }

  /** Stops keep-alives and acknowledgements of both peers; the connection itself stays. */
  void down() {
    up = false;
    keepAlives.values().forEach(Timer::cancel);
  }

  /** One side sends no keep-alives until it sends something else. */
  void silence(Direction direction) {
    keepAlives.get(direction).cancel();
  }

  /** Anything that is neither numbered nor acknowledges. */
  Transmission plain(Direction direction, byte[] bytes, Runnable whenDelivered) {
    return write(direction, bytes, whenDelivered);
  }

  /** A finish or similar message that takes along what is to be acknowledged. */
  void control(Direction direction, AckCarrier message) {
    CgpPeer peer = peers.get(direction);
    int ack = peer.unacknowledged();
    Transmission sent = write(direction, message.encode(ack), () -> acknowledge(direction, ack));
    peer.acknowledgementSent(sent, ack);
  }

  /** Encodes a message around an acknowledgement, 0 for none. */
  interface AckCarrier {
    byte[] encode(int ack);
  }

  /** Sends a tracked message for the first time. */
  void send(Direction direction, TrackedMessage message) {
    CgpPeer peer = peers.get(direction);
    int waiting = peer.unacknowledged();
    int ack = encoding.acknowledgesEagerly() || waiting >= MESSAGES_PER_ACK ? waiting : 0;
    sendWithAck(direction, message, ack, message.encode(writer, ack));
  }

  /** Sends a channel open message, written by the caller with the acknowledgement given. */
  void sendWithAck(Direction direction, TrackedMessage message, int ack, byte[] bytes) {
    Runnable delivered =
        () -> {
          acknowledge(direction, ack);
          received(direction, message);
        };
    Transmission sent = write(direction, bytes, delivered);
    message.sent(sent);
    peers.get(direction).acknowledgementSent(sent, ack);
  }

  /** Sends messages again, in one write; what was never sent follows as new. */
  void replay(Direction direction, List<TrackedMessage> messages) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<TrackedMessage> again = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    for (TrackedMessage message : messages) {
      if (message.sentBefore()) {
        again.add(message);
        starts.add(bytes.size());
        bytes.writeBytes(message.encodeReplay(writer));
      }
    }
    if (!again.isEmpty()) {
      starts.add(bytes.size());
      Runnable delivered = () -> again.forEach(message -> received(direction, message));
      Transmission burst = write(direction, bytes.toByteArray(), delivered);
      for (int i = 0; i < again.size(); i++) {
        again.get(i).sent(burst.part(starts.get(i), starts.get(i + 1) - starts.get(i)));
      }
    }
    messages.stream().filter(m -> !m.sentBefore()).forEach(m -> send(direction, m));
  }

  private void acknowledge(Direction direction, int ack) {
    peers.get(direction.opposite()).acknowledged(ack);
  }

  private void received(Direction direction, TrackedMessage message) {
    CgpPeer receiver = peers.get(direction.opposite());
    receiver.received(message.number());
    if (receiver.unacknowledged() > MESSAGES_PER_ACK) {
      clock.after(ACK_WAIT_MICROS, () -> acknowledgeByNop(receiver));
    }
  }

  private void acknowledgeByNop(CgpPeer peer) {
    if (up && peer.unacknowledged() > MESSAGES_PER_ACK) {
      control(peer.sends(), writer::nopAck);
    }
  }

  private Transmission write(Direction direction, byte[] bytes, Runnable whenDelivered) {
    if (up) {
      armKeepAlive(direction);
    }
    return tcp.send(direction, bytes, whenDelivered);
  }

  private void armKeepAlive(Direction direction) {
    Timer old = keepAlives.get(direction);
    if (old != null) {
      old.cancel();
    }
    Runnable keepAlive = () -> plain(direction, writer.keepAlive(), () -> {});
    keepAlives.put(direction, clock.after(KEEP_ALIVE_MILLIS * 1000L, keepAlive));
  }
}
