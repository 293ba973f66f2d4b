package org.icascope.samples;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.ArrayList;
import java.util.List;
import org.icascope.model.Direction;
import org.icascope.testkit.Fact;
import org.icascope.testkit.IcaSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;

/** Sessions without Session Reliability: a break costs the session, a new one follows. */
final class IcaReconnect {
  private static final String FILE = "ica-reconnect.pcap";
  private static final String SERVER = "10.10.5.23:1494";

  private IcaReconnect() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
            "ica-reconnect",
            "ICA on TCP 1494 without CGP. Two connections are reset. One client comes back by"
                + " itself (Auto Client Reconnect) and says so in its set-up, the other one without"
                + " that flag. A third session ends with a log-off.");
    lost(scenario, "192.168.20.40:52601", 0.4, SERVER_TO_CLIENT)
        .idle(1.9)
        .setUpAgain(52602, true)
        .run(2);
    lost(scenario, "192.168.20.41:49777", 1.2, CLIENT_TO_SERVER)
        .idle(7.5)
        .setUpAgain(49778, false)
        .run(1.5)
        .finish();
    scenario.icaSession("192.168.20.42:60313", SERVER, 2).connect().run(1.5).finish();
    return new Sample(FILE, scenario, new Truth(scenario, FILE), notes(scenario));
  }

  private static IcaSession lost(
      Scenario scenario, String client, double second, Direction resetBy) {
    return scenario.icaSession(client, SERVER, second).connect().run(3).reset(resetBy);
  }

  private static List<String> notes(Scenario scenario) {
    List<String> notes = new ArrayList<>();
    notes.add(Notes.line("%d frames, five sessions of three clients.", scenario.frames().size()));
    for (Fact.SetUpAgain again : scenario.facts(Fact.SetUpAgain.class)) {
      var frames = again.lost().recorded();
      notes.add(
          Notes.line(
              "%s: reset in frame %d, new set-up from frame %d on: `%s`.",
              again.lost().client().host(),
              frames.get(frames.size() - 1).number(),
              Notes.syn(again.to()),
              again.automatic() ? "acr" : "unknown"));
    }
    notes.add(
        "Nothing is sent again: without CGP neither side keeps what the other has not received.");
    return notes;
  }
}
