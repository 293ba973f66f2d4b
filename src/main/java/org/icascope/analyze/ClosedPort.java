package org.icascope.analyze;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.ClientAtServer;
import org.icascope.flow.Flow;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.model.Transport;

/** Attempts at TCP ports that were refused or not answered, but for those of scans and monitors. */
final class ClosedPort {

  /** A client that fails at more ports than that scans. Chosen, as in the session stage. */
  private static final int MOST_PORTS = 32;

  /** Attempts that may be a steady series. Chosen, as for probes. */
  private static final int STEADY = 4;

  /** How far intervals of a steady series differ from each other, as a part. Chosen. */
  private static final double STEADY_PART = 0.15;

  private ClosedPort() {}

  /** All attempts that are listed. */
  static Map<ClientAtServer, List<Flow>> attempts(Facts facts) {
    long now = facts.flows().stream().mapToLong(f -> f.flow().last().timeNanos()).max().orElse(0);
    Map<ClientAtServer, List<Flow>> attempts = new LinkedHashMap<>();
    Map<IpAddress, Set<Endpoint>> ports = new HashMap<>();
    for (FlowResult result : facts.flows()) {
      Flow flow = result.flow();
      Answer answer = Answer.of(flow, now);
      boolean closed = answer == Answer.REFUSED || answer == Answer.UNANSWERED;
      if (flow.transport() == Transport.TCP && closed) {
        ClientAtServer key = ClientAtServer.of(flow);
        attempts.computeIfAbsent(key, k -> new ArrayList<>()).add(flow);
        ports.computeIfAbsent(key.client(), c -> new HashSet<>()).add(key.server());
      }
    }
    attempts
        .entrySet()
        .removeIf(
            each ->
                ports.get(each.getKey().client()).size() > MOST_PORTS || isSteady(each.getValue()));
    return attempts;
  }

  /** A monitor knocks at steady intervals, a person does not. */
  private static boolean isSteady(List<Flow> flows) {
    if (flows.size() < STEADY) {
      return false;
    }
    double[] gaps = new double[flows.size() - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = flows.get(i).first().millisUntil(flows.get(i + 1).first());
    }
    double middle = Arrays.stream(gaps).sorted().toArray()[gaps.length / 2];
    return Arrays.stream(gaps).allMatch(gap -> Math.abs(gap - middle) <= STEADY_PART * middle);
  }
}
