package org.icascope.analyze;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.List;
import java.util.function.Consumer;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.IcaSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.TwoPoints;
import org.icascope.testkit.network.EdtConversation;
import org.icascope.testkit.network.Fate;
import org.icascope.testkit.network.HostPort;
import org.icascope.testkit.network.Network;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.network.TcpConversation.ResetLook;
import org.icascope.testkit.protocol.SealedTls.Kind;
import org.icascope.testkit.protocol.TlsWriter;

/** Captures that show a finding whose figure is known. */
final class BoundaryCaptures {

  private static final String CLIENT = "192.168.20.61";

  private BoundaryCaptures() {}

  static IcaSession ica(Scenario scenario, int number) {
    String client = "192.168.20." + (60 + number) + ":" + (51000 + number);
    return scenario.icaSession(client, "10.10.5.12:1494", 0.5 + number).connect();
  }

  /** Repetitions after 0.3, 0.9, 2.1 and 4.5 s; the last of them arrives. */
  static void stall(Scenario scenario) {
    IcaSession session = ica(scenario, 1).run(4).idle(0.3);
    session.flow().standingFate(SERVER_TO_CLIENT, Fate.LOST_BEHIND_RECORDER);
    session.say(SERVER_TO_CLIENT, 200).idle(4);
    session.flow().standingFate(SERVER_TO_CLIENT, Fate.DELIVERED);
    session.idle(3).run(2).finish();
  }

  /** The server says nothing for 15 s; its keep-alives are due every 3 s. */
  static void silent(Scenario scenario) {
    scenario
        .cgpSession(CLIENT + ":51000", "10.10.5.12:2598", 0.5)
        .connect()
        .run(12)
        .silentFor(SERVER_TO_CLIENT, 15)
        .run(3)
        .finish();
  }

  /** For 1.5 s, and the server asks twice a second. */
  static void zeroWindow(Scenario scenario) {
    IcaSession session = ica(scenario, 1).run(4).idle(0.3);
    session.flow().closeWindow(CLIENT_TO_SERVER);
    for (int i = 0; i < 3; i++) {
      session.idle(0.5);
      session.flow().tcpKeepAlive(SERVER_TO_CLIENT);
    }
    session.flow().openWindow(CLIENT_TO_SERVER);
    session.idle(1).run(2).finish();
  }

  static IcaSession forgotten(IcaSession session, double idle, int nextPort) {
    session.idle(idle);
    session.flow().standingFate(CLIENT_TO_SERVER, Fate.LOST_BEHIND_RECORDER);
    session.say(CLIENT_TO_SERVER, 20).idle(10);
    session.reset(CLIENT_TO_SERVER);
    return session.setUpAgain(nextPort, true);
  }

  /** After 100 s and after 110 s: the reset of another time to live ends them. */
  static void idleResets(Scenario scenario) {
    for (int i = 1; i <= 2; i++) {
      IcaSession session = ica(scenario, i).run(3).idle(1).say(SERVER_TO_CLIENT, 20);
      session.idle(90 + 10 * i);
      session.flow().standingFate(CLIENT_TO_SERVER, Fate.LOST_BEHIND_RECORDER);
      session.say(CLIENT_TO_SERVER, 20).idle(0.005);
      session.flow().resetInTheNameOf(SERVER_TO_CLIENT, new ResetLook(0, 61, 0, 0));
      session.idle(0.1);
    }
  }

  static void forgottenOnce(Scenario scenario) {
    forgotten(ica(scenario, 1).run(3), 100, 52001).run(3).finish();
  }

  static void lossy(IcaSession session, int every, int screens) {
    for (int i = 0; i < screens; i++) {
      if (i % every == 0) {
        session.flow().nextFates(SERVER_TO_CLIENT, Fate.LOST_BEHIND_RECORDER);
      }
      session.say(SERVER_TO_CLIENT, 200).idle(0.7);
    }
  }

  static void loss(Scenario scenario) {
    IcaSession session = ica(scenario, 1);
    lossy(session, 50, 300);
    session.finish();
  }

  /** Twelve screens are lost, two a second, of very many. */
  static void burst(Scenario scenario) {
    IcaSession session = ica(scenario, 1);
    lossy(session, 1000, 1500);
    for (int i = 0; i < 12; i++) {
      session.flow().nextFates(SERVER_TO_CLIENT, Fate.LOST_BEHIND_RECORDER);
      session.say(SERVER_TO_CLIENT, 200).idle(0.5);
    }
    session.finish();
  }

  static void refusedSegment(Scenario scenario) {
    IcaSession session = ica(scenario, 1).run(5).idle(0.3);
    session.flow().refuseNext(SERVER_TO_CLIENT);
    session.say(SERVER_TO_CLIENT, 300).idle(0.5);
    for (int i = 0; i < 12; i++) {
      session.say(CLIENT_TO_SERVER, 20).idle(1);
    }
    session.reset(CLIENT_TO_SERVER);
  }

  static void oneWay(Scenario scenario) {
    IcaSession session = ica(scenario, 1).run(3).idle(0.3);
    session.flow().losePayload(CLIENT_TO_SERVER, 5);
    session.say(CLIENT_TO_SERVER, 20).idle(0.6);
    for (int i = 0; i < 8; i++) {
      session.say(SERVER_TO_CLIENT, 150).idle(0.5);
    }
    session.idle(12).finish();
  }

  /** Segments of 1460 bytes do not get through. */
  static void blackHole(Scenario scenario) {
    IcaSession session = ica(scenario, 1);
    session.flow().largestPassing(SERVER_TO_CLIENT, 1300);
    session.idle(0.3).say(SERVER_TO_CLIENT, 1600).idle(15);
    session.reset(CLIENT_TO_SERVER);
  }

  static TcpConversation tcp(Scenario scenario, double second, String client, String server) {
    return new TcpConversation(scenario.network(second), HostPort.of(client), HostPort.of(server));
  }

  /** A session of one client, and 1494 silent for another one. */
  static Consumer<Scenario> closed(String client, String other, String server) {
    return scenario -> {
      scenario.cgpSession(client + ":50001", server + ":2598", 1).connect().run(20).finish();
      tcp(scenario, 5, other + ":50002", server + ":1494").connectUnanswered(3);
    };
  }

  /** Refused on 2598, and 1494 silent 60.5 s later. */
  static void apart(Scenario scenario) {
    scenario.cgpSession("10.1.1.7:50001", "10.10.5.31:2598", 1).connect().run(2).finish();
    tcp(scenario, 200, "10.1.1.8:50002", "10.10.5.31:2598").connectRefused();
    tcp(scenario, 260.5, "10.1.1.8:50003", "10.10.5.31:1494").connectUnanswered(3);
  }

  /** Three attempts at a port that nobody knows, while a session is up. */
  static void stream(Scenario scenario) {
    scenario.cgpSession("10.1.1.7:50001", "10.10.5.31:2598", 1).connect().run(40).finish();
    int port = 50002;
    for (double second : new double[] {3, 8, 21}) {
      tcp(scenario, second, "10.1.1.7:" + port++, "10.10.5.31:2600").connectRefused();
    }
  }

  /** The client waits 5.05 s for an answer to its hello. */
  static void silentTls(Scenario scenario) {
    scenario
        .cgpSession("10.1.1.7:50001", "10.10.5.40:443", 1)
        .overTls(Kind.tls(0x1301), "gateway.example.com")
        .connect()
        .run(10)
        .finish();
    Network network = scenario.network(20);
    TcpConversation tcp =
        new TcpConversation(network, HostPort.of("10.1.1.8:50002"), HostPort.of("10.10.5.40:443"))
            .connect();
    tcp.send(CLIENT_TO_SERVER, new TlsWriter(7).clientHello("gateway.example.com"), () -> {});
    network.clock().advanceMillis(5050);
    tcp.close(CLIENT_TO_SERVER);
  }

  /** Twenty seconds of work; the user is gone after 24 s, the other leg goes on to 421 s. */
  static byte[] masked() {
    Scenario scenario = new Scenario("masked");
    String client = CLIENT + ":50001";
    String server = "10.10.5.31:2598";
    scenario.cgpSession(client, server, 1).connect().run(20).idle(400);
    List<TwoPoints.Seen> user = TwoPoints.of(scenario.frames());
    long end = user.get(0).timeMicros() + 24_000_000;
    List<TwoPoints.Seen> inside =
        TwoPoints.otherConnection(
            TwoPoints.moved(user, 500), client, "10.10.1.5:52000", server, "10.20.0.8:2598");
    return TwoPoints.pcap(
        TwoPoints.merged(TwoPoints.without(user, f -> f.timeMicros() > end), inside));
  }

  /** 20 packets of EDT come in fragments. */
  static void fragments(Scenario scenario) {
    CgpSession session =
        scenario.cgpSession("192.168.20.61:51000", "10.10.5.12:2598", 0.5).overEdt().connect();
    EdtConversation edt = (EdtConversation) session.flows().get(0);
    edt.fragmentAbove(SERVER_TO_CLIENT, 1400);
    for (int i = 0; i < 20; i++) {
      session.say(SERVER_TO_CLIENT, 1440).idle(0.5); // with what a record adds, below 1,456
    }
    session.idle(1).finish();
  }
}
