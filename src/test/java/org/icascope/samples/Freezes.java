package org.icascope.samples;

import java.util.List;
import java.util.Map;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;

/** A session that freezes twice and never breaks. */
final class Freezes {
  private static final String FILE = "stall.pcapng";

  private Freezes() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
            "stall",
            "One CGP session that freezes twice and never disconnects. First a screen update is"
                + " lost five times in a row; then the client takes no more bytes for six seconds.");
    CgpSession session =
        scenario
            .cgpSession("192.168.20.63:53120", "10.10.5.26:2598", 0.4)
            .connect()
            .run(8)
            .idle(0.3)
            .freezeByLoss()
            .run(6)
            .idle(0.3)
            .freezeByFullClient(6)
            .idle(1)
            .run(3)
            .finish();
    Truth truth = new Truth(scenario, FILE);
    truth.flow(
        session.flows().get(0), Map.of("handshake", "complete", "layers", List.of("cgp", "ica")));
    return new Sample(FILE, scenario, truth, notes(scenario));
  }

  private static List<String> notes(Scenario scenario) {
    return List.of(
        Notes.line("%d frames, one connection.", scenario.frames().size()),
        "The repetitions come 0.3, 0.9, 2.1, 4.5 and 9.3 s after the screen update; the last one"
            + " arrives. Keep-alives of the client are acknowledged meanwhile.",
        "While the client's window is closed the server asks twice a second whether it is open.",
        "Nothing breaks: no suspend, no reconnect, no incident.");
  }
}
