package org.icascope.report.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.icascope.session.Incident;

/**
 * Incidents that began together: one verdict for all of them.
 *
 * @param incidents one or more, in time order
 */
record IncidentGroup(List<Incident> incidents) {

  /** Breaks at several servers this close to the first have one cause (chosen). */
  static final long STORM_NANOS = 500_000_000L;

  /** Fewer within {@link #STORM_NANOS} can be chance in a busy capture (chosen). */
  static final int LEAST_OF_STORM = 5;

  /** Breaks at one server that follow each other this fast have one cause (chosen). */
  static final long BREAK_WINDOW_NANOS = 2_000_000_000L;

  /** A service that stops breaks all its sessions within this time (chosen). */
  static final long BREAK_LIMIT_NANOS = 10_000_000_000L;

  /** Failed starts follow each other as users try: less than this apart (chosen). */
  static final long START_WINDOW_NANOS = 60_000_000_000L;

  /** Fewer are told one by one (chosen). */
  private static final int LEAST = 3;

  IncidentGroup {
    incidents = List.copyOf(incidents);
  }

  /** All groups, worst first. */
  static List<IncidentGroup> of(List<Incident> incidents) {
    List<IncidentGroup> groups = new ArrayList<>();
    List<Incident> left = incidents.stream().filter(i -> !Facts.failedStart(i)).toList();
    left = take(left, i -> "", IncidentGroup::storm, LEAST_OF_STORM, groups);
    left = take(left, IncidentGroup::server, IncidentGroup::oneServer, LEAST, groups);
    left.forEach(i -> groups.add(new IncidentGroup(List.of(i))));
    left = incidents.stream().filter(Facts::failedStart).toList();
    left = take(left, i -> i.cause() + server(i), IncidentGroup::starts, LEAST, groups);
    left.forEach(i -> groups.add(new IncidentGroup(List.of(i))));
    groups.sort(
        Comparator.comparing(IncidentGroup::recovered)
            .thenComparing(g -> -g.weight())
            .thenComparing(g -> g.first().result() == Incident.Result.UNKNOWN)
            .thenComparing(IncidentGroup::startNanos));
    return groups;
  }

  /** Adds the runs of incidents of one key that belong together; returns what is left. */
  private static List<Incident> take(
      List<Incident> all,
      Function<Incident, String> key,
      BiPredicate<List<Incident>, Incident> together,
      int least,
      List<IncidentGroup> groups) {
    List<Incident> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparing(key).thenComparingLong(Incident::startNanos));
    List<Incident> left = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= sorted.size(); to++) {
      List<Incident> run = sorted.subList(from, to);
      if (to < sorted.size()
          && key.apply(run.get(0)).equals(key.apply(sorted.get(to)))
          && together.test(run, sorted.get(to))) {
        continue;
      }
      if (run.size() >= least) {
        groups.add(new IncidentGroup(run));
      } else {
        left.addAll(run);
      }
      from = to;
    }
    return left;
  }

  private static boolean storm(List<Incident> run, Incident next) {
    return next.startNanos() - run.get(0).startNanos() <= STORM_NANOS;
  }

  private static boolean oneServer(List<Incident> run, Incident next) {
    return next.startNanos() - run.get(run.size() - 1).startNanos() <= BREAK_WINDOW_NANOS
        && next.startNanos() - run.get(0).startNanos() <= BREAK_LIMIT_NANOS;
  }

  private static boolean starts(List<Incident> run, Incident next) {
    return next.startNanos() - run.get(run.size() - 1).startNanos() <= START_WINDOW_NANOS;
  }

  private static String server(Incident incident) {
    return incident.server().orElse("");
  }

  boolean single() {
    return incidents.size() == 1;
  }

  Incident first() {
    return incidents.get(0);
  }

  long startNanos() {
    return first().startNanos();
  }

  long startSpanNanos() {
    return incidents.get(incidents.size() - 1).startNanos() - startNanos();
  }

  boolean recovered() {
    return incidents.stream().allMatch(Facts::recovered);
  }

  /** Milliseconds all users together lost; the measure of "worst". */
  double weight() {
    return incidents.stream().mapToDouble(i -> Math.max(0, Facts.freezeMs(i))).sum();
  }
}
