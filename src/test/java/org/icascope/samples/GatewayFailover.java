package org.icascope.samples;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.List;
import java.util.Map;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Fact;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;
import org.icascope.testkit.network.Connection;

/** A resume through another address of the server, over IPv6 with tags of a VLAN. */
final class GatewayFailover {
  private static final String FILE = "ipv6-vlan-failover.pcap";
  private static final int VLAN = 120;

  private GatewayFailover() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
                "ipv6-vlan-failover",
                "IPv6 in an IEEE 802.1Q VLAN. One of two gateways resets the connection; the client"
                    + " resumes its session through the other one.")
            .vlan(VLAN);
    CgpSession session =
        scenario
            .cgpSession("[2001:db8:20::48]:51480", "[2001:db8:5::11]:2598", 0.4)
            .withStaTicket(";40;STA0000001;0123456789ABCDEF0123456789ABCD")
            .connect()
            .run(4)
            .breakByReset(SERVER_TO_CLIENT)
            .idle(2.2)
            .resumeAt("[2001:db8:5::12]:2598", 51481)
            .idle(0.5)
            .run(3)
            .finish();
    Truth truth = new Truth(scenario, FILE);
    for (Connection tcp : session.flows()) {
      truth.completeFlow(tcp, Map.of("handshake", "complete", "layers", List.of("cgp", "ica")));
    }
    return new Sample(FILE, scenario, truth, notes(scenario, session));
  }

  private static List<String> notes(Scenario scenario, CgpSession session) {
    Fact.Reconnected resume = scenario.facts(Fact.Reconnected.class).get(0);
    Connection old = session.flows().get(0);
    return List.of(
        Notes.line(
            "%d frames, all tagged with VLAN %d. Addresses from the block for documentation.",
            scenario.frames().size(), VLAN),
        Notes.line(
            "%s resets; the resume BIND_REQUEST to %s is frame %d.",
            old.server(), resume.to().server(), resume.request().number()),
        "The bind carries an STA ticket, as through a gateway: `staTicket` is true. The ticket is"
            + " invented, and icascope prints none.");
  }
}
