package org.icascope.analyze;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.rules.Threshold;
import org.icascope.tunnel.tls.TlsFacts;
import org.icascope.tunnel.tls.TlsFailure;

/**
 * A TLS or DTLS handshake with something of Citrix that failed.
 *
 * @param known the client has sessions with that server, or asked for the name that sessions use,
 *     or the user named the port: it is no passer-by
 */
record FailedTls(Flow flow, TlsFacts tls, TlsFailure failure, boolean known) {

  /** Code of a reset after a fatal alert, section 1.9 of the transport notes. */
  private static final int NETSCALER_ALERT = 9811;

  /** Suites named in the text; the others are counted. Chosen. */
  private static final int SUITES_SHOWN = 4;

  /** What a gateway answers to, told by its sessions. */
  private record Gateways(Set<Endpoint> servers, Set<String> names, Set<IpAddress> clients) {

    static Gateways of(Facts facts) {
      Gateways all = new Gateways(new HashSet<>(), new HashSet<>(), new HashSet<>());
      Set<Integer> concerned = WeakTls.concerned(facts);
      for (FlowResult result : facts.flows()) {
        if (concerned.contains(result.flow().serial())) {
          all.servers.add(result.flow().server());
          all.clients.add(result.flow().client().address());
          tls(result).flatMap(TlsFacts::serverName).ifPresent(all.names::add);
        }
      }
      return all;
    }
  }

  /** All of the run but those to the vendor's gateway service. */
  static List<FailedTls> atGateways(Facts facts) {
    Gateways gateways = Gateways.of(facts);
    List<FailedTls> found = new ArrayList<>();
    for (FailedTls one : all(facts)) {
      Optional<String> name = one.tls.serverName();
      boolean byName = name.filter(gateways.names::contains).isPresent();
      boolean known = one.known || byName || gateways.clients.contains(one.flow.client().address());
      boolean concerned = one.known || byName || gateways.servers.contains(one.flow.server());
      if (concerned && !one.toGatewayService()) {
        found.add(new FailedTls(one.flow, one.tls, one.failure, known));
      }
    }
    return found;
  }

  /** Those to the vendor's gateway service. */
  static List<FailedTls> atGatewayService(Facts facts) {
    return all(facts).stream().filter(FailedTls::toGatewayService).toList();
  }

  private static List<FailedTls> all(Facts facts) {
    long now = facts.flows().stream().mapToLong(f -> f.flow().last().timeNanos()).max().orElse(0);
    long patience = facts.settings().nanos(Threshold.TLS_HELLO_SECONDS);
    List<FailedTls> all = new ArrayList<>();
    for (FlowResult result : facts.flows()) {
      Optional<TlsFacts> tls = tls(result);
      tls.flatMap(t -> TlsFailure.of(result.flow(), t, now, patience))
          .ifPresent(f -> all.add(new FailedTls(result.flow(), tls.get(), f, result.namedPort())));
    }
    return all;
  }

  private static Optional<TlsFacts> tls(FlowResult result) {
    return result.tunnels().stream()
        .filter(TlsFacts.class::isInstance)
        .map(TlsFacts.class::cast)
        .findFirst();
  }

  private boolean toGatewayService() {
    return tls.serverName().filter(TlsFailure::isGatewayService).isPresent();
  }

  /** By what findings are told apart. */
  String cause() {
    return failure.kind() + " " + failure.by() + " " + failure.alert().orElse("");
  }

  static void into(Draft draft, List<FailedTls> group) {
    for (FailedTls one : group) {
      draft.flow(one.flow.serial()).server(one.flow.server());
      draft.shownBy(one.failure.hello()).shownBy(one.failure.at());
    }
    FailedTls first = group.get(0);
    draft.figure("clients", clients(group)).figure("handshakes", group.size());
    draft.closedBy(
        first.failure.kind() == TlsFailure.Kind.UNANSWERED
            ? Optional.empty()
            : Optional.of(first.failure.by()));
  }

  static long clients(List<FailedTls> group) {
    return group.stream().map(one -> one.flow.client().address()).distinct().count();
  }

  /** What was seen, in one sentence. */
  String seen() {
    String who = "The " + failure.by().sender();
    return switch (failure.kind()) {
      case ALERT -> who + " ended it with the alert " + failure.alert().orElseThrow() + ".";
      case HIDDEN_ALERT ->
          who
              + " ended it with an encrypted alert after it had seen the server's certificate; which"
              + " one cannot be read.";
      case CLOSED -> who + " closed the connection without an alert." + code();
      case UNANSWERED -> who + " said nothing to it, or too late.";
    };
  }

  /** A NetScaler gives a reason in its RST (section 1.9 of the transport notes). */
  private String code() {
    return flow.firstReset()
        .filter(reset -> reset.from() == Direction.SERVER_TO_CLIENT)
        .filter(reset -> reset.window() == NETSCALER_ALERT)
        .map(reset -> " Its reset bears the code 9811 of a NetScaler: a fatal TLS alert.")
        .orElse("");
  }

  /** What the client offers and the server chose, in one sentence. */
  String agreed() {
    String offered =
        tls.offer()
            .map(
                offer ->
                    " The client offers "
                        + String.join(", ", offer.versions())
                        + " and "
                        + Words.count(offer.suites().size(), "suite")
                        + " ("
                        + shown(offer.suites())
                        + ").")
            .orElse("");
    String chosen =
        tls.cipherSuite()
            .map(suite -> " The server chose " + tls.version().orElse("") + ", " + suite + ".")
            .orElse(" The server chose none.");
    return offered + chosen;
  }

  private static String shown(List<String> suites) {
    String first = String.join(", ", suites.subList(0, Math.min(SUITES_SHOWN, suites.size())));
    return suites.size() > SUITES_SHOWN ? first + " …" : first;
  }
}
