package org.icascope.analyze;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.ClientAtServer;
import org.icascope.flow.Flow;
import org.icascope.flow.HostPair;
import org.icascope.model.Confidence;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.model.Transport;
import org.icascope.ports.PortCatalogue;
import org.icascope.rules.Threshold;
import org.icascope.session.Session;

/**
 * {@code multi-stream-partial}: while its CGP session is up, a client tries another port of the
 * same server again and again (case 30 of the transport notes: a further CGP port that is closed).
 * How streams of one session are joined is not known, so the port is all there is to go by. One
 * finding per port.
 */
final class MultiStreamPartial implements Rule {

  static final String RULE = "multi-stream-partial";

  /** Below lie the ports of systems; from here on those that RPC and clients take by chance. */
  private static final int FIRST_PORT = 1024;

  private static final int DYNAMIC_PORTS = 49_152;

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Endpoint, Map<Session, List<Flow>>> byPort = new LinkedHashMap<>();
    Map<HostPair, List<Session>> sessions = sessions(facts);
    double least = facts.settings().number(Threshold.MULTI_STREAM_ATTEMPTS);
    ClosedPort.attempts(facts)
        .forEach(
            (key, flows) -> {
              if (flows.size() >= least && mayBeCgp(key.server().port())) {
                meanwhile(facts, sessions, key, flows)
                    .forEach(
                        (session, attempts) -> {
                          if (attempts.size() >= least) {
                            byPort
                                .computeIfAbsent(key.server(), p -> new LinkedHashMap<>())
                                .put(session, attempts);
                          }
                        });
              }
            });
    Set<Endpoint> cgp = cgpPorts(facts);
    byPort.forEach((port, found) -> out.accept(finding(facts, port, found, cgp.contains(port))));
  }

  private static boolean mayBeCgp(int port) {
    return port >= FIRST_PORT
        && port < DYNAMIC_PORTS
        && !PortCatalogue.standard().isCommon(port)
        && PortCatalogue.standard().of(Transport.TCP, port).isEmpty();
  }

  /** Attempts by the session that was up between the two hosts at that time. */
  private static Map<Session, List<Flow>> meanwhile(
      Facts facts, Map<HostPair, List<Session>> sessions, ClientAtServer key, List<Flow> flows) {
    Map<Session, List<Flow>> found = new LinkedHashMap<>();
    HostPair hosts = new HostPair(key.client(), key.server().address());
    for (Session session : sessions.getOrDefault(hosts, List.of())) {
      for (Flow flow : flows) {
        if (isUp(facts, session, key, flow)) {
          found.computeIfAbsent(session, s -> new ArrayList<>()).add(flow);
        }
      }
    }
    return found;
  }

  /** Sessions over CGP of clients that are one user each, by the hosts they ran between. */
  private static Map<HostPair, List<Session>> sessions(Facts facts) {
    Map<HostPair, List<Session>> byHosts = new HashMap<>();
    for (Session session : facts.sessions()) {
      if (session.cgp().isPresent() && !session.clientShared()) {
        session.connections().stream()
            .flatMap(c -> facts.flow(c.flow()).stream())
            .map(HostPair::of)
            .distinct()
            .forEach(pair -> byHosts.computeIfAbsent(pair, p -> new ArrayList<>()).add(session));
      }
    }
    return byHosts;
  }

  private static boolean isUp(Facts facts, Session session, ClientAtServer key, Flow attempt) {
    long at = attempt.first().timeNanos();
    return session.connections().stream()
        .flatMap(c -> facts.flow(c.flow()).stream())
        .anyMatch(
            flow ->
                flow.client().address().equals(key.client())
                    && flow.server().address().equals(key.server().address())
                    && flow.first().timeNanos() <= at
                    && at <= flow.last().timeNanos());
  }

  /** Where somebody speaks CGP. */
  private static Set<Endpoint> cgpPorts(Facts facts) {
    Set<Endpoint> ports = new HashSet<>();
    for (FlowResult result : facts.flows()) {
      if (result.layers().contains("cgp")) {
        ports.add(result.flow().server());
      }
    }
    return ports;
  }

  private static Finding finding(
      Facts facts, Endpoint port, Map<Session, List<Flow>> found, boolean isCgp) {
    Draft draft = new Draft(facts, RULE, Category.PERFORMANCE).server(port);
    draft.atMost(isCgp ? Confidence.LIKELY : Confidence.POSSIBLE);
    int attempts = 0;
    for (Map.Entry<Session, List<Flow>> each : found.entrySet()) {
      draft.session(each.getKey().serial());
      for (Flow flow : each.getValue()) {
        draft.flow(flow.serial()).shownBy(flow.first());
        attempts++;
      }
    }
    draft.figure("sessions", found.size()).figure("attempts", attempts);
    return draft.finding(Severity.NOTICE, advice(port, found.size(), attempts, isCgp));
  }

  private static Advice advice(Endpoint port, int sessions, int attempts, boolean isCgp) {
    return new Advice(
        "While "
            + Words.count(sessions, "session")
            + (sessions == 1 ? " was" : " were")
            + " up, "
            + port
            + " was tried "
            + Words.times(attempts)
            + " in vain: perhaps a further stream",
        "With multi-stream a session runs over several CGP ports. "
            + (isCgp
                ? "Others reach this port by CGP."
                : "Whether this port is one of them cannot be seen, as nobody got an answer.")
            + " The session itself works; what belongs to the missing stream (sound, printing,"
            + " drives) waits or goes the slower way.",
        "Compare the multi-port policy of the server with the firewalls of the path, and open"
            + " the port, or take it out of the policy.",
        Optional.of("Is multi-stream on for these users, and with which ports?"));
  }
}
