package org.icascope.samples;

import java.util.ArrayList;
import java.util.List;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Fact;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;

/** Each way in which CGP can fail but a RST, and the fallback that follows. */
final class FailedConnects {
  private static final String FILE = "connect-failures.pcap";
  private static final double WORK_SECONDS = 0.6;

  private FailedConnects() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
            "connect-failures",
            "Four clients fail to get a CGP session from four servers, each in its own way, and"
                + " fall back to ICA on TCP 1494.");
    fallBack(attempt(scenario, 44, 0.5).attemptUnanswered(50440, 3), 50441);
    fallBack(attempt(scenario, 45, 1.5).attemptWithoutSignature(50450, 10.5), 50451);
    fallBack(attempt(scenario, 46, 2.5).attemptNotCgp(50460), 50461);
    fallBack(attempt(scenario, 47, 3.5).attemptChannelRefused(50470), 50471);
    return new Sample(FILE, scenario, new Truth(scenario, FILE), notes(scenario));
  }

  private static CgpSession attempt(Scenario scenario, int host, double second) {
    String client = Notes.line("192.168.20.%d:%d", host, 50000 + 10 * host);
    return scenario.cgpSession(client, Notes.line("10.10.5.%d:2598", host), second);
  }

  private static void fallBack(CgpSession failed, int port) {
    failed.idle(0.15).fallBackTo1494(port).run(WORK_SECONDS).finish();
  }

  private static List<String> notes(Scenario scenario) {
    List<String> notes = new ArrayList<>();
    notes.add(
        Notes.line(
            "%d frames. (A refusal by RST is in cgp-refused-fallback.pcap.)",
            scenario.frames().size()));
    for (Fact.FellBack fallback : scenario.facts(Fact.FellBack.class)) {
      notes.add(
          Notes.line(
              "%s: `%s`, frame %d; ICA on 1494 from frame %d.",
              fallback.to().client().host(),
              fallback.causes().get(0),
              Notes.syn(fallback.failed().get(0)),
              Notes.syn(fallback.to())));
    }
    return notes;
  }
}
