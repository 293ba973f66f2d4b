package org.icascope.analyze;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.Flow;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.model.Severity;

/**
 * {@code public-ica}: a server speaks CGP or ICA in the open to clients with public addresses. One
 * finding per server and port. An attempt that failed is none.
 */
final class PublicIca implements Rule {

  static final String RULE = "public-ica";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Endpoint, List<Flow>> byServer = new LinkedHashMap<>();
    for (FlowResult result : facts.flows()) {
      Flow flow = result.flow();
      if (isInTheOpen(result.layers())
          && flow.side(Direction.SERVER_TO_CLIENT).payloadBytes() > 0
          && PublicAddress.isFromOutside(flow)) {
        byServer.computeIfAbsent(flow.server(), s -> new ArrayList<>()).add(flow);
      }
    }
    byServer.forEach((server, flows) -> out.accept(finding(facts, server, flows)));
  }

  private static boolean isInTheOpen(List<String> layers) {
    return (layers.contains("cgp") || layers.contains("ica"))
        && !layers.contains("tls")
        && !layers.contains("dtls");
  }

  private static Finding finding(Facts facts, Endpoint server, List<Flow> flows) {
    Draft draft = new Draft(facts, RULE, Category.SECURITY).server(server);
    Set<IpAddress> clients = new LinkedHashSet<>();
    boolean hidden = false;
    for (Flow flow : flows) {
      draft.flow(flow.serial()).shownBy(flow.first());
      clients.add(flow.client().address());
      hidden |= !PublicAddress.is(server.address());
    }
    draft.figure("clients", clients.size()).figure("connections", flows.size());
    draft.atMost(hidden ? Confidence.CERTAIN : Confidence.LIKELY);
    return draft.finding(
        Severity.WARNING, advice(server, clients.size(), clients.iterator().next()));
  }

  private static Advice advice(Endpoint server, int clients, IpAddress first) {
    return new Advice(
        server
            + " speaks ICA in the open to "
            + (clients == 1
                ? "a public address, " + first
                : clients + " public addresses, first " + first),
        "This port is meant for the inside. Who reaches it from the Internet can read sessions on"
            + " their way, and can try passwords and known weaknesses of the server.",
        "Close this port at the outer firewall, and lead users from outside through a gateway with"
            + " TLS on 443.",
        Optional.of("Is this address really outside, or does your own network use public ones?"));
  }
}
