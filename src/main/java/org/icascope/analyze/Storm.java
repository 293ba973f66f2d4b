package org.icascope.analyze;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.icascope.model.Confidence;
import org.icascope.model.IpAddress;
import org.icascope.rules.RuleSettings;
import org.icascope.rules.Threshold;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.SessionEnd;
import org.icascope.session.EventDetail.Suspend;
import org.icascope.session.Outcome;
import org.icascope.session.Session;

/**
 * Many sessions that broke together (cases 20 and 21 of the transport notes). Sessions are counted
 * and not addresses: behind a gateway all users share one.
 *
 * @param breaks in time order
 * @param sessions that broke, by serial number
 * @param active sessions that were there when it began, of the same server where it is about one
 * @param server the one server that all of them are on, while it is not the only one seen
 */
record Storm(List<Event> breaks, Set<Integer> sessions, int active, Optional<IpAddress> server) {

  long start() {
    return breaks.get(0).timeNanos();
  }

  long end() {
    return breaks.get(breaks.size() - 1).timeNanos();
  }

  /** Storms at single servers, and those that cross servers. */
  static List<Storm> of(Facts facts) {
    List<Event> breaks = facts.events().stream().filter(Storm::isBreak).toList();
    Map<IpAddress, List<Event>> byServer = new LinkedHashMap<>();
    for (Event event : breaks) {
      server(facts, event)
          .ifPresent(server -> byServer.computeIfAbsent(server, s -> new ArrayList<>()).add(event));
    }
    Map<IpAddress, List<Session>> sessions = new HashMap<>();
    for (Session session : facts.sessions()) {
      sessions.computeIfAbsent(session.server().address(), s -> new ArrayList<>()).add(session);
    }
    List<Storm> storms = new ArrayList<>();
    for (List<Event> run : runs(breaks, facts.settings())) {
      Set<IpAddress> servers = new TreeSet<>();
      run.forEach(event -> server(facts, event).ifPresent(servers::add));
      if (servers.size() > 1) {
        add(facts, run, Optional.empty(), facts.sessions(), storms);
      }
    }
    Set<Event> told = Collections.newSetFromMap(new IdentityHashMap<>());
    storms.forEach(storm -> told.addAll(storm.breaks));
    byServer.forEach(
        (server, own) -> {
          for (List<Event> run : runs(own, facts.settings())) {
            if (!told.contains(run.get(0))) {
              add(
                  facts,
                  run,
                  Optional.of(server),
                  sessions.getOrDefault(server, List.of()),
                  storms);
            }
          }
        });
    storms.sort(Comparator.comparingLong(Storm::start));
    return storms;
  }

  private static boolean isBreak(Event event) {
    return event.session().isPresent()
        && event.confidence() != Confidence.POSSIBLE // perhaps users who logged off
        && (event.detail() instanceof Suspend
            || event.detail() instanceof SessionEnd end && end.outcome() == Outcome.RESET);
  }

  private static Optional<IpAddress> server(Facts facts, Event event) {
    return facts.flowOf(event).map(flow -> flow.server().address());
  }

  private static void add(
      Facts facts,
      List<Event> run,
      Optional<IpAddress> server,
      List<Session> there,
      List<Storm> storms) {
    Set<Integer> sessions = new TreeSet<>();
    run.forEach(event -> sessions.add(event.session().getAsInt()));
    long start = run.get(0).timeNanos();
    int active = 0;
    for (Session session : there) {
      boolean now =
          session.start().timeNanos() <= start && session.end().timeNanos() >= start
              || sessions.contains(session.serial());
      active += now ? 1 : 0;
    }
    double share = 100.0 * mostAtOnce(run, facts.settings()) / active;
    if (share >= facts.settings().number(Threshold.STORM_PERCENT)) {
      storms.add(new Storm(List.copyOf(run), Set.copyOf(sessions), active, server));
    }
  }

  /** The most sessions that break within the time of the threshold. */
  private static int mostAtOnce(List<Event> run, RuleSettings settings) {
    long window = settings.nanos(Threshold.STORM_SECONDS);
    Map<Integer, Integer> within = new HashMap<>();
    int most = 0;
    int oldest = 0;
    for (Event event : run) {
      within.merge(session(event), 1, Integer::sum);
      while (event.timeNanos() - run.get(oldest).timeNanos() > window) {
        within.computeIfPresent(session(run.get(oldest++)), (s, n) -> n == 1 ? null : n - 1);
      }
      most = Math.max(most, within.size());
    }
    return most;
  }

  /** Breaks that stand close enough for enough sessions, the longest stretches of them. */
  private static List<List<Event>> runs(List<Event> breaks, RuleSettings settings) {
    long window = settings.nanos(Threshold.STORM_SECONDS);
    double least = settings.number(Threshold.STORM_SESSIONS);
    List<List<Event>> runs = new ArrayList<>();
    Map<Integer, Integer> within = new HashMap<>();
    int oldest = 0;
    int runStart = -1;
    for (int i = 0; i < breaks.size(); i++) {
      while (breaks.get(i).timeNanos() - breaks.get(oldest).timeNanos() > window) {
        within.computeIfPresent(session(breaks.get(oldest)), (s, n) -> n == 1 ? null : n - 1);
        oldest++;
      }
      within.merge(session(breaks.get(i)), 1, Integer::sum);
      boolean many = within.size() >= least;
      if (many && runStart < 0) {
        runStart = oldest;
      } else if (!many && runStart >= 0) {
        runs.add(breaks.subList(runStart, i));
        runStart = -1;
      }
    }
    if (runStart >= 0) {
      runs.add(breaks.subList(runStart, breaks.size()));
    }
    return runs;
  }

  private static int session(Event event) {
    return event.session().getAsInt();
  }
}
