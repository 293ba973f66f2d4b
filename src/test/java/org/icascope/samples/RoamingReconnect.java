package org.icascope.samples;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Fact;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;
import org.icascope.testkit.network.Connection;

/** A session that loses its network and comes back from another address. */
final class RoamingReconnect {
  private static final String FILE = "roaming-reconnect.pcapng";

  private RoamingReconnect() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
            "roaming-reconnect",
            "The network of a client goes silent in the middle of a CGP session"
                + " (repetitions, then nothing); after twenty seconds the client resumes from"
                + " another address, and both sides send again what was not received.");
    CgpSession session =
        scenario
            .cgpSession("192.168.20.47:54120", "10.10.5.12:2598", 0.2)
            .connect()
            .run(25)
            .breakBySilence()
            .queueWhileSuspended(3, 2)
            .idle(9.6)
            .resumeFrom("192.168.77.132", 61022)
            .run(18)
            .finish();
    Truth truth =
        new Truth(scenario, FILE)
            .flow(session.flows().get(0), Map.of("handshake", "complete"))
            .flow(session.flows().get(1), Map.of("handshake", "complete", "close", "fin"));
    return new Sample(FILE, scenario, truth, notes(scenario, session));
  }

  private static List<String> notes(Scenario scenario, CgpSession session) {
    Connection old = session.flows().get(0);
    Fact.Reconnected resume = scenario.facts(Fact.Reconnected.class).get(0);
    List<String> notes = new ArrayList<>();
    notes.add(
        Notes.line(
            "%d frames, two TCP connections of one session: %s, later %s, both to %s.",
            scenario.frames().size(), old.client(), resume.to().client(), old.server()));
    notes.add(
        Notes.line(
                "Frame %d is the last that reaches its receiver. Then the recorder still sees both sides",
                Notes.frameAt(old, resume.lastArrivedMicros()))
            + Notes.line(
                " repeat themselves (%d segments of the client, %d of the server), with waits that",
                old.repeats(CLIENT_TO_SERVER), old.repeats(SERVER_TO_CLIENT))
            + " double; after ten seconds the client gives up.");
    notes.add(
        Notes.line(
            "The resume BIND_REQUEST is frame %d, %d ms after it; frame %d answers.",
            resume.request().number(),
            Notes.millis(resume.gapMicros()),
            resume.response().orElseThrow().number()));
    for (Fact.Replayed replay : scenario.facts(Fact.Replayed.class)) {
      notes.add(
          Notes.line(
                  "Replay %s: messages %d to %d, %d payload bytes, %d trimmed (received before the break,",
                  replay.direction().label(),
                  replay.fromMessage(),
                  replay.toMessage(),
                  replay.bytes(),
                  replay.trimmed())
              + " never acknowledged).");
    }
    notes.add(
        "Keys typed and screen changes made while nothing was connected follow behind the replay;"
            + " they are new, not replayed.");
    return notes;
  }
}
