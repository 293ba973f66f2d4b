package org.icascope.analyze;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.Flow;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.TlsReconnect;
import org.icascope.session.Session;
import org.icascope.tunnel.tls.TlsFacts;

/**
 * {@code weak-tls}: a server of sessions agrees on a version of TLS before 1.2 or on a weak suite.
 * One finding per server, version and suite. TLS that has nothing to do with Citrix is passed over.
 */
final class WeakTls implements Rule {

  static final String RULE = "weak-tls";

  /** Versions that RFC 8996, RFC 7568 and RFC 6176 forbid. */
  private static final Set<String> OLD =
      Set.of("SSL 2.0", "SSL 3.0", "TLS 1.0", "TLS 1.1", "DTLS 1.0", "DTLS 1.0 (before RFC 4347)");

  /** Suites without any protection to speak of: no key, no partner, or one of 40 bits. */
  private static final Pattern VOID =
      Pattern.compile("_NULL_|_anon_|EXPORT|_WITH_DES_|_RC2_|TLS_SHA");

  /** Suites whose cipher is broken or too short (RFC 7465, RFC 8429 and RFC 9325). */
  private static final Pattern WEAK = Pattern.compile("_RC4_|_3DES_|_IDEA_|_MD5$|_SEED_");

  @Override
  public String id() {
    return RULE;
  }

  private record Kind(Endpoint server, String version, String suite) {}

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Set<Integer> concerned = concerned(facts);
    Map<Kind, List<Flow>> groups = new LinkedHashMap<>();
    for (FlowResult result : facts.flows()) {
      if (concerned.contains(result.flow().serial())) {
        result.tunnels().stream()
            .filter(TlsFacts.class::isInstance)
            .map(TlsFacts.class::cast)
            .findFirst()
            .flatMap(tls -> kind(result.flow(), tls))
            .ifPresent(k -> groups.computeIfAbsent(k, n -> new ArrayList<>()).add(result.flow()));
      }
    }
    groups.forEach((kind, flows) -> out.accept(finding(facts, kind, flows)));
  }

  /** Connections of sessions, and encrypted ones that broke as those of sessions do. */
  static Set<Integer> concerned(Facts facts) {
    Set<Integer> flows = new HashSet<>();
    for (Session session : facts.sessions()) {
      session.connections().forEach(c -> flows.add(c.flow()));
    }
    facts
        .events(TlsReconnect.class)
        .forEach(
            back -> {
              flows.add(back.detail().fromFlow());
              flows.add(back.detail().toFlow());
            });
    return flows;
  }

  private static Optional<Kind> kind(Flow flow, TlsFacts tls) {
    String version = tls.version().orElse("");
    String suite = tls.cipherSuite().orElse("");
    return isOld(version) || isWeak(suite)
        ? Optional.of(new Kind(flow.server(), version, suite))
        : Optional.empty();
  }

  static boolean isOld(String version) {
    return OLD.contains(version);
  }

  static boolean isWeak(String suite) {
    return isVoid(suite) || WEAK.matcher(suite).find();
  }

  static boolean isVoid(String suite) {
    return VOID.matcher(suite).find();
  }

  private static Finding finding(Facts facts, Kind kind, List<Flow> flows) {
    Draft draft = new Draft(facts, RULE, Category.SECURITY).server(kind.server);
    boolean outside = false;
    for (Flow flow : flows) {
      draft.flow(flow.serial()).shownBy(flow.first());
      outside |= PublicAddress.crosses(flow);
    }
    draft.figure("connections", flows.size());
    boolean grave = outside || isVoid(kind.suite) || kind.version.startsWith("SSL");
    return draft.finding(grave ? Severity.WARNING : Severity.NOTICE, advice(kind, flows.size()));
  }

  private static Advice advice(Kind kind, int connections) {
    String weak = isWeak(kind.suite) ? "the weak suite " + kind.suite : "";
    String what =
        !isOld(kind.version)
            ? weak
            : weak.isEmpty() ? kind.version : kind.version + " with " + weak;
    return new Advice(
        Words.count(connections, "connection")
            + " of sessions to "
            + kind.server
            + (connections == 1 ? " uses " : " use ")
            + what,
        "The server agrees on it, so a client that can do better, or somebody in between, may end"
            + " up with it. It is no longer counted as safe.",
        "Allow only TLS 1.2 and 1.3 (DTLS 1.2) with AES-GCM or ChaCha20 suites on the gateway or"
            + " server; look first which old clients still need the rest.",
        Optional.of("Which clients cannot do better?"));
  }
}
