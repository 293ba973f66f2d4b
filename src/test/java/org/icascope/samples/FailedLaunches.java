package org.icascope.samples;

import java.util.List;
import org.icascope.testkit.Fact;
import org.icascope.testkit.Launch;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.protocol.DnsWriter;

/** Launches through a gateway that end before there is a session, each for another reason. */
final class FailedLaunches {
  private static final String FILE = "launch-failed.pcapng";
  private static final String GATEWAY = "10.10.6.5";
  private static final String STA = "10.10.7.21:80";
  private static final String OTHER_STA = "10.10.7.22:80";
  private static final String NAME_SERVER = "10.10.7.53";

  private FailedLaunches() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
            "launch-failed",
            "Behind a gateway. Five users start an application, and nobody gets in: an STA is out"
                + " of order, another one is taken for it, a name has no address, and a server is"
                + " not reached. A last user gets in.");
    TcpConversation failed = outOfOrder(scenario);
    TcpConversation refused = mixedUp(scenario);
    notResolved(scenario);
    notReached(scenario);
    scenario.cgpSession(GATEWAY + ":41900", "10.10.5.11:2598", 150.2).connect().run(2).finish();
    Launch.at(scenario, GATEWAY, 41800, 150).redeem(STA, "A0F3C07E5D7C4B1E8B2A", "10.10.5.11:2598");
    return new Sample(FILE, scenario, new Truth(scenario, FILE), notes(scenario, failed, refused));
  }

  /** Twice: the XML service answers and cannot work. */
  private static TcpConversation outOfOrder(Scenario scenario) {
    Launch first =
        Launch.at(scenario, GATEWAY, 41000, 0.5).redeemWithStatus(STA, "11E9BD6CA4F04C1D9A37", 503);
    TcpConversation flow = first.latest();
    Launch.at(scenario, GATEWAY, 41010, 14)
        .redeemWithStatus(STA, "11E9BD6CA4F04C1D9A37", 503)
        .fact(new Fact.StaFailed(flow, "http-status", 2, 2));
    return flow;
  }

  /** The gateway asks the wrong STA first. */
  private static TcpConversation mixedUp(Scenario scenario) {
    Launch launch =
        Launch.at(scenario, GATEWAY, 41100, 40).redeemUnknown(STA, "5B62E2D98A7D4F5C90E1");
    TcpConversation refused = launch.latest();
    launch.idle(9).redeem(OTHER_STA, "5B62E2D98A7D4F5C90E1", "10.10.5.11:2598");
    launch.fact(new Fact.StaMixedUp(refused, launch.latest()));
    return refused;
  }

  private static void notResolved(Scenario scenario) {
    Launch launch =
        Launch.at(scenario, GATEWAY, 41200, 70)
            .redeem(OTHER_STA, "C81D0A4B6F0E4A5F8D22", "desk-17.example:2598");
    launch.fact(new Fact.StaExchanged(launch.latest()));
    launch.fact(new Fact.NameFailed(launch.latest(), "no-such-name", 1));
    launch.idle(0.001).notResolved(NAME_SERVER, "desk-17.example", DnsWriter.NAME_ERROR);
  }

  private static void notReached(Scenario scenario) {
    Launch launch =
        Launch.at(scenario, GATEWAY, 41300, 100)
            .redeem(STA, "E7702F1D33CE47B0A6D4", "desk-18.example:2598");
    launch.fact(new Fact.StaExchanged(launch.latest()));
    launch
        .idle(0.001)
        .resolved(NAME_SERVER, "desk-18.example", "10.10.5.18")
        .unanswered("10.10.5.18:2598", 3);
    launch.fact(new Fact.ConnectFailed(launch.latest(), "unanswered", false));
  }

  private static List<String> notes(
      Scenario scenario, TcpConversation failed, TcpConversation refused) {
    return List.of(
        Notes.line(
            "%d frames. Gateway %s, STAs %s and %s.",
            scenario.frames().size(), GATEWAY, STA, OTHER_STA),
        Notes.line(
            "From frame %d: %s answers 503, twice; no connection to a server follows.",
            Notes.syn(failed), STA),
        Notes.line(
            "From frame %d: %s does not know a ticket that %s knows nine seconds later.",
            Notes.syn(refused), STA, OTHER_STA),
        "Then a name that the name server does not know, and a server that does not answer on TCP"
            + " 2598.",
        "The last launch works.");
  }
}
