package org.icascope.samples;

import java.util.List;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;

/** Clients that get in neither with CGP nor with ICA alone. */
final class BlockedFallback {
  private static final String FILE = "fallback-blocked.pcap";
  private static final String SERVER = "10.10.5.19:2598";

  private BlockedFallback() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
            "fallback-blocked",
            "Three clients get no CGP session on TCP 2598, and ICA on TCP 1494 fails as well, for"
                + " each of them in another way: no way in.");
    scenario
        .cgpSession("192.168.20.37:55120", SERVER, 0.5)
        .attemptRefused(55120)
        .idle(0.2)
        .icaUnanswered(55121, 3);
    scenario
        .cgpSession("192.168.20.38:56210", SERVER, 2)
        .attemptUnanswered(56210, 3)
        .idle(0.3)
        .icaRefused(56211);
    scenario
        .cgpSession("192.168.20.39:57330", SERVER, 3)
        .attemptWithoutSignature(57330, 11)
        .idle(0.5)
        .icaWithoutBanner(57331, 12);
    return new Sample(FILE, scenario, new Truth(scenario, FILE), notes(scenario));
  }

  private static List<String> notes(Scenario scenario) {
    return List.of(
        Notes.line("%d frames, six connections, no session.", scenario.frames().size()),
        "192.168.20.37: CGP refused by a RST, ICA not answered (a firewall that drops).",
        "192.168.20.38: CGP not answered, ICA refused.",
        "192.168.20.39: both ports accept TCP and say nothing: the CGP service does not answer the"
            + " bind, the ICA listener sends no greeting.");
  }
}
