package org.icascope.testkit.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.icascope.model.Direction;
import org.icascope.model.Transport;
import org.icascope.testkit.protocol.EdtWriter;
import org.icascope.testkit.protocol.SealedTls;

/**
 * One EDT connection, both ends simulated and every packet recorded: handshake in two rounds,
 * acknowledgements every ten milliseconds of traffic, loss reports, repetition, keep-alives.
 */
public final class EdtConversation implements Connection {
  private static final int PAYLOAD = 1456; // 1500 less IP, UDP and EDT headers
  private static final int DTLS_BYTES = 96; // more than header, nonce, padding and tag of any suite
  private static final long ACK_EVERY_MICROS = 10_000; // UDT: its SYN interval
  private static final long FIRST_TIMEOUT_MICROS = 300_000; // chosen, near what was seen
  private static final long KEEP_ALIVE_MICROS = 1_000_000; // chosen: fewer frames than was seen
  private static final int MAX_TIMEOUTS = 6;
  private static final long WAIT_LIMIT_MICROS = 60_000_000;

  private final Network network;
  private final EdtEnd client;
  private final EdtEnd server;
  private final int start;
  private final long startMicros;
  private final List<CapturedFrame> recorded = new ArrayList<>();
  private final TcpProgress progress = new TcpProgress();
  private Wrapping wrapping = (direction, content) -> new Wrapping.Wrapped(content, 0);
  private Optional<SealedTls> security = Optional.empty();
  private String host = "";
  private int payload = PAYLOAD;

  /** What a packet means for the receiver. */
  private record Packet(byte[] bytes, TcpSegment payload, long acknowledged, boolean progress) {}

  public EdtConversation(Network network, HostPort client, HostPort server) {
    this.network = network;
    this.start = network.random().nextInt() & 0x7fffffff;
    this.startMicros = network.clock().now();
    this.client = new EdtEnd(client, socket(), network.clientReactionMicros());
    this.server = new EdtEnd(server, socket(), network.serverReactionMicros());
  }

  private int socket() {
    return network.random().nextInt() & 0x7fffffff | 1;
  }

  @Override
  public Transport transport() {
    return Transport.UDP;
  }

  @Override
  public HostPort client() {
    return client.address;
  }

  @Override
  public HostPort server() {
    return server.address;
  }

  /** Handshake requests that get lost behind the recorder; waits the same time after each. */
  public EdtConversation requestsUnanswered(int requests, double waitMillis) {
    client.standingFate = Fate.LOST_BEHIND_RECORDER;
    for (int i = 0; i < requests; i++) {
      control(client, EdtWriter.request(start, client.socket), true);
      network.clock().advanceMillis(waitMillis);
    }
    client.standingFate = Fate.DELIVERED;
    return this;
  }

  /** The connection lies in DTLS with a server of that name; its secrets are recorded. */
  public EdtConversation secureBy(SealedTls dtls, String serverName) {
    security = Optional.of(dtls);
    host = serverName;
    payload = PAYLOAD - DTLS_BYTES;
    network.recording().addKeys(dtls.keyLog());
    return this;
  }

  private void secure(SealedTls dtls) {
    for (SealedTls.Flight flight : dtls.handshake(host)) {
      control(of(flight.sender()), flight.bytes(), true);
      network.clock().advance(of(flight.sender().opposite()).reactionMicros);
    }
    wrapping = dtls::wrap;
  }

  @Override
  public EdtConversation connect() {
    security.ifPresent(this::secure);
    control(client, EdtWriter.request(start, client.socket), true);
    network.clock().advance(server.reactionMicros);
    control(server, EdtWriter.challenge(start, client.socket), true);
    network.clock().advance(client.reactionMicros);
    control(client, EdtWriter.secondRequest(start, client.socket), true);
    network.clock().advance(server.reactionMicros);
    control(server, EdtWriter.response(start, client.socket, server.socket), true);
    network.clock().advance(client.reactionMicros);
    for (EdtEnd end : new EdtEnd[] {client, server}) {
      armKeepAlive(end);
    }
    return this;
  }

  @Override
  public Transmission send(Direction direction, byte[] bytes, Runnable whenDelivered) {
    EdtEnd end = of(direction);
    long from = end.offset;
    for (int at = 0; at < bytes.length; at += payload) {
      byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + payload));
      int number = end.nextNumber++;
      end.unacknowledged.put(number, new TcpSegment(end.offset, part, false, false));
      end.offset += part.length;
      data(end, number);
    }
    armRepeat(end);
    end.deliveries.add(new TcpEnd.Delivery(end.offset, whenDelivered));
    return new Transmission(end.sent, from, end.offset);
  }

  private void data(EdtEnd end, int number) {
    TcpSegment payload = end.unacknowledged.get(number);
    int micros = (int) (network.clock().now() - startMicros);
    byte[] bytes =
        EdtWriter.data(start + number, number + 1, micros, peer(end).socket, payload.payload());
    Runnable arrival = () -> arrived(peer(end), number, payload);
    put(end, new Packet(bytes, payload, 0, true), arrival);
    armKeepAlive(end);
  }

  private void arrived(EdtEnd receiver, int number, TcpSegment payload) {
    if (number > receiver.nextExpected && !receiver.early.containsKey(number)) {
      int last = number - 1;
      int[] lost =
          last == receiver.nextExpected
              ? new int[] {start + last & 0x7fffffff}
              : new int[] {start + receiver.nextExpected | 0x80000000, start + last & 0x7fffffff};
      byte[] nak = EdtWriter.nak(peer(receiver).socket, lost);
      int from = receiver.nextExpected;
      put(receiver, new Packet(nak, null, 0, false), () -> repeat(peer(receiver), from, last));
    }
    if (number >= receiver.nextExpected) {
      receiver.early.put(number, payload);
    }
    while (receiver.early.containsKey(receiver.nextExpected)) {
      receiver.received = receiver.early.remove(receiver.nextExpected++).end();
    }
    if (!receiver.acknowledging) {
      receiver.acknowledging = true;
      network.clock().after(ACK_EVERY_MICROS, () -> acknowledge(receiver));
    }
    EdtEnd sender = peer(receiver);
    for (TcpEnd.Delivery delivery : List.copyOf(sender.deliveries)) {
      if (delivery.end() <= receiver.received) {
        sender.deliveries.remove(delivery);
        delivery.action().run();
      }
    }
  }

  private void repeat(EdtEnd sender, int from, int to) {
    for (int number : List.copyOf(sender.unacknowledged.subMap(from, true, to, true).keySet())) {
      data(sender, number);
    }
  }

  private void acknowledge(EdtEnd end) {
    end.acknowledging = false;
    int number = ++end.acknowledgements;
    int next = end.nextExpected;
    EdtEnd sender = peer(end);
    byte[] ack = EdtWriter.ack(number, start + next, end.rttMicros, sender.socket);
    Runnable arrival =
        () -> {
          acknowledged(sender, next);
          byte[] ack2 = EdtWriter.ack2(number, end.socket);
          put(sender, new Packet(ack2, null, 0, false), () -> measured(end));
        };
    put(end, new Packet(ack, null, end.received, true), arrival);
  }

  /** Smoothed as UDT does it, an eighth at a time. */
  private void measured(EdtEnd end) {
    long rtt = network.clientReactionMicros() + network.serverReactionMicros();
    end.rttMicros = (int) ((end.rttMicros * 7L + rtt) / 8);
  }

  private void acknowledged(EdtEnd sender, int next) {
    if (sender.unacknowledged.headMap(next).isEmpty()) {
      return;
    }
    sender.unacknowledged.headMap(next).clear();
    sender.timeouts = 0;
    sender.stopRepeatTimer();
    armRepeat(sender);
  }

  private void armRepeat(EdtEnd end) {
    if (!end.unacknowledged.isEmpty() && end.timeouts < MAX_TIMEOUTS) {
      long wait = FIRST_TIMEOUT_MICROS << end.timeouts;
      end.repeatTimer(network.clock().after(wait, () -> timeout(end)));
    }
  }

  private void timeout(EdtEnd end) {
    if (!end.gone && !end.unacknowledged.isEmpty()) {
      end.timeouts++;
      repeat(end, end.unacknowledged.firstKey(), end.unacknowledged.lastKey());
      armRepeat(end);
    }
  }

  private void armKeepAlive(EdtEnd end) {
    Runnable keepAlive =
        () -> {
          put(end, new Packet(EdtWriter.keepAlive(peer(end).socket), null, 0, false), () -> {});
          armKeepAlive(end);
        };
    if (!end.gone) {
      end.keepAliveTimer(network.clock().after(KEEP_ALIVE_MICROS, keepAlive));
    }
  }

  @Override
  public void awaitDelivery(Direction direction) {
    EdtEnd sender = of(direction);
    EdtEnd receiver = peer(sender);
    network.clock().runUntil(() -> receiver.nextExpected == sender.nextNumber, WAIT_LIMIT_MICROS);
  }

  @Override
  public void nextFates(Direction direction, Fate... fates) {
    of(direction).nextFates.addAll(Arrays.asList(fates));
  }

  @Override
  public void standingFate(Direction direction, Fate fate) {
    of(direction).standingFate = fate;
  }

  /** From now on payloads of a direction that are larger are lost behind the recorder. */
  public void largestPassing(Direction direction, int bytes) {
    of(direction).largestPassing = bytes;
  }

  /** From now on packets of a direction that are larger come in fragments (IPv4). */
  public void fragmentAbove(Direction direction, int mtu) {
    of(direction).fragmentAbove = mtu;
  }

  /** Shutdown of one side, once everything has arrived and was acknowledged. */
  @Override
  public void close(Direction first) {
    awaitDelivery(first);
    awaitDelivery(first.opposite());
    network.clock().advance(2 * ACK_EVERY_MICROS + client.reactionMicros + server.reactionMicros);
    reset(first);
    of(first.opposite()).leave();
  }

  @Override
  public void reset(Direction direction) {
    EdtEnd end = of(direction);
    control(end, EdtWriter.shutdown(peer(end).socket), true);
    end.leave();
  }

  @Override
  public void abandon(Direction direction) {
    of(direction).leave();
  }

  @Override
  public TcpProgress progress() {
    return progress;
  }

  @Override
  public List<CapturedFrame> recorded() {
    return List.copyOf(recorded);
  }

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

  @Override
  public int repeats(Direction direction) {
    return of(direction).sent.repeats();
  }

  private EdtEnd of(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? client : server;
  }

  private EdtEnd peer(EdtEnd end) {
    return end == client ? server : client;
  }

  private void control(EdtEnd end, byte[] bytes, boolean isProgress) {
    put(end, new Packet(bytes, null, 0, isProgress), () -> {});
  }

  private void put(EdtEnd end, Packet packet, Runnable arrival) {
    if (end.gone) {
      return;
    }
    long time = Math.max(network.clock().now(), end.busyUntil);
    Direction direction = end == client ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT;
    byte[] bytes = wrapping.wrap(direction, packet.bytes).bytes();
    end.busyUntil = time + 1 + bytes.length / 125; // 1 Gbit/s
    int length = packet.payload == null ? 0 : packet.payload.payload().length;
    Fate chosen = end.takeFate(length > 0);
    Fate fate = length > end.largestPassing ? Fate.LOST_BEHIND_RECORDER : chosen;
    if (fate.recorded()) {
      byte[] frame =
          FrameBuilder.udp(
              end.address, peer(end).address, network.random().nextInt(0x10000), bytes);
      CapturedFrame last = null;
      for (byte[] fragment : IpFragments.of(frame, end.fragmentAbove)) {
        last = network.recording().add(time, fragment);
      }
      record(end, packet, last);
    }
    if (fate.delivered()) {
      EdtEnd receiver = peer(end);
      network
          .clock()
          .at(
              time + receiver.reactionMicros,
              () -> {
                if (receiver.gone) {
                  return;
                }
                if (fate.recorded() && packet.progress) {
                  progress.arrived(time, length);
                }
                arrival.run();
              });
    }
  }

  private void record(EdtEnd end, Packet packet, CapturedFrame frame) {
    recorded.add(frame);
    if (packet.payload == null) {
      end.sent.countOther();
      progress.recorded(frame.timeMicros(), packet.progress);
    } else {
      boolean news = end.sent.add(packet.payload, 0, frame);
      progress.recorded(frame.timeMicros(), news);
    }
  }
}
