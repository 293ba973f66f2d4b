package org.icascope.samples;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.List;
import java.util.Map;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Fact;
import org.icascope.testkit.IcaSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;
import org.icascope.testkit.network.Connection;

/** Port 2598 refused, so the client takes 1494. */
final class RefusedFallback {
  private static final String FILE = "cgp-refused-fallback.pcap";

  private RefusedFallback() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
            "cgp-refused-fallback",
            "TCP 2598 refused (RST to the SYN); the client falls back to ICA on TCP 1494 and works"
                + " there without Session Reliability.");
    CgpSession attempt =
        scenario.cgpSession("192.168.20.52:49811", "10.10.5.13:2598", 1).attemptRefused(49811);
    IcaSession session = attempt.idle(0.12).fallBackTo1494(49812).run(24).finish();
    Fact.ConnectFailed failed = scenario.facts(Fact.ConnectFailed.class).get(0);
    Truth truth =
        new Truth(scenario, FILE)
            .completeFlow(
                session.flow(),
                Map.of(
                    "handshake",
                    "complete",
                    "close",
                    "fin",
                    "closedBy",
                    "client",
                    "layers",
                    List.of("ica")))
            .flow(failed.flow(), Map.of("handshake", "refused", "layers", List.of()));
    return new Sample(FILE, scenario, truth, notes(scenario, failed.flow(), session.flow()));
  }

  private static List<String> notes(Scenario scenario, Connection failed, Connection ica) {
    return List.of(
        Notes.line(
            "%d frames. Frame %d tries %s, frame %d refuses it.",
            scenario.frames().size(),
            Notes.syn(failed),
            failed.server(),
            failed.recorded().get(1).number()),
        Notes.line(
            "Frame %d tries %s; the ICA banner is frame %d.",
            Notes.syn(ica),
            ica.server(),
            ica.firstPayload(SERVER_TO_CLIENT).orElseThrow().number()),
        "The ICA set-up is complete: client program, build, modules, virtual channels, basic"
            + " encryption. The session ends with a log-off.",
        "Without CGP the next network break would cost the session.");
  }
}
