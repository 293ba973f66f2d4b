package org.icascope.testkit;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import org.icascope.testkit.network.HostPort;
import org.icascope.testkit.network.Network;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.protocol.DnsWriter;
import org.icascope.testkit.protocol.StaWriter;

/** What a gateway does before a session, step by step, at the recorder behind it. */
public final class Launch {
  private static final double NAME_SERVER_MILLIS = 1.3;
  private static final double REPEAT_MILLIS = 2_000;

  private final Scenario scenario;
  private final Network network;
  private final String gateway;
  private int port;
  private TcpConversation latest;

  private Launch(Scenario scenario, String gateway, int port, double atSecond) {
    this.scenario = scenario;
    this.network = scenario.network(atSecond);
    this.gateway = gateway;
    this.port = port;
  }

  /** A gateway begins at that second; its ports count up from one. */
  public static Launch at(Scenario scenario, String gateway, int port, double atSecond) {
    return new Launch(scenario, gateway, port, atSecond);
  }

  public Launch idle(double seconds) {
    network.clock().advanceMillis(seconds * 1000);
    return this;
  }

  /** The STA tells what is behind a ticket. */
  public Launch redeem(String sta, String ticket, String target) {
    return exchange(sta, StaWriter.redeem(sta, ticket), StaWriter.data(target));
  }

  /** The STA does not know the ticket. */
  public Launch redeemUnknown(String sta, String ticket) {
    return exchange(sta, StaWriter.redeem(sta, ticket), StaWriter.noData());
  }

  /** The STA answers with another status than 200. */
  public Launch redeemWithStatus(String sta, String ticket, int status) {
    return exchange(
        sta, StaWriter.redeem(sta, ticket), StaWriter.answer(status, "Unavailable", "none"));
  }

  /** The STA issues a ticket. */
  public Launch issue(String sta, String authority, String ticket) {
    return exchange(
        sta, StaWriter.issue(sta, "10.10.5.11:1494"), StaWriter.ticket(authority, ticket));
  }

  /** Any request and its answer, on a connection of their own. */
  public Launch exchange(String sta, byte[] request, byte[] answer) {
    TcpConversation tcp = next(sta).connect();
    ask(tcp, request);
    network.clock().advanceMillis(4);
    tcp.send(SERVER_TO_CLIENT, answer, () -> {});
    tcp.awaitDelivery(SERVER_TO_CLIENT);
    tcp.close(CLIENT_TO_SERVER);
    return this;
  }

  /** A request without an answer; the gateway gives up. */
  public Launch redeemInVain(String sta, String ticket, double seconds) {
    TcpConversation tcp = next(sta).connect();
    ask(tcp, StaWriter.redeem(sta, ticket));
    network.clock().advanceMillis(seconds * 1000);
    tcp.reset(CLIENT_TO_SERVER);
    return this;
  }

  private static void ask(TcpConversation tcp, byte[] request) {
    tcp.send(CLIENT_TO_SERVER, request, () -> {});
    tcp.awaitDelivery(CLIENT_TO_SERVER);
  }

  /** A connection that is refused. */
  public Launch refused(String server) {
    next(server).connectRefused();
    return this;
  }

  /** SYNs without an answer. */
  public Launch unanswered(String server, int syns) {
    next(server).connectUnanswered(syns);
    return this;
  }

  /** A connection that works, and is closed again. */
  public Launch connected(String server) {
    next(server).connect().close(CLIENT_TO_SERVER);
    return this;
  }

  private TcpConversation next(String server) {
    latest = new TcpConversation(network, new HostPort(gateway, port++), HostPort.of(server));
    return latest;
  }

  /** The name server knows the name. */
  public Launch resolved(String nameServer, String name, String address) {
    byte[] bytes = new HostPort(address, 0).addressBytes();
    return lookup(nameServer, DnsWriter.query(port, name), DnsWriter.answer(port, name, bytes));
  }

  /** It does not, or has another reason. */
  public Launch notResolved(String nameServer, String name, int code) {
    return lookup(nameServer, DnsWriter.query(port, name), DnsWriter.failed(port, name, code));
  }

  /** There is no IPv6 address. */
  public Launch noIpv6(String nameServer, String name) {
    return lookup(nameServer, DnsWriter.queryIpv6(port, name), DnsWriter.emptyIpv6(port, name));
  }

  private Launch lookup(String nameServer, byte[] query, byte[] answer) {
    HostPort from = new HostPort(gateway, port++);
    HostPort to = new HostPort(nameServer, 53);
    network.datagram(from, to, query);
    network.clock().advanceMillis(NAME_SERVER_MILLIS);
    network.datagram(to, from, answer);
    network.clock().advanceMillis(1);
    return this;
  }

  /** Queries that are not answered, some seconds apart. */
  public Launch resolvedInVain(String nameServer, String name, int queries) {
    HostPort from = new HostPort(gateway, port++);
    for (int i = 0; i < queries; i++) {
      network.datagram(from, new HostPort(nameServer, 53), DnsWriter.query(4242, name));
      network.clock().advanceMillis(REPEAT_MILLIS);
    }
    return this;
  }

  /** The latest connection. */
  public TcpConversation latest() {
    return latest;
  }

  /** What is true about it. */
  public Launch fact(Fact fact) {
    scenario.add(fact);
    return this;
  }
}
