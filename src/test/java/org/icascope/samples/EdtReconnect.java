package org.icascope.samples;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.List;
import java.util.Map;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Fact;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;
import org.icascope.testkit.network.Connection;
import org.icascope.testkit.network.Fate;

/** Adaptive transport: EDT that breaks and goes on over TCP, and EDT that wins a race. */
final class EdtReconnect {
  private static final String FILE = "edt-reconnect.pcapng";

  private EdtReconnect() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
            "edt-reconnect",
            "Two sessions over EDT (UDP 2598). The network of the first falls silent; EDT is tried"
                + " again in vain, then the session resumes over TCP and stays there. The second"
                + " began as a race of EDT and TCP, which EDT won.");
    CgpSession moved =
        scenario
            .cgpSession("192.168.20.61:55012", "10.10.5.16:2598", 0.2)
            .overEdt()
            .connect()
            .run(4);
    moved.flows().get(0).nextFates(SERVER_TO_CLIENT, Fate.LOST_BEHIND_RECORDER);
    moved
        .run(8)
        .breakBySilence()
        .queueWhileSuspended(2, 1)
        .resumeOverTcp(55013, 4, 55014)
        .run(6)
        .finish();
    CgpSession raced =
        scenario
            .cgpSession("192.168.20.62:56120", "10.10.5.16:2598", 3)
            .connectByRace(56121)
            .run(9)
            .finish();
    Truth truth =
        new Truth(scenario, FILE)
            .flow(moved.flows().get(0), layers("edt"))
            .flow(moved.flows().get(1), Map.of("close", "fin"))
            .flow(raced.flows().get(0), layers("edt"));
    return new Sample(FILE, scenario, truth, notes(scenario, moved, raced));
  }

  private static Map<String, Object> layers(String tunnel) {
    return Map.of("layers", List.of(tunnel, "cgp", "ica"));
  }

  private static List<String> notes(Scenario scenario, CgpSession moved, CgpSession raced) {
    Connection edt = moved.flows().get(0);
    Fact.GaveUpEdt gaveUp = scenario.facts(Fact.GaveUpEdt.class).get(0);
    Fact.Raced race = scenario.facts(Fact.Raced.class).get(0);
    return List.of(
        Notes.line(
            "%d frames. %s: EDT from frame %d on, of which %d packets of the client and %d of the"
                + " server are repetitions.",
            scenario.frames().size(),
            edt.client().host(),
            Notes.syn(edt),
            edt.repeats(CLIENT_TO_SERVER),
            edt.repeats(SERVER_TO_CLIENT)),
        Notes.line(
            "Its %d requests for a new EDT connection (from frame %d) get no answer; TCP, begun with"
                + " frame %d, does.",
            gaveUp.failed().recorded().size(), Notes.syn(gaveUp.failed()), Notes.syn(gaveUp.to())),
        Notes.line(
            "%s: its first EDT request, frame %d, is lost. TCP begins half a second later with frame"
                + " %d and is reset, since EDT was answered a moment before it.",
            raced.flows().get(0).client().host(),
            Notes.syn(race.winner()),
            Notes.syn(race.loser())));
  }
}
