package org.icascope.analyze;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.icascope.analyze.Facts.Observed;
import org.icascope.analyze.FailureRun.Failure;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.model.Severity;
import org.icascope.session.ConnectFailure;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.ConnectFailed;
import org.icascope.session.EventDetail.Fallback1494;
import org.icascope.session.EventDetail.Reconnect;
import org.icascope.session.EventDetail.ResumeResult;
import org.icascope.session.EventDetail.SessionStart;
import org.icascope.session.EventDetail.Suspend;

/**
 * {@code cgp-service-outage}: several clients fail at one server in the same way within a minute
 * (cases 4, 20 and 21 of the transport notes). Where other servers go unanswered in the same way at
 * the same time, it is the network's fault and not that of one service: no finding.
 */
final class CgpServiceOutage implements Rule {

  static final String RULE = "cgp-service-outage";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<ServerCause, List<Failure>> groups = groups(facts);
    for (ServerCause key : groups.keySet()) {
      runs(facts, groups, key).forEach(run -> out.accept(finding(facts, key, run)));
    }
  }

  private static Map<ServerCause, List<Failure>> groups(Facts facts) {
    Map<ServerCause, List<Failure>> groups = new LinkedHashMap<>();
    for (Observed<ConnectFailed> failed : facts.events(ConnectFailed.class)) {
      facts
          .flowOf(failed.event())
          .ifPresent(
              flow ->
                  groups
                      .computeIfAbsent(
                          new ServerCause(flow.server(), failed.detail().cause()),
                          k -> new ArrayList<>())
                      .add(new Failure(failed.event(), flow.client().address())));
    }
    return groups;
  }

  private static List<FailureRun> runs(
      Facts facts, Map<ServerCause, List<Failure>> groups, ServerCause key) {
    return FailureRun.of(groups.get(key), facts.settings()).stream()
        .filter(run -> run.isOfSeveralClients(facts.settings()))
        .filter(run -> !networkAtFault(groups, key, run))
        .toList();
  }

  /** Servers that there is a finding about. */
  static Set<IpAddress> servers(Facts facts) {
    Map<ServerCause, List<Failure>> groups = groups(facts);
    Set<IpAddress> servers = new HashSet<>();
    for (ServerCause key : groups.keySet()) {
      if (!runs(facts, groups, key).isEmpty()) {
        servers.add(key.server().address());
      }
    }
    return servers;
  }

  /** The sessions of the storm broke when the service of their server went down. */
  static boolean covers(Facts facts, Storm storm) {
    Map<ServerCause, List<Failure>> groups = groups(facts);
    return groups.entrySet().stream()
        .filter(group -> storm.server().equals(Optional.of(group.getKey().server().address())))
        .anyMatch(
            group ->
                runs(facts, groups, group.getKey()).stream()
                    .anyMatch(run -> storm.breaks().stream().anyMatch(run::near)));
  }

  /** Silence of several servers at once is that of the path; an answer is the server's own. */
  private static boolean networkAtFault(
      Map<ServerCause, List<Failure>> groups, ServerCause key, FailureRun run) {
    return key.cause() == ConnectFailure.UNANSWERED
        && groups.entrySet().stream()
            .filter(other -> other.getKey().cause() == key.cause())
            .filter(other -> !other.getKey().server().address().equals(key.server().address()))
            .map(Map.Entry::getValue)
            .flatMap(Collection::stream)
            .anyMatch(failure -> run.near(failure.event()));
  }

  private static Finding finding(Facts facts, ServerCause key, FailureRun run) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY).server(key.server());
    run.failures().forEach(failure -> draft.restsOn(failure.event()));
    long clients = run.clients();
    long lost = lostSessions(facts, key.server(), run, draft);
    long fallbacks = fallbacks(facts, key.server(), run);
    Optional<Long> back = serviceBack(facts, key.server(), run);
    draft
        .figure("clients", clients)
        .figure("failedAttempts", run.failures().size())
        .figure("sessionsBroken", lost)
        .figure("fallbacks", fallbacks)
        .freeze(draft.freezes().max());
    back.ifPresent(time -> draft.figure("outageMs", (time - run.start()) / 1e6));
    if (fallbacks == 0) {
      // no sign that the host itself was well
      draft.atMost(
          key.cause() == ConnectFailure.UNANSWERED ? Confidence.POSSIBLE : Confidence.LIKELY);
    }
    return draft.finding(
        Severity.ERROR,
        advice(key, clients, lost, fallbacks, lasting(run, back)),
        DisplayFilter.attemptsAt(key.server()));
  }

  /** Sessions that this server's side broke off just before or during the outage. */
  private static long lostSessions(Facts facts, Endpoint server, FailureRun run, Draft draft) {
    List<Event> breaks =
        facts.events(Suspend.class).stream()
            .filter(s -> s.detail().closedBy().equals(Optional.of(Direction.SERVER_TO_CLIENT)))
            .map(Observed::event)
            .filter(event -> run.near(event) && isAt(facts, event, server))
            .toList();
    breaks.forEach(draft::restsOn);
    return breaks.stream().map(Event::session).distinct().count();
  }

  private static long fallbacks(Facts facts, Endpoint server, FailureRun run) {
    return facts.events(Fallback1494.class).stream()
        .filter(fallback -> run.near(fallback.event()))
        .flatMap(fallback -> facts.flow(fallback.detail().failedFlow()).stream())
        .filter(flow -> flow.server().equals(server))
        .count();
  }

  /** When a CGP connection to the server worked again for the first time. */
  private static Optional<Long> serviceBack(Facts facts, Endpoint server, FailureRun run) {
    return facts.events().stream()
        .filter(event -> event.timeNanos() > run.end() && isAt(facts, event, server))
        .filter(
            event ->
                event.detail() instanceof SessionStart
                    || event.detail() instanceof Reconnect reconnect
                        && reconnect.result() == ResumeResult.RESUMED)
        .map(Event::timeNanos)
        .findFirst();
  }

  private static boolean isAt(Facts facts, Event event, Endpoint server) {
    return facts.flowOf(event).map(flow -> flow.server().equals(server)).orElse(false);
  }

  /** Whether it was over when the capture ended; the end of a question. */
  private static String lasting(FailureRun run, Optional<Long> back) {
    return back.map(time -> ", until " + Words.duration((time - run.start()) / 1e6) + " later?")
        .orElse(", and why was it still down when the capture ended?");
  }

  private static Advice advice(
      ServerCause key, long clients, long lost, long fallbacks, String lasting) {
    String broken =
        lost == 0
            ? ""
            : " " + Words.count(lost, "session") + " of this server broke off at the same time.";
    String host =
        fallbacks == 0
            ? ""
            : " The host itself was well: "
                + Words.count(fallbacks, "client")
                + " got in on TCP 1494 meanwhile.";
    return new Advice(
        "The CGP service of "
            + key.server()
            + " was down for "
            + Words.count(clients, "client")
            + ": CGP "
            + FailureAdvice.verb(key.cause()),
        FailureAdvice.meaning(key.cause())
            + " Several clients met this within a minute, so it is the server's service and not one"
            + " client's network."
            + broken
            + host,
        "Look at the event log of the server for a stop or restart of the Citrix services at that"
            + " time. "
            + FailureAdvice.remedy(key.cause()),
        Optional.of("Was the service restarted or updated then" + lasting));
  }
}
