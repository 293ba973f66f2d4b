package org.icascope.samples;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.List;
import java.util.Map;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Fact;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;

/** The recorder is switched on while a session runs. */
final class MidSession {
  private static final String FILE = "capture-starts-mid-session.pcap";
  private static final double START_SECOND = 6;

  private MidSession() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
                "capture-starts-mid-session",
                "The capture starts in the middle of a CGP session: no handshake, no bind, no"
                    + " ticket, no ICA set-up. Later the connection is reset and the session is"
                    + " resumed.")
            .recordFrom(START_SECOND);
    CgpSession session =
        scenario
            .cgpSession("192.168.20.43:51888", "10.10.5.24:2598", 0.5)
            .connect()
            .run(9)
            .breakByReset(SERVER_TO_CLIENT)
            .idle(0.9)
            .resume(51889)
            .run(3)
            .finish();
    Truth truth =
        new Truth(scenario, FILE)
            .flow(session.flows().get(0), Map.of("handshake", "not-seen", "close", "rst"))
            .flow(session.flows().get(1), Map.of("handshake", "complete", "close", "fin"));
    return new Sample(FILE, scenario, truth, notes(scenario, session));
  }

  private static List<String> notes(Scenario scenario, CgpSession session) {
    Fact.Reconnected resume = scenario.facts(Fact.Reconnected.class).get(0);
    return List.of(
        Notes.line(
            "%d frames, the first %d of them on a connection whose beginning is not captured.",
            scenario.frames().size(), session.flows().get(0).recorded().size()),
        Notes.line(
            "Frame %d presents a ticket that was handed out before the capture began. The session"
                + " between the two hosts is the only one it can belong to, so the resume is"
                + " `likely`, not certain.",
            resume.request().number()),
        "Of the ICA set-up nothing is known, and messages have no numbers before the resume."
            + " A capture that starts before the launch tells more.");
  }
}
