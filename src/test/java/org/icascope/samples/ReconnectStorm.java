package org.icascope.samples;

import java.util.List;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Fact;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;

/** An outage of the network that suspends many sessions at once. */
final class ReconnectStorm {
  private static final String FILE = "reconnect-storm.pcapng";
  private static final int CLIENTS = 8;
  private static final double OUTAGE_SECOND = 14;

  private ReconnectStorm() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
            "reconnect-storm",
            "The network between eight clients and two servers fails for some seconds. All eight"
                + " sessions fall silent at the same moment and are resumed within a few seconds of"
                + " each other.");
    for (int i = 0; i < CLIENTS; i++) {
      String client = Notes.line("192.168.21.%d:%d", 11 + i, 58000 + 211 * i);
      String server = Notes.line("10.10.5.%d:2598", 21 + i % 2);
      CgpSession session = scenario.cgpSession(client, server, 0.4 + 1.3 * i).connect();
      session.idleUntil(OUTAGE_SECOND - 0.7).runUntil(OUTAGE_SECOND).breakBySilence();
      session.queueWhileSuspended(2, 1).idle(0.2 + 0.55 * (i * 5 % CLIENTS));
      session.resume(58001 + 211 * i).idle(0.5).run(0.6);
    }
    return new Sample(FILE, scenario, new Truth(scenario, FILE), notes(scenario));
  }

  private static List<String> notes(Scenario scenario) {
    int frames = scenario.frames().size();
    List<Fact.Reconnected> resumes = scenario.facts(Fact.Reconnected.class);
    int first = resumes.stream().mapToInt(r -> r.request().number()).min().orElseThrow();
    int last = resumes.stream().mapToInt(r -> r.request().number()).max().orElseThrow();
    return List.of(
        Notes.line("%d frames, %d sessions with 10.10.5.21 and 10.10.5.22.", frames, CLIENTS),
        Notes.line("The first resume is frame %d, the last one frame %d.", first, last),
        "Many sessions at one moment, over more than one server: look at the network, not at the"
            + " clients. All sessions are still `active` at the end.");
  }
}
