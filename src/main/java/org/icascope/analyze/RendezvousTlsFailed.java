package org.icascope.analyze;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.icascope.model.Confidence;
import org.icascope.model.IpAddress;
import org.icascope.model.Severity;
import org.icascope.tunnel.tls.TlsOffer;

/**
 * {@code rendezvous-tls-failed}: a delivery agent dials out to the gateway service, and TLS fails
 * (case 28 of the transport notes: the service takes ECDHE only). One finding per caller.
 */
final class RendezvousTlsFailed implements Rule {

  static final String RULE = "rendezvous-tls-failed";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<IpAddress, List<FailedTls>> byCaller = new LinkedHashMap<>();
    for (FailedTls one : FailedTls.atGatewayService(facts)) {
      IpAddress caller = one.flow().client().address();
      byCaller.computeIfAbsent(caller, c -> new ArrayList<>()).add(one);
    }
    Set<IpAddress> servers = new HashSet<>();
    facts.sessions().forEach(session -> servers.add(session.server().address()));
    byCaller.forEach(
        (caller, group) -> out.accept(finding(facts, caller, group, servers.contains(caller))));
  }

  private static Finding finding(
      Facts facts, IpAddress caller, List<FailedTls> group, boolean agent) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY);
    FailedTls.into(draft, group);
    boolean gap =
        group.stream().flatMap(o -> o.tls().offer().stream()).noneMatch(TlsOffer::hasEcdhe);
    draft.atMost(agent || gap ? Confidence.LIKELY : Confidence.POSSIBLE);
    return draft.finding(Severity.WARNING, advice(caller, group, gap));
  }

  private static Advice advice(IpAddress caller, List<FailedTls> group, boolean gap) {
    FailedTls first = group.get(0);
    return new Advice(
        caller
            + " dials out to the gateway service, and TLS fails "
            + Words.times(group.size())
            + (gap ? ": it offers no ECDHE" : ""),
        "Where Rendezvous is on, delivery agents reach the gateway service themselves, on 443. Here"
            + " the handshake came to nothing; sessions then go through the connector, slower and"
            + " without EDT. "
            + first.seen()
            + first.agreed()
            + (gap
                ? " The service takes suites with ECDHE only, and there is none among them."
                : ""),
        gap
            ? "Allow TLS 1.2 with suites of ECDHE and AES-GCM on the delivery agent (order of suites"
                + " by group policy)."
            : "Check the suites of the delivery agent (ECDHE is needed), and whether a proxy or"
                + " inspection device breaks TLS to *.nssvc.net up: it must pass untouched.",
        Optional.of("Is " + caller + " a delivery agent, and do others reach the service?"));
  }
}
