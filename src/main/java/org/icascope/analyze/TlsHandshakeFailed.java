package org.icascope.analyze;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.tunnel.tls.TlsFailure.Kind;

/**
 * {@code tls-handshake-failed}: TLS to a gateway or server of sessions comes to nothing before ICA
 * (case 27 of the transport notes); one finding per server and cause. Servers without sessions are
 * passed over.
 */
final class TlsHandshakeFailed implements Rule {

  static final String RULE = "tls-handshake-failed";

  private record Key(Endpoint server, String cause) {}

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Key, List<FailedTls>> groups = new LinkedHashMap<>();
    for (FailedTls one : FailedTls.atGateways(facts)) {
      Key key = new Key(one.flow().server(), one.cause());
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(one);
    }
    groups.forEach((key, group) -> out.accept(finding(facts, key.server, group)));
  }

  private static Finding finding(Facts facts, Endpoint server, List<FailedTls> group) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY);
    FailedTls.into(draft, group);
    boolean known = group.stream().anyMatch(FailedTls::known);
    Kind kind = group.get(0).failure().kind();
    draft.atMost(
        kind == Kind.ALERT || kind == Kind.CLOSED ? Confidence.CERTAIN : Confidence.LIKELY);
    if (!known) {
      draft.atMost(Confidence.POSSIBLE);
    }
    return draft.finding(known ? Severity.WARNING : Severity.NOTICE, advice(server, group, known));
  }

  private static Advice advice(Endpoint server, List<FailedTls> group, boolean known) {
    FailedTls first = group.get(0);
    String doubt =
        known
            ? ""
            : " No session of these clients was seen, so they may as well be scanners from outside.";
    return new Advice(
        "TLS of "
            + Words.count(FailedTls.clients(group), "client")
            + " with "
            + server
            + " fails ("
            + brief(first)
            + ")",
        "The connection was opened and the handshake of TLS came to nothing, so no session could"
            + " begin. "
            + first.seen()
            + meaning(first)
            + first.agreed()
            + doubt,
        remedy(first),
        Optional.of("Since when does it fail, and was a certificate or a suite changed then?"));
  }

  private static String brief(FailedTls one) {
    String who = one.failure().by().sender();
    return switch (one.failure().kind()) {
      case ALERT -> one.failure().alert().orElseThrow() + " by the " + who;
      case HIDDEN_ALERT -> "refused by the " + who;
      case CLOSED -> "closed by the " + who;
      case UNANSWERED -> "no answer of the " + who;
    };
  }

  private static String meaning(FailedTls one) {
    return switch (one.failure().alert().orElse("")) {
      case "handshake_failure", "insufficient_security" ->
          " That usually means that both have no suite or key exchange in common.";
      case "protocol_version" -> " That means that both have no version in common.";
      case "unknown_ca" ->
          " That means that it does not know the authority that issued the certificate, or that a"
              + " certificate in between is missing.";
      case "certificate_expired" ->
          " That means that the certificate is out of date, or its clock.";
      case "certificate_revoked" -> " That means that the certificate was revoked.";
      case "bad_certificate", "certificate_unknown", "unsupported_certificate" ->
          " That means that it does not accept the certificate.";
      case "certificate_required", "no_certificate" ->
          " That means that the client has to show a certificate and has none.";
      case "unrecognized_name" -> " That means that it has no site of the name that was asked for.";
      default -> "";
    };
  }

  private static String remedy(FailedTls one) {
    String alert = one.failure().alert().orElse("");
    boolean certificate =
        alert.contains("certificate")
            || alert.equals("unknown_ca")
            || one.failure().kind() == Kind.HIDDEN_ALERT;
    if (certificate && one.failure().by() == Direction.CLIENT_TO_SERVER) {
      return "Check the certificate of the gateway or server: its names, its dates, the whole chain"
          + " up to an authority that the clients trust.";
    }
    if (certificate) {
      return "Check the certificate that the client shows, and whether the gateway has to ask for"
          + " one.";
    }
    return one.failure().kind() == Kind.UNANSWERED
        ? "Look for a proxy or inspection device that holds TLS up, and at the load of the gateway."
        : "Compare versions and suites of the gateway or server with those that the client offers.";
  }
}
