package org.icascope.samples;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Fact;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Scenario.Checks;
import org.icascope.testkit.Truth;
import org.icascope.testkit.network.HostPort;

/** The CGP service of one server dies while twelve clients use or try it. */
final class ServerOutage {
  private static final String FILE = "server-outage.pcapng";
  private static final String FAILING = "10.10.5.14:2598";
  private static final String HEALTHY = "10.10.5.15:2598";
  private static final int BOUND = 5;
  private static final int NEW = 7;
  private static final double OUTAGE_SECOND = 24;
  private static final double END_SECOND = 58;

  private ServerOutage() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
            "server-outage",
            "The CGP service of one server dies: five bound sessions are reset within two seconds,"
                + " every resume attempt and every new connection to its port 2598 is refused, and"
                + " all twelve clients fall back to 1494. Another server stays healthy; a load"
                + " balancer checks both.");
    for (int i = 0; i < BOUND; i++) {
      resetSession(scenario, i);
    }
    for (int i = 0; i < NEW; i++) {
      newSession(scenario, i);
    }
    for (int i = 0; i < 3; i++) {
      String client = Notes.line("192.168.20.%d:%d", 81 + i, 50210 + 37 * i);
      CgpSession session = scenario.cgpSession(client, HEALTHY, 1.7 + 4.1 * i).connect();
      work(session, END_SECOND - 0.3 * i);
    }
    HostPort balancer = HostPort.of("10.10.5.2:33001");
    HostPort failing = HostPort.of(FAILING);
    scenario.healthChecks(balancer, failing, new Checks(1, 5, 12, OUTAGE_SECOND));
    HostPort second = balancer.withPort(34001);
    scenario.healthChecks(second, HostPort.of(HEALTHY), new Checks(3, 5, 12, END_SECOND + 10));
    Background.add(scenario);
    Truth truth = new Truth(scenario, FILE);
    for (Fact.FellBack fallback : scenario.facts(Fact.FellBack.class)) {
      truth.flow(fallback.to(), Map.of("handshake", "complete", "layers", List.of("ica")));
    }
    return new Sample(FILE, scenario, truth, notes(scenario));
  }

  private static void resetSession(Scenario scenario, int i) {
    int port = 51400 + 113 * i;
    String client = Notes.line("192.168.20.%d:%d", 61 + i, port);
    CgpSession session = scenario.cgpSession(client, FAILING, 0.6 + 1.9 * i).connect();
    work(session, OUTAGE_SECOND + 0.35 * i);
    session.breakByReset(SERVER_TO_CLIENT).idle(0.25 + 0.03 * i).attemptRefused(port + 1);
    session.idle(2).attemptRefused(port + 2).idle(1.1);
    session.fallBackTo1494(port + 3).run(1.5).idle(8).run(0.5 - 0.02 * i);
  }

  private static void newSession(Scenario scenario, int i) {
    int port = 56030 + 71 * i;
    String client = Notes.line("192.168.20.%d:%d", 71 + i, port);
    CgpSession attempt = scenario.cgpSession(client, FAILING, OUTAGE_SECOND + 3 + 3.7 * i);
    attempt.attemptRefused(port).idle(0.1 + 0.02 * i);
    attempt.fallBackTo1494(port + 1).run(1.5).idle(3).run(0.5 - 0.02 * i);
  }

  /** Work with pauses, so that the file stays small. */
  private static void work(CgpSession session, double untilSecond) {
    session.run(1.5).idle(6).run(0.5).idleUntil(untilSecond - 0.3).runUntil(untilSecond);
  }

  private static List<String> notes(Scenario scenario) {
    List<String> notes = new ArrayList<>();
    notes.add(
        Notes.line(
            "%d frames. %s fails, %s stays healthy with three sessions.",
            scenario.frames().size(), FAILING, HEALTHY));
    for (Fact.Suspended suspended : scenario.facts(Fact.Suspended.class)) {
      List<Fact.FellBack> fallbacks = scenario.facts(Fact.FellBack.class);
      Fact.FellBack fallback =
          fallbacks.stream().filter(f -> f.failed().contains(suspended.flow())).findFirst().get();
      var frames = suspended.flow().recorded();
      notes.add(
          Notes.line(
              "%s: reset in frame %d, refused in frames %s, ICA on 1494 from frame %d.",
              suspended.flow().client(),
              frames.get(frames.size() - 1).number(),
              String.join(
                  " and ",
                  fallback.failed().stream()
                      .filter(flow -> flow != suspended.flow())
                      .map(flow -> "" + flow.recorded().get(1).number())
                      .toList()),
              Notes.syn(fallback.to())));
    }
    notes.add(
        "Seven clients that come later are refused at once and start on 1494, the first with frame"
            + Notes.line(" %d.", firstNewFallback(scenario)));
    for (Fact.Probed probed : scenario.facts(Fact.Probed.class)) {
      notes.add(
          Notes.line(
              "Health checks of %s every 5 s: %d with result `%s`; they are no sessions and no failures.",
              probed.server(), probed.count(), probed.result()));
    }
    return notes;
  }

  private static int firstNewFallback(Scenario scenario) {
    return scenario.facts(Fact.FellBack.class).stream()
        .filter(fallback -> !fallback.causes().contains("suspended"))
        .mapToInt(fallback -> Notes.syn(fallback.to()))
        .min()
        .orElseThrow();
  }
}
