package org.icascope.samples;

import java.util.List;
import java.util.Map;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Fact;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;

/** Two sessions that nobody resumes in time: one client tries, the other is not seen again. */
final class TimedOut {
  private static final String FILE = "reliability-timeout.pcap";
  private static final String SERVER = "10.10.5.18:2598";

  private TimedOut() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
            "reliability-timeout",
            "Two CGP sessions fall silent. One client tries for more than the 180 s of the"
                + " reliability timeout to come back and gets no answer, neither to its SYNs nor to"
                + " one resume. The other client is not seen again.");
    CgpSession trying =
        scenario
            .cgpSession("192.168.20.35:54410", SERVER, 0.4)
            .connect()
            .run(3)
            .breakBySilence()
            .attemptUnanswered(54411, 3)
            .idle(30)
            .resumeUnanswered(54412, 12)
            .idle(40)
            .attemptUnanswered(54413, 3)
            .idle(70)
            .attemptUnanswered(54414, 3)
            .idle(15)
            .attemptUnanswered(54415, 3)
            .timeRunsOut();
    CgpSession gone =
        scenario
            .cgpSession("192.168.20.36:51977", SERVER, 1.1)
            .connect()
            .run(2)
            .breakBySilence()
            .timeRunsOut();
    Truth truth =
        new Truth(scenario, FILE)
            .flow(trying.flows().get(0), Map.of("handshake", "complete"))
            .flow(gone.flows().get(0), Map.of("handshake", "complete"));
    return new Sample(FILE, scenario, truth, notes(scenario, trying, gone));
  }

  private static List<String> notes(Scenario scenario, CgpSession trying, CgpSession gone) {
    int frames = scenario.frames().size();
    Fact.Reconnected resume = scenario.facts(Fact.Reconnected.class).get(0);
    List<String> attempts =
        scenario.facts(Fact.ConnectFailed.class).stream()
            .map(fact -> "" + Notes.syn(fact.flow()))
            .toList();
    return List.of(
        Notes.line("%d frames in more than three minutes.", frames),
        Notes.line(
            "%s tries again with frames %s; frame %d is a resume, accepted by TCP and never"
                + " answered.",
            trying.flows().get(0).client().host(),
            String.join(", ", attempts),
            resume.request().number()),
        "Its outcome is `timed-out`: the time ran out and the client was seen trying.",
        Notes.line(
            "%s sends nothing more. Its outcome is `no-resume-seen`, and the time-out is only"
                + " `possible`: it may have come back on a path that was not captured.",
            gone.flows().get(0).client().host()));
  }
}
