package org.icascope.samples;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.List;
import java.util.Map;
import org.icascope.testkit.Fact;
import org.icascope.testkit.IcaSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;
import org.icascope.testkit.network.CapturedFrame;
import org.icascope.testkit.network.Connection;

/** Routers that say why packets do not arrive. */
final class IcmpMessages {
  private static final String FILE = "icmp-messages.pcap";
  private static final String TUNNEL = "10.10.9.1";
  private static final String FIREWALL = "10.10.9.2";
  private static final int FRAGMENTATION_NEEDED = 4; // RFC 792
  private static final int PROHIBITED = 13; // RFC 1812
  private static final int MTU = 1380;

  private IcmpMessages() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
            "icmp-messages",
            "Two routers say by ICMP why packets do not arrive. A VPN tunnel takes no large packets,"
                + " and the server does not act on being told so: its session hangs. A firewall"
                + " refuses EDT, so that another session is resumed over TCP.");
    IcaSession hangs = scenario.icaSession("192.168.20.64:54110", "10.10.5.29:1494", 0.4);
    hangs.connect().run(3).idle(0.3);
    hangs.flow().largestPassing(SERVER_TO_CLIENT, MTU - 40);
    hangs.say(SERVER_TO_CLIENT, 1600).idle(15);
    hangs.reset(CLIENT_TO_SERVER);
    CapturedFrame large =
        hangs.flow().recorded().stream()
            .filter(frame -> frame.bytes().length > MTU + 14)
            .findFirst()
            .orElseThrow();
    scenario.icmp(TUNNEL, hangs.flow(), large, SERVER_TO_CLIENT, FRAGMENTATION_NEEDED, MTU);
    scenario
        .cgpSession("192.168.20.65:54210", "10.10.5.30:2598", 1.2)
        .overEdt()
        .connect()
        .run(3)
        .breakBySilence()
        .resumeOverTcp(54211, 4, 54212)
        .run(2)
        .finish();
    Connection refused = scenario.facts(Fact.GaveUpEdt.class).get(0).failed();
    CapturedFrame request = refused.recorded().get(0);
    scenario.icmp(FIREWALL, refused, request, CLIENT_TO_SERVER, PROHIBITED, 0);
    Truth truth = new Truth(scenario, FILE);
    truth.flow(hangs.flow(), Map.of("close", "rst", "closedBy", "client"));
    return new Sample(FILE, scenario, truth, notes(scenario, large, request));
  }

  private static List<String> notes(Scenario scenario, CapturedFrame large, CapturedFrame request) {
    return List.of(
        Notes.line(
            "%d frames. Frame %d is the first that the tunnel does not take; %s says so 1.3 ms"
                + " later (next-hop MTU %d), and the server sends it again all the same.",
            scenario.frames().size(), large.number(), TUNNEL, MTU),
        Notes.line(
            "Frame %d asks for a new EDT connection; %s refuses it (administratively prohibited).",
            request.number(), FIREWALL));
  }
}
