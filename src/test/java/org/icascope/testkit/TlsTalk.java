package org.icascope.testkit;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import org.icascope.model.Direction;
import org.icascope.testkit.network.HostPort;
import org.icascope.testkit.network.Network;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.protocol.TlsWriter;

/** One TLS connection after the other between a client and a gateway. */
public final class TlsTalk {

  private static final long MICROS = 1_000_000;

  private final Scenario scenario;
  private final Network network;
  private final TlsWriter writer;
  private TcpConversation tcp;

  public TlsTalk(Scenario scenario, double atSecond, long seed) {
    this.scenario = scenario;
    network = scenario.network(atSecond);
    writer = new TlsWriter(seed);
  }

  /** The server chooses TLS 1.0 (1), 1.1 (2) or 1.2 (3, unless it is told otherwise). */
  public TlsTalk version(int minor) {
    writer.version(minor);
    return this;
  }

  /** A connection with its handshake. */
  public TlsTalk connect(HostPort client, HostPort server, String host, String... protocols) {
    tcp = new TcpConversation(network, client, server).connect();
    say(CLIENT_TO_SERVER, writer.clientHello(host, protocols));
    say(SERVER_TO_CLIENT, writer.serverFlight());
    say(CLIENT_TO_SERVER, writer.clientFlight());
    say(SERVER_TO_CLIENT, writer.finished());
    return this;
  }

  /** A record there and one back, {@code times} times, with pauses between them. */
  public TlsTalk work(int times, double everySeconds) {
    for (int i = 0; i < times; i++) {
      say(CLIENT_TO_SERVER, writer.application(40 + 7 * i % 60));
      say(SERVER_TO_CLIENT, writer.application(90 + 31 * i % 400));
      idle(everySeconds);
    }
    return this;
  }

  public TlsTalk idle(double seconds) {
    network.clock().advance((long) (seconds * MICROS));
    return this;
  }

  public TlsTalk reset(Direction by) {
    tcp.reset(by);
    return this;
  }

  /** Says goodbye with an alert, then resets. */
  public TlsTalk sayGoodbye(Direction by) {
    say(by, writer.alert());
    tcp.reset(by);
    return this;
  }

  public TlsTalk close() {
    tcp.close(CLIENT_TO_SERVER);
    return this;
  }

  public TcpConversation tcp() {
    return tcp;
  }

  /** The connection is what came after {@code broken}. */
  public TlsTalk cameBackFrom(TcpConversation broken) {
    scenario.add(new Fact.TlsReturned(broken, tcp));
    return this;
  }

  private void say(Direction direction, byte[] bytes) {
    tcp.send(direction, bytes, () -> {});
    tcp.awaitDelivery(direction);
  }
}
