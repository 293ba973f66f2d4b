package org.icascope.analyze;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Severity;
import org.icascope.rules.Threshold;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.Reconnect;
import org.icascope.session.EventDetail.Suspend;

/**
 * {@code ha-failover}: all sessions of one address ended in the same moment, and most of them were
 * resumed at that same address soon after: another machine took the address over (case 20 of the
 * transport notes).
 */
final class HaFailover implements Rule {

  static final String RULE = "ha-failover";

  /** Of the sessions that broke, so many at least come back to the same address. Chosen. */
  private static final double MOST = 0.5;

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    for (Storm storm : facts.storms()) {
      if (!CgpServiceOutage.covers(facts, storm) && is(facts, storm)) {
        out.accept(finding(facts, storm));
      }
    }
  }

  /** The storm looks like one. */
  static boolean is(Facts facts, Storm storm) {
    long span = storm.end() - storm.start();
    return storm.server().isPresent()
        && span <= facts.settings().nanos(Threshold.FAILOVER_SECONDS)
        && storm.breaks().stream().noneMatch(HaFailover::isClients)
        && back(facts, storm).size() >= MOST * storm.sessions().size();
  }

  private static boolean isClients(Event event) {
    return event.detail() instanceof Suspend suspend
        && suspend.closedBy().equals(Optional.of(Direction.CLIENT_TO_SERVER));
  }

  /** Resumes at the same address. */
  private static List<Event> back(Facts facts, Storm storm) {
    return ReconnectStorm.resumed(facts, storm).stream()
        .filter(
            event ->
                event.detail() instanceof Reconnect reconnect
                    && !reconnect.serverAddressChanged().orElse(false))
        .toList();
  }

  private static Finding finding(Facts facts, Storm storm) {
    List<Event> back = back(facts, storm);
    long first = back.stream().mapToLong(Event::timeNanos).min().orElse(storm.end());
    Optional<MovedAddress> moved = MovedAddress.of(facts, storm, first);
    Draft draft = ReconnectStorm.draft(facts, RULE, storm);
    moved.ifPresent(m -> draft.provedBy(m.before().mark()).provedBy(m.after().mark()));
    if (moved.filter(MovedAddress::isProof).isEmpty()) {
      draft.atMost(Confidence.LIKELY);
    }
    back.forEach(draft::restsOn);
    draft.figure("outageMs", (first - storm.start()) / 1e6);
    return draft.finding(
        Severity.WARNING,
        new Advice(
            Words.count(storm.sessions().size(), "session")
                + " of "
                + storm.server().orElseThrow()
                + " broke "
                + Words.within((storm.end() - storm.start()) / 1e6)
                + " and came back to the same address: a failover",
            "All connections to that address ended in one moment, and new ones to it worked "
                + Words.duration((first - storm.start()) / 1e6)
                + " later. So it looks when a pair of gateways or a load balancer changes over."
                + moved.map(MovedAddress::sentence).orElse("")
                + " Session Reliability carried "
                + Words.count(back.size(), "session")
                + " over.",
            "Compare the time with the failover log of the gateway or load balancer. How long it"
                + " takes is its probe interval plus the clients' SYN back-off (3, 6, 12 s).",
            Optional.of(
                moved.isPresent()
                    ? "Was the failover planned, and which machine has which Ethernet address?"
                    : "Was the failover planned, and did the address move to another MAC?")));
  }
}
