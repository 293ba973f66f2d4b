package org.icascope.samples;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.List;
import java.util.Map;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Fact;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;

/** The server no longer has the session that a client wants back. */
final class RefusedResume {
  private static final String FILE = "resume-refused.pcap";

  private RefusedResume() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
            "resume-refused",
            "The server resets a CGP session. The client presents its reconnect ticket, and the"
                + " server answers with next message number 0: it does not take the session back."
                + " The user logs on anew.");
    CgpSession lost =
        scenario
            .cgpSession("192.168.20.34:53310", "10.10.5.17:2598", 0.5)
            .connect()
            .run(4)
            .breakByReset(SERVER_TO_CLIENT)
            .idle(1.7)
            .resumeRefused(53311);
    CgpSession next = lost.idle(6.5).setUpAgain(53312, false).run(3).finish();
    Truth truth =
        new Truth(scenario, FILE)
            .flow(lost.flows().get(0), Map.of("handshake", "complete", "close", "rst"))
            .flow(next.flows().get(0), Map.of("handshake", "complete", "close", "fin"));
    return new Sample(FILE, scenario, truth, notes(scenario));
  }

  private static List<String> notes(Scenario scenario) {
    Fact.Reconnected resume = scenario.facts(Fact.Reconnected.class).get(0);
    Fact.SetUpAgain again = scenario.facts(Fact.SetUpAgain.class).get(0);
    return List.of(
        Notes.line(
            "%d frames. %s asks for its session in frame %d; frame %d is the refusal.",
            scenario.frames().size(),
            resume.to().client(),
            resume.request().number(),
            resume.response().orElseThrow().number()),
        Notes.line(
            "Frame %d begins a new session from %s: bind without ticket, complete ICA set-up, no"
                + " flag of an automatic reconnect.",
            Notes.syn(again.to()), again.to().client()),
        "That is `ica.reconnect`, not a resume: `likely`, because only address and time join the"
            + " two.");
  }
}
