package org.icascope.samples;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;

import java.util.List;
import java.util.Map;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.IcaSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;

/** A NetScaler resets the connections it has to a server, and says why. */
final class CodedResets {
  private static final String FILE = "netscaler-reset.pcap";
  private static final String GATEWAY = "10.10.5.2";

  private CodedResets() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
            "netscaler-reset",
            "Between a NetScaler and two servers. It resets three connections with a reason code in"
                + " the window field: one because it could not follow ICA, one that was idle, one"
                + " that an administrator killed.");
    CgpSession parsed =
        scenario.cgpSession(GATEWAY + ":20101", "10.10.5.27:2598", 0.4).connect().run(3);
    parsed.resetCode(10000).breakByReset(CLIENT_TO_SERVER).idle(1.2).resume(20102).run(2).finish();
    IcaSession idle = scenario.icaSession(GATEWAY + ":20110", "10.10.5.28:1494", 1);
    idle.connect().run(2).idle(130).resetWithCode(9300);
    IcaSession killed = scenario.icaSession(GATEWAY + ":20111", "10.10.5.28:1494", 2);
    killed.connect().run(4).idle(0.2).resetWithCode(10004);
    Truth truth = new Truth(scenario, FILE);
    truth.flow(idle.flow(), Map.of("close", "rst", "closedBy", "client"));
    truth.flow(killed.flow(), Map.of("close", "rst", "closedBy", "client"));
    return new Sample(FILE, scenario, truth, notes(scenario));
  }

  private static List<String> notes(Scenario scenario) {
    return List.of(
        Notes.line("%d frames, three sessions of one gateway.", scenario.frames().size()),
        "The codes are 10000, 9300 and 10004. Since they are several different ones of the same"
            + " address and it sends no other windows in a RST, they are likely what they seem.");
  }
}
