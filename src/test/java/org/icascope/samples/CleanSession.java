package org.icascope.samples;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.List;
import java.util.Map;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;
import org.icascope.testkit.network.Connection;

/** One session from log-on to log-off. */
final class CleanSession {
  private static final String FILE = "clean-session.pcap";

  private CleanSession() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
            "clean-session",
            "One CGP session on TCP 2598 from log-on to log-off: work, a pause with keep-alives"
                + " only, work, orderly end with FINISH.");
    CgpSession session =
        scenario
            .cgpSession("192.168.20.31:52814", "10.10.5.11:2598", 0.4)
            .connect()
            .run(22)
            .idle(7)
            .run(8)
            .finish();
    Connection tcp = session.flows().get(0);
    Truth truth =
        new Truth(scenario, FILE)
            .sessionStartsAndEnds()
            .completeFlow(
                tcp,
                Map.of(
                    "handshake",
                    "complete",
                    "close",
                    "fin",
                    "closedBy",
                    "client",
                    "layers",
                    List.of("cgp", "ica")));
    return new Sample(FILE, scenario, truth, notes(scenario, session, tcp));
  }

  private static List<String> notes(Scenario scenario, CgpSession session, Connection tcp) {
    return List.of(
        Notes.line(
            "%d frames, one TCP connection (%s to %s), nothing lost.",
            scenario.frames().size(), tcp.client(), tcp.server()),
        Notes.line(
            "The client binds in frame %d, the server answers in frame %d.",
            tcp.firstPayload(CLIENT_TO_SERVER).orElseThrow().number(),
            tcp.firstPayload(SERVER_TO_CLIENT).orElseThrow().number()),
        Notes.line(
            "%d tracked messages from the client, %d from the server.",
            session.trackedMessages(CLIENT_TO_SERVER), session.trackedMessages(SERVER_TO_CLIENT)),
        "Seven seconds without work show CGP keep-alives from both sides every 3 s.",
        "FINISH in both directions before the client closes: outcome `closed`, no incident.");
  }
}
