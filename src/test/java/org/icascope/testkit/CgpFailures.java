package org.icascope.testkit;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;

import java.util.ArrayList;
import java.util.List;
import org.icascope.testkit.network.Connection;
import org.icascope.testkit.network.HostPort;
import org.icascope.testkit.network.TcpConversation;

/** The attempts of one user to get in by CGP that failed, and what was tried on 1494 then. */
final class CgpFailures {
  private final Scenario scenario;
  private final CgpContext context;
  private final List<Connection> flows = new ArrayList<>();
  private final List<String> causes = new ArrayList<>();

  CgpFailures(Scenario scenario, CgpContext context) {
    this.scenario = scenario;
    this.context = context;
  }

  boolean isEmpty() {
    return flows.isEmpty();
  }

  void failed(Connection flow, String cause, boolean suspended) {
    flows.add(flow);
    causes.add(cause);
    scenario.add(new Fact.ConnectFailed(flow, cause, suspended));
  }

  IcaSession fallBackTo1494(int clientPort, boolean suspended) {
    HostPort from = context.lastClient().withPort(clientPort);
    HostPort to = context.server.withPort(1494);
    IcaSession fallback = scenario.icaSession(context.network, from, to, context.setup);
    List<Connection> before = new ArrayList<>();
    List<String> why = new ArrayList<>(causes.stream().distinct().toList());
    if (suspended) {
      before.add(context.link().tcp());
      why.add("suspended");
    }
    before.addAll(flows);
    scenario.add(new Fact.FellBack(before, fallback.flow(), why));
    return fallback.connect();
  }

  void icaRefused(int clientPort) {
    ica(clientPort).connectRefused();
    blocked("refused");
  }

  void icaUnanswered(int clientPort, int syns) {
    ica(clientPort).connectUnanswered(syns);
    blocked("unanswered");
  }

  void icaWithoutBanner(int clientPort, double waitSeconds) {
    TcpConversation flow = ica(clientPort).connect();
    context.clock().advanceMillis(waitSeconds * 1000);
    flow.close(CLIENT_TO_SERVER);
    blocked("no-banner");
  }

  private TcpConversation ica(int clientPort) {
    HostPort from = context.lastClient().withPort(clientPort);
    return new TcpConversation(context.network, from, context.server.withPort(1494));
  }

  private void blocked(String cause) {
    scenario.add(new Fact.Blocked(causes.get(causes.size() - 1), cause));
  }
}
