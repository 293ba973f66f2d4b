package org.icascope.analyze;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.icascope.analyze.Analysis.CaptureResult;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.AddressClaims;
import org.icascope.model.PacketRef;
import org.icascope.rules.RuleFile;
import org.icascope.rules.RuleSettings;
import org.icascope.session.Event;
import org.icascope.session.EventDetail;
import org.icascope.session.Incident;
import org.icascope.session.Session;

/** All rules, and the order in which their findings are read. */
public final class Rules {

  private static final List<Rule> ALL =
      Stream.of(availability(), NetScalerRule.all(), transport()).flatMap(List::stream).toList();

  private static List<Rule> availability() {
    return List.of(
        new CgpServiceOutage(),
        new FallbackBlockedRule(),
        new ResumeRefused(),
        new ReliabilityTimeout(),
        new Fallback1494Rule(),
        new WebSocketRefusedRule(),
        new TlsReconnectRule(),
        new ReconnectStorm(),
        new HaFailover(),
        new Flapping(),
        new AutoClientReconnect(),
        new StaTicketExpired(),
        new StaFailedRule(),
        new StaDuplicateId(),
        new VdaUnreachable(),
        new NameNotResolved(),
        new DuplicateResume(),
        new ReliabilityBudget(),
        new EdtBlocked(),
        new SessionResumed(),
        new BufferReplay(),
        new NetworkChanged(),
        new IcaWithoutReliability(),
        new NoWayBack(),
        new PublicIca(),
        new WeakTls(),
        new IcaEncryption(),
        new PasswordInSetup(),
        new TlsHandshakeFailed(),
        new RendezvousTlsFailed(),
        new WebSocketBlocked(),
        new MultiStreamPartial(),
        new KeepAliveMasksClient(),
        new SessionMigrated());
  }

  private static List<Rule> transport() {
    return List.of(
        new TcpMtuBlackHole(),
        new EdtMtuBlackHole(),
        new EdtFragmented(),
        new SegmentNeverAccepted(),
        new FirewallIdleReset(),
        new FirewallIdleTimeout(),
        new InjectedReset(),
        new StallRule(),
        new OneWayLoss(),
        new ZeroWindowRule(),
        new PacketLossRule());
  }

  private Rules() {}

  public static List<Rule> all() {
    return ALL;
  }

  /** What a rules file may name. */
  public static RuleFile.Names names() {
    return new RuleFile.Names(EventDetail.TYPES, ALL.stream().map(Rule::id).toList());
  }

  /** What the rules conclude: most severe first, then in the order of first evidence. */
  public static List<Finding> findings(
      List<CaptureResult> captures,
      List<FlowResult> flows,
      List<Session> sessions,
      List<Incident> incidents,
      List<Event> events,
      AddressClaims claims,
      RuleSettings settings) {
    Facts facts = new Facts(settings, captures, flows, sessions, incidents, events, claims);
    List<Finding> findings = new ArrayList<>();
    ALL.forEach(rule -> rule.examine(facts, finding -> judge(finding, settings, findings)));
    Map<PacketRef, Long> times = new HashMap<>();
    events.forEach(e -> times.putIfAbsent(e.at(), e.timeNanos()));
    // the sort is stable: what remains equal stays in the order of the rules
    findings.sort(
        Comparator.comparing(Finding::severity)
            .reversed()
            .thenComparing(finding -> finding.category().equals(Category.SECURITY))
            .thenComparingLong(finding -> firstTime(finding, times)));
    return findings;
  }

  private static void judge(Finding finding, RuleSettings settings, List<Finding> findings) {
    settings
        .ofFinding(finding.rule(), finding.severity())
        .ifPresent(
            severity ->
                findings.add(severity == finding.severity() ? finding : finding.with(severity)));
  }

  private static long firstTime(Finding finding, Map<PacketRef, Long> times) {
    return finding.evidence().stream()
        .mapToLong(packet -> times.getOrDefault(packet, Long.MAX_VALUE))
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
