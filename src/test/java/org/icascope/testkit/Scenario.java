package org.icascope.testkit;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.icascope.model.Direction;
import org.icascope.testkit.network.CaptureWriter;
import org.icascope.testkit.network.CapturedFrame;
import org.icascope.testkit.network.Connection;
import org.icascope.testkit.network.HostPort;
import org.icascope.testkit.network.Network;
import org.icascope.testkit.network.Recording;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.network.VirtualClock;
import org.icascope.testkit.protocol.IcaSetup;

/**
 * Everything that happens before one recorder, and what is true about it. Sessions run on clocks of
 * their own from the second given, so they are written down one after the other and overlap in the
 * recording. The same calls always give the same bytes.
 */
public final class Scenario {
  private static final long CLIENT_REACTION_MICROS = 14_200; // chosen: client 7 ms away
  private static final long SERVER_REACTION_MICROS = 2_900; // chosen: server in the same site

  private static final long ROUTER_MICROS = 1_300; // chosen: a router nearby
  private static final int ICMP_UNREACHABLE = 3; // RFC 792

  private final String name;
  private final String description;
  private final long startMicros;
  private final Recording recording = new Recording();
  private final List<CgpSession> cgpSessions = new ArrayList<>();
  private final List<IcaSession> icaSessions = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private int networks;

  /** A scenario that starts on 2026-03-02 at 09:30 UTC. */
  public Scenario(String name, String description) {
    this.name = name;
    this.description = description;
    this.startMicros = Instant.parse("2026-03-02T09:30:00Z").getEpochSecond() * 1_000_000;
  }

  /** A scenario for a test that needs no description. */
  public Scenario(String name) {
    this(name, name);
  }

  /** The recorder is switched on at that second. */
  public Scenario recordFrom(double second) {
    recording.startAt(micros(second));
    return this;
  }

  /** The recorder keeps that many bytes of each frame. */
  public Scenario snapLength(int bytes) {
    recording.snapLength(bytes);
    return this;
  }

  /** The recorder sees IEEE 802.1Q tags with that number. */
  public Scenario vlan(int number) {
    recording.vlan(number);
    return this;
  }

  /** A session that will connect at the start; endpoints as {@code host:port}. */
  public CgpSession cgpSession(String client, String server) {
    return cgpSession(client, server, 0);
  }

  /** A session that will connect at that second; endpoints as {@code host:port}. */
  public CgpSession cgpSession(String client, String server, double atSecond) {
    return cgpSession(network(atSecond), HostPort.of(client), HostPort.of(server), nextSetup());
  }

  /** A session that will connect at the start, of this client and user. */
  public CgpSession cgpSession(String client, String server, IcaSetup setup) {
    return cgpSession(network(0), HostPort.of(client), HostPort.of(server), setup);
  }

  /** The same at the start, with Secure ICA. */
  public CgpSession secureIcaSession(String client, String server) {
    return cgpSession(
        network(0), HostPort.of(client), HostPort.of(server), nextSetup().withSecureIca());
  }

  CgpSession cgpSession(Network network, HostPort client, HostPort server, IcaSetup setup) {
    CgpSession session = new CgpSession(this, new CgpContext(network, client, server, setup));
    cgpSessions.add(session);
    return session;
  }

  /** A session without CGP that will connect at that second. */
  public IcaSession icaSession(String client, String server, double atSecond) {
    Network network = network(atSecond);
    return icaSession(network, HostPort.of(client), HostPort.of(server), nextSetup());
  }

  IcaSession icaSession(Network network, HostPort client, HostPort server, IcaSetup setup) {
    TcpConversation tcp = new TcpConversation(network, client, server);
    return icaSession(network, tcp, setup, new TunnelPath(network));
  }

  IcaSession icaSession(Network network, TcpConversation tcp, IcaSetup setup, TunnelPath path) {
    IcaSession session = new IcaSession(this, network, tcp, setup, path);
    icaSessions.add(session);
    return session;
  }

  /**
   * Health checks of a load balancer: connections without payload at a steady interval, each from
   * the next port.
   */
  public Scenario healthChecks(HostPort from, HostPort server, Checks checks) {
    Network network = network(checks.fromSecond());
    int answered = 0;
    int refused = 0;
    for (int i = 0; i < checks.count(); i++) {
      double second = checks.fromSecond() + i * checks.everySeconds();
      network.clock().advanceTo(micros(second));
      TcpConversation tcp = new TcpConversation(network, from.withPort(from.port() + i), server);
      if (second < checks.refusedFromSecond()) {
        tcp.connect().close(CLIENT_TO_SERVER);
        answered++;
      } else {
        tcp.connectRefused();
        refused++;
      }
    }
    addProbes(server, "open", answered);
    addProbes(server, "refused", refused);
    return this;
  }

  private void addProbes(HostPort server, String result, int count) {
    if (count > 0) {
      add(new Fact.Probed(server, result, count));
    }
  }

  /** When health checks run, and from when on the server refuses them. */
  public record Checks(
      double fromSecond, double everySeconds, int count, double refusedFromSecond) {}

  /**
   * A router says by ICMP that it could not deliver a packet of the first sender of a frame.
   *
   * @param mtu of the next link where the packet is too big, else 0
   */
  public Scenario icmp(
      String router, Connection flow, CapturedFrame about, Direction direction, int code, int mtu) {
    Network network = network((about.timeMicros() + ROUTER_MICROS - startMicros) / 1e6);
    network.icmp(router, about.bytes(), ICMP_UNREACHABLE, code, mtu);
    add(new Fact.IcmpSaid(flow, router, direction, code, mtu));
    return this;
  }

  /** A place for traffic of other kinds, with a clock that stands at that second. */
  public Network network(double atSecond) {
    networks++;
    return new Network(
        recording,
        new VirtualClock(micros(atSecond)),
        new Random(name.hashCode() * 1_000L + networks),
        CLIENT_REACTION_MICROS,
        SERVER_REACTION_MICROS);
  }

  private IcaSetup nextSetup() {
    return IcaSetup.standard(1 + cgpSessions.size() + icaSessions.size());
  }

  long micros(double second) {
    return startMicros + Math.round(second * 1e6);
  }

  void add(Fact fact) {
    facts.add(fact);
  }

  public String name() {
    return name;
  }

  public String description() {
    return description;
  }

  /** Ends the recording and numbers its frames. */
  public List<CapturedFrame> frames() {
    return recording.finish();
  }

  public byte[] pcap() {
    return CaptureWriter.pcap(frames(), recording.snapLength());
  }

  /** With the secrets of the connections that are encrypted. */
  public byte[] pcapng() {
    return CaptureWriter.pcapng(frames(), recording.snapLength(), keyLog());
  }

  /** The secrets of the connections that are encrypted, as SSLKEYLOGFILE. */
  public String keyLog() {
    return recording.keyLog();
  }

  public List<CgpSession> cgpSessions() {
    return List.copyOf(cgpSessions);
  }

  public List<IcaSession> icaSessions() {
    return List.copyOf(icaSessions);
  }

  /** Everything that is true, in the order in which the sessions were written down. */
  public List<Fact> facts() {
    return List.copyOf(facts);
  }

  /** The facts of one kind. */
  public <F extends Fact> List<F> facts(Class<F> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
