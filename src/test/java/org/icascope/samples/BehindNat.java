package org.icascope.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Fact;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;

/** Two users behind one address, told apart by their reconnect tickets only. */
final class BehindNat {
  private static final String FILE = "two-clients-behind-nat.pcap";
  private static final String ADDRESS = "198.51.100.23";
  private static final String SERVER = "10.10.5.20:2598";
  private static final double BREAK_SECOND = 5;

  private BehindNat() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
            "two-clients-behind-nat",
            "Two users behind one NAT address have sessions on the same server. Both connections"
                + " fall silent at the same time, and the users come back in the other order. Only"
                + " the reconnect tickets tell which session a new connection belongs to.");
    CgpSession first =
        session(scenario, 40011, 0.3).idle(4.5).resume(40057).idle(0.5).run(2).finish();
    CgpSession second =
        session(scenario, 40012, 1.4).idle(1.2).resume(40055).idle(0.5).run(3).finish();
    Truth truth = new Truth(scenario, FILE);
    for (CgpSession session : List.of(first, second)) {
      session.flows().forEach(tcp -> truth.flow(tcp, Map.of("handshake", "complete")));
    }
    return new Sample(FILE, scenario, truth, notes(scenario));
  }

  private static CgpSession session(Scenario scenario, int port, double second) {
    return scenario
        .cgpSession(ADDRESS + ":" + port, SERVER, second)
        .connect()
        .runUntil(BREAK_SECOND)
        .breakBySilence();
  }

  private static List<String> notes(Scenario scenario) {
    List<String> notes = new ArrayList<>();
    notes.add(
        Notes.line(
            "%d frames, two sessions of %s with %s.", scenario.frames().size(), ADDRESS, SERVER));
    for (Fact.Reconnected resume : scenario.facts(Fact.Reconnected.class)) {
      notes.add(
          Notes.line(
              "The session of port %d goes on from port %d: resume in frame %d.",
              resume.from().client().port(),
              resume.to().client().port(),
              resume.request().number()));
    }
    notes.add(
        "`clientShared` is set for both. The resumes are certain all the same, because each"
            + " presents its ticket.");
    return notes;
  }
}
