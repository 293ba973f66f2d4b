package org.icascope.testkit;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;

import org.icascope.model.Direction;
import org.icascope.testkit.network.HostPort;
import org.icascope.testkit.network.Network;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.network.VirtualClock;
import org.icascope.testkit.protocol.IcaSetup;
import org.icascope.testkit.protocol.SealedTls;

/** A user's session in ICA directly over TCP. */
public final class IcaSession implements IcaCarrier {
  private final Scenario scenario;
  private final Network network;
  private final TcpConversation tcp;
  private final IcaSetup setup;
  private final IcaDialogue ica;
  private final Workload workload;
  private final TunnelPath path;
  private String outcome = "active";

  IcaSession(
      Scenario scenario, Network network, TcpConversation tcp, IcaSetup setup, TunnelPath path) {
    this.scenario = scenario;
    this.network = network;
    this.tcp = tcp;
    this.setup = setup;
    this.ica = new IcaDialogue(this, setup);
    this.workload = new Workload(ica, network.clock(), network.random());
    this.path = path;
  }

  /** The connection is encrypted from here inwards. */
  public IcaSession overTls(SealedTls.Kind kind, String host) {
    path.tls(kind, host);
    return this;
  }

  /** ICA, from here inwards, in a WebSocket of a page of this origin. */
  public IcaSession overWebSocket(String origin) {
    path.webSocket(origin);
    return this;
  }

  /** A SOCKS5 proxy connects to that host; from here inwards. */
  public IcaSession overSocks(String host, int port) {
    path.socks(host, port);
    return this;
  }

  /** TCP, tunnels and ICA set-up. */
  public IcaSession connect() {
    path.open(tcp.connect());
    ica.setUp();
    return this;
  }

  public IcaSession run(double seconds) {
    workload.run(seconds);
    return this;
  }

  /** Works up to a second of the scenario. */
  public IcaSession runUntil(double scenarioSecond) {
    return run((scenario.micros(scenarioSecond) - clock().now()) / 1e6);
  }

  public IcaSession idle(double seconds) {
    clock().advanceMillis(seconds * 1000);
    return this;
  }

  /** Sends one ICA record of that many plain bytes; for tests that count exactly. */
  public IcaSession say(Direction direction, int bytes) {
    ica.record(direction, 0, new byte[bytes]);
    return this;
  }

  /** Log-off, then FIN by the client. */
  public IcaSession finish() {
    ica.logOff();
    tcp.close(CLIENT_TO_SERVER);
    outcome = "closed";
    return this;
  }

  /** A RST of one side. */
  public IcaSession reset(Direction resetBy) {
    tcp.reset(resetBy);
    idle(0.05);
    outcome = "reset";
    return this;
  }

  /** A NetScaler in the place of the client resets, and says why. */
  public IcaSession resetWithCode(int code) {
    tcp.resetWindow(CLIENT_TO_SERVER, code);
    scenario.add(new Fact.ResetCoded(tcp, tcp.client().host(), code));
    return reset(CLIENT_TO_SERVER);
  }

  /** The same user sets up a new session; the client says whether it does so by itself. */
  public IcaSession setUpAgain(int clientPort, boolean automatic) {
    Gap gap = Gap.after(tcp.progress());
    HostPort from = tcp.client().withPort(clientPort);
    TcpConversation to = new TcpConversation(network, from, tcp.server());
    IcaSession next = scenario.icaSession(network, to, setup.again(automatic), path);
    next.connect();
    scenario.add(
        new Fact.SetUpAgain(
            tcp, next.tcp, gap.lastArrivedMicros(), gap.toleranceMicros(), automatic));
    return next;
  }

  public TcpConversation flow() {
    return tcp;
  }

  public String outcome() {
    return outcome;
  }

  /** The layers in one line, as the analysis document has them. */
  public String stack() {
    return path.stack() + "ICA";
  }

  IcaSetup setup() {
    return setup;
  }

  @Override
  public void send(Direction direction, byte[] bytes) {
    tcp.send(direction, bytes, () -> {});
  }

  @Override
  public void awaitDelivery(Direction direction) {
    tcp.awaitDelivery(direction);
  }

  @Override
  public VirtualClock clock() {
    return network.clock();
  }

  @Override
  public HostPort client() {
    return tcp.client();
  }
}
