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

/** A browser client: a WebSocket refused for its page's origin, then a session in one. */
final class BrowserSession {
  private static final String FILE = "html5-websocket.pcap";

  private BrowserSession() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
            "html5-websocket",
            "The browser client on TCP 8008. Its first upgrade to a WebSocket is refused (403): the"
                + " page comes from an origin that the server does not allow. From another page it"
                + " works; CGP and ICA run in WebSocket frames, break with a RST and resume in a"
                + " second WebSocket.");
    CgpSession session =
        scenario
            .cgpSession("192.168.20.71:55210", "10.10.5.19:8008", 0.5)
            .upgradeRefused(55208, "http://old-store.example", 403, "Forbidden")
            .idle(9)
            .overWebSocket("http://store.example")
            .connect()
            .run(12)
            .breakByReset(SERVER_TO_CLIENT)
            .idle(1.2)
            .resume(55211)
            .run(6)
            .finish();
    Fact.UpgradeRefused refused = scenario.facts(Fact.UpgradeRefused.class).get(0);
    Truth truth =
        new Truth(scenario, FILE)
            .flow(
                session.flows().get(0),
                Map.of("handshake", "complete", "layers", List.of("websocket", "cgp", "ica")))
            .flow(refused.flow(), Map.of("handshake", "complete", "layers", List.of()));
    return new Sample(FILE, scenario, truth, notes(scenario, refused, session));
  }

  private static List<String> notes(
      Scenario scenario, Fact.UpgradeRefused refused, CgpSession session) {
    Connection first = session.flows().get(0);
    return List.of(
        Notes.line(
            "%d frames. Frame %d asks %s for a WebSocket, frame %d refuses: %d %s.",
            scenario.frames().size(),
            refused.flow().firstPayload(CLIENT_TO_SERVER).orElseThrow().number(),
            refused.flow().server(),
            refused.flow().firstPayload(SERVER_TO_CLIENT).orElseThrow().number(),
            refused.status(),
            refused.reason()),
        Notes.line(
            "Frame %d asks again from another page, frame %d agrees (101).",
            first.firstPayload(CLIENT_TO_SERVER).orElseThrow().number(),
            first.firstPayload(SERVER_TO_CLIENT).orElseThrow().number()),
        Notes.line(
            "%d tracked messages from the client, in masked frames, %d from the server.",
            session.trackedMessages(CLIENT_TO_SERVER), session.trackedMessages(SERVER_TO_CLIENT)),
        "Stack: `TCP > WebSocket > CGP > ICA`.");
  }
}
