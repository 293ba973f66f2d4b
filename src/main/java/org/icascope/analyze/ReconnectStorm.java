package org.icascope.analyze;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.Reconnect;
import org.icascope.session.EventDetail.ResumeResult;
import org.icascope.session.EventDetail.Suspend;
import org.icascope.session.EventDetail.SuspendCause;

/**
 * {@code reconnect-storm}: many sessions broke together, so it is infrastructure and not one user's
 * line (case 21 of the transport notes). One finding per storm, whatever became of its sessions. An
 * outage of a CGP service, and a failover of a gateway, have findings of their own.
 */
final class ReconnectStorm implements Rule {

  static final String RULE = "reconnect-storm";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    for (Storm storm : facts.storms()) {
      if (!CgpServiceOutage.covers(facts, storm) && !HaFailover.is(facts, storm)) {
        out.accept(finding(facts, storm));
      }
    }
  }

  private static Finding finding(Facts facts, Storm storm) {
    Draft draft = draft(facts, RULE, storm).atMost(Confidence.LIKELY);
    return draft.finding(
        Severity.ERROR,
        new Advice(
            title(storm),
            "Sessions that break together have something in common that failed: "
                + common(facts, storm)
                + " One user's line breaks one user's sessions only."
                + ended(storm)
                + became(facts, storm),
            storm.server().isPresent()
                ? "Look at that server and what stands in front of it (gateway, load balancer,"
                    + " firewall, switch port) at that time: restarts, failovers, changes, resources."
                : "Look at what these sessions share at that time: gateway, firewall, switch, WAN"
                    + " line, DNS or address changes.",
            Optional.of(
                storm.sessions().size() == storm.active()
                    ? "Did users at other sites, or with other servers, notice anything at that time?"
                    : "Which sessions stayed up at that time, and what is different about them?")));
  }

  /** What all findings about a storm rest on. */
  static Draft draft(Facts facts, String rule, Storm storm) {
    Draft draft = new Draft(facts, rule, Category.AVAILABILITY);
    storm.breaks().forEach(draft::restsOn);
    long resumed = resumed(facts, storm).size();
    Set<Endpoint> servers = servers(facts, storm.breaks());
    servers.forEach(draft::server);
    return draft
        .figure("sessions", storm.sessions().size())
        .figure("sessionsActive", storm.active())
        .figure("servers", servers.size())
        .figure("resumed", resumed)
        .figure("spanMs", (storm.end() - storm.start()) / 1e6)
        .freeze(draft.freezes().max());
  }

  private static Set<Endpoint> servers(Facts facts, Collection<Event> events) {
    Set<Endpoint> servers =
        new TreeSet<>(
            java.util.Comparator.comparing(Endpoint::address).thenComparingInt(Endpoint::port));
    events.forEach(event -> facts.flowOf(event).ifPresent(flow -> servers.add(flow.server())));
    return servers;
  }

  /** Sessions of the storm that were resumed after it, each with its first resume. */
  static List<Event> resumed(Facts facts, Storm storm) {
    return storm.sessions().stream()
        .flatMap(
            session ->
                facts.eventsOfSession(session).stream()
                    .filter(event -> event.timeNanos() >= storm.start())
                    .filter(
                        event ->
                            event.detail() instanceof Reconnect reconnect
                                && reconnect.result() == ResumeResult.RESUMED)
                    .limit(1))
        .toList();
  }

  private static String title(Storm storm) {
    return storm.sessions().size()
        + " of "
        + Words.count(storm.active(), "session")
        + (storm.server().isPresent() ? " of " + storm.server().get() : "")
        + " broke "
        + Words.within((storm.end() - storm.start()) / 1e6)
        + ": infrastructure, not one user's line";
  }

  private static String common(Facts facts, Storm storm) {
    if (storm.server().isPresent()) {
      return "all of them are sessions of " + storm.server().get() + ".";
    }
    Set<Endpoint> servers = servers(facts, storm.breaks());
    return "they are sessions of "
        + servers.size()
        + " servers, so it is in front of the servers that something failed.";
  }

  private static String ended(Storm storm) {
    long byServer = closedBy(storm, Direction.SERVER_TO_CLIENT);
    long byClient = closedBy(storm, Direction.CLIENT_TO_SERVER);
    long silent =
        storm.breaks().stream()
            .filter(
                event ->
                    event.detail() instanceof Suspend suspend
                        && suspend.cause() == SuspendCause.SILENCE)
            .count();
    List<String> ways = new ArrayList<>();
    way(ways, byServer, "ended by the server side");
    way(ways, byClient, "ended by the client");
    way(ways, silent, "fell silent");
    return ways.isEmpty() ? "" : " Of the connections " + String.join(", ", ways) + ".";
  }

  private static void way(List<String> ways, long count, String what) {
    if (count > 0) {
      ways.add(count + (what.startsWith("ended") ? count == 1 ? " was " : " were " : " ") + what);
    }
  }

  private static long closedBy(Storm storm, Direction side) {
    return storm.breaks().stream()
        .filter(
            event ->
                event.detail() instanceof Suspend suspend
                    && suspend.closedBy().equals(Optional.of(side)))
        .count();
  }

  private static String became(Facts facts, Storm storm) {
    int resumed = resumed(facts, storm).size();
    int rest = storm.sessions().size() - resumed;
    return " "
        + Words.count(resumed, "session")
        + (resumed == 1 ? " was" : " were")
        + " resumed"
        + (rest == 0 ? "." : ", " + rest + " not.");
  }
}
