package org.icascope.analyze;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.Flow;
import org.icascope.flow.HostPair;
import org.icascope.model.Confidence;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.rules.Threshold;
import org.icascope.session.EventDetail.Fallback1494;
import org.icascope.session.Session;

/**
 * {@code ica-without-reliability}: ICA straight on TCP and no try of CGP before it: Session
 * Reliability is switched off, which is no fault of the network (case 6 of the transport notes).
 * One finding per server.
 */
final class IcaWithoutReliability implements Rule {

  static final String RULE = "ica-without-reliability";

  private static final List<String> PLAIN = List.of("ica");

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<HostPair, List<Flow>> others = otherFlows(facts);
    long window = facts.settings().nanos(Threshold.RELIABILITY_TRY_SECONDS);
    Map<Endpoint, List<Session>> byServer = new LinkedHashMap<>();
    for (Session session : facts.sessions()) {
      if (isPlain(session) && !fellBack(facts, session) && !tried(others, session, window)) {
        byServer.computeIfAbsent(session.server(), s -> new ArrayList<>()).add(session);
      }
    }
    byServer.forEach((server, sessions) -> out.accept(finding(facts, server, sessions, window)));
  }

  private static boolean isPlain(Session session) {
    return session.layers().equals(PLAIN) && !session.alreadyRunning();
  }

  private static boolean fellBack(Facts facts, Session session) {
    return facts.eventsOfSession(session.serial()).stream()
        .anyMatch(event -> event.detail() instanceof Fallback1494);
  }

  /** Flows to other ports of the same server. */
  private static Map<HostPair, List<Flow>> otherFlows(Facts facts) {
    Map<HostPair, List<Flow>> flows = new HashMap<>();
    for (FlowResult result : facts.flows()) {
      Flow flow = result.flow();
      if (!result.layers().equals(PLAIN)) {
        flows.computeIfAbsent(HostPair.of(flow), p -> new ArrayList<>()).add(flow);
      }
    }
    return flows;
  }

  /** Something else was tried shortly before, with success or without. */
  private static boolean tried(Map<HostPair, List<Flow>> others, Session session, long window) {
    HostPair pair = new HostPair(session.client(), session.server().address());
    long start = session.start().timeNanos();
    return others.getOrDefault(pair, List.of()).stream()
        .filter(flow -> flow.server().port() != session.server().port())
        .anyMatch(
            flow -> {
              long before = start - flow.first().timeNanos();
              return before >= 0 && before <= window;
            });
  }

  private static Finding finding(
      Facts facts, Endpoint server, List<Session> sessions, long window) {
    long first = facts.firstNanos();
    long early = sessions.stream().filter(s -> s.start().timeNanos() - first < window).count();
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY).server(server);
    // a try before the capture began would not be in it
    draft.atMost(early == sessions.size() ? Confidence.POSSIBLE : Confidence.LIKELY);
    for (Session session : sessions) {
      draft.session(session.serial()).shownBy(session.start());
    }
    draft.figure("sessions", sessions.size());
    return draft.finding(
        Severity.INFO,
        new Advice(
            Words.count(sessions.size(), "session")
                + " of "
                + server
                + (sessions.size() == 1 ? " runs" : " run")
                + " without Session Reliability",
            "The clients went straight to ICA and did not try CGP first, so it is not the network"
                + " that keeps them from it: Session Reliability seems to be switched off for them. The next"
                + " break of the network ends such a session.",
            "If Session Reliability is wanted, switch it on by policy on the servers and in the"
                + " store that the clients start from, and open TCP 2598.",
            Optional.of("Is Session Reliability switched off on purpose here?")));
  }
}
