package org.icascope.bench;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import org.icascope.bench.Ipv4Frame.Route;
import org.icascope.bench.Payloads.Kind;

/** One flow of background traffic: asks and answers, one frame at each step. */
final class BackgroundFlow {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final double REPEATED = 0.002; // chosen: what a healthy network repeats at most

  private enum State {
    SYN,
    SYN_ACK,
    ACK,
    REQUEST,
    RESPONSE,
    DELAYED_ACK,
    FIN_CLIENT,
    FIN_SERVER,
    LAST_ACK,
    OVER
  }

  private final Random random;
  private final Payloads payloads;
  private final Kind kind;
  private final boolean brief;
  private final Route up;
  private final Route down;
  private int clientSequence;
  private int serverSequence;
  private int exchanges;
  private int answerBytes;
  private boolean answerBegun;
  private int unacknowledged;
  private Optional<ByteBuffer> repeated = Optional.empty();
  private State state;

  BackgroundFlow(Random random, Payloads payloads, Kind kind, int number) {
    this(random, payloads, kind, number, false);
  }

  /**
   * @param brief asks once, and the answer is one frame
   */
  BackgroundFlow(Random random, Payloads payloads, Kind kind, int number, boolean brief) {
    this.random = random;
    this.brief = brief;
    this.payloads = payloads;
    this.kind = kind;
    int client = 0x0a140000 + random.nextInt(4000);
    int server = 0x0a320000 + random.nextInt(60);
    up = new Route(client, 20_000 + number % 40_000, server, kind.port);
    down = new Route(server, kind.port, client, up.fromPort());
    clientSequence = random.nextInt();
    serverSequence = random.nextInt();
    exchanges = brief || kind == Kind.DNS ? 1 : 1 + (int) Math.exp(random.nextDouble() * 5.5);
    state = kind == Kind.DNS ? State.REQUEST : State.SYN;
  }

  boolean over() {
    return state == State.OVER;
  }

  /** Builds the next frame. */
  void step(Ipv4Frame frame) {
    if (kind == Kind.DNS) {
      dns(frame);
      return;
    }
    switch (state) {
      case SYN -> control(frame, up, Ipv4Frame.SYN, State.SYN_ACK);
      case SYN_ACK -> control(frame, down, Ipv4Frame.SYN | Ipv4Frame.ACK, State.ACK);
      case ACK -> control(frame, up, Ipv4Frame.ACK, State.REQUEST);
      case REQUEST -> request(frame);
      case RESPONSE -> response(frame);
      case DELAYED_ACK -> {
        unacknowledged = 0;
        control(frame, up, Ipv4Frame.ACK, afterResponse());
      }
      case FIN_CLIENT -> control(frame, up, Ipv4Frame.FIN | Ipv4Frame.ACK, State.FIN_SERVER);
      case FIN_SERVER -> control(frame, down, Ipv4Frame.FIN | Ipv4Frame.ACK, State.LAST_ACK);
      case LAST_ACK -> control(frame, up, Ipv4Frame.ACK, State.OVER);
      case OVER -> throw new IllegalStateException("the flow is over");
    }
  }

  private void dns(Ipv4Frame frame) {
    boolean asks = state == State.REQUEST;
    frame.udp(asks ? up : down, asks ? payloads.request(kind) : payloads.response(kind, 0));
    state = asks ? State.RESPONSE : State.OVER;
  }

  private void request(Ipv4Frame frame) {
    ByteBuffer payload = payloads.request(kind);
    send(frame, up, Ipv4Frame.PSH | Ipv4Frame.ACK, payload);
    double logarithm = 5 + random.nextDouble() * (brief ? 2 : 6.5);
    answerBytes = kind == Kind.VARINT ? 1 : 1 + (int) Math.exp(logarithm);
    answerBegun = false;
    exchanges--;
    state = State.RESPONSE;
  }

  private void response(Ipv4Frame frame) {
    ByteBuffer payload = nextOfAnswer();
    int length = payload.remaining();
    send(frame, down, Ipv4Frame.ACK, payload.duplicate());
    if (random.nextDouble() < REPEATED) {
      serverSequence -= length;
      repeated = Optional.of(payload);
      return;
    }
    repeated = Optional.empty();
    answerBytes -= length;
    answerBegun = true;
    unacknowledged++;
    state = unacknowledged >= 2 || answerBytes <= 0 ? State.DELAYED_ACK : State.RESPONSE;
  }

  private ByteBuffer nextOfAnswer() {
    if (repeated.isPresent()) {
      return repeated.get();
    }
    return answerBegun
        ? payloads.continuation(Math.min(answerBytes, Payloads.MSS))
        : payloads.response(kind, answerBytes);
  }

  private State afterResponse() {
    if (answerBytes > 0) {
      return State.RESPONSE;
    }
    return exchanges > 0 ? State.REQUEST : State.FIN_CLIENT;
  }

  private void control(Ipv4Frame frame, Route route, int flags, State next) {
    send(frame, route, flags, NOTHING.duplicate());
    if ((flags & (Ipv4Frame.SYN | Ipv4Frame.FIN)) != 0) {
      advance(route, 1);
    }
    state = next;
  }

  private void send(Ipv4Frame frame, Route route, int flags, ByteBuffer payload) {
    int length = payload.remaining();
    boolean fromClient = route == up;
    int sequence = fromClient ? clientSequence : serverSequence;
    frame.tcp(route, sequence, fromClient ? serverSequence : clientSequence, flags, payload);
    advance(route, length);
  }

  private void advance(Route route, int bytes) {
    if (route == up) {
      clientSequence += bytes;
    } else {
      serverSequence += bytes;
    }
  }
}
