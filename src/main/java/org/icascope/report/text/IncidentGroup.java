package org.icascope.report.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.icascope.session.Incident;

/**
 * Incidents that began together: one verdict for all of them.
 *
 * @param incidents one or more, in time order
 */
record IncidentGroup(List<Incident> incidents) {

  /** Breaks that begin within this time of the first one share a cause (chosen). */
  static final long BREAK_WINDOW_NANOS = 2_000_000_000L;

  /** Failed starts follow each other as users try: less than this apart (chosen). */
  static final long START_WINDOW_NANOS = 60_000_000_000L;

  /** Fewer are told one by one. */
  private static final int LEAST = 3;

  IncidentGroup {
    incidents = List.copyOf(incidents);
  }

  /** All groups, worst first. */
  static List<IncidentGroup> of(List<Incident> incidents) {
    List<IncidentGroup> groups = new ArrayList<>();
    group(incidents.stream().filter(i -> !Facts.failedStart(i)).toList(), false, groups);
    group(incidents.stream().filter(Facts::failedStart).toList(), true, groups);
    groups.sort(
        Comparator.comparing(IncidentGroup::recovered)
            .thenComparing(g -> -g.weight())
            .thenComparing(IncidentGroup::startNanos));
    return groups;
  }

  private static void group(List<Incident> all, boolean starts, List<IncidentGroup> groups) {
    List<Incident> sorted = new ArrayList<>(all);
    sorted.sort(
        Comparator.comparing((Incident i) -> starts ? key(i) : "")
            .thenComparingLong(Incident::startNanos));
    List<Incident> current = new ArrayList<>();
    for (Incident incident : sorted) {
      if (!current.isEmpty() && !together(current, incident, starts)) {
        add(current, groups);
        current = new ArrayList<>();
      }
      current.add(incident);
    }
    add(current, groups);
  }

  private static boolean together(List<Incident> group, Incident next, boolean starts) {
    Incident first = group.get(0);
    Incident last = group.get(group.size() - 1);
    return starts
        ? key(first).equals(key(next))
            && next.startNanos() - last.startNanos() <= START_WINDOW_NANOS
        : next.startNanos() - first.startNanos() <= BREAK_WINDOW_NANOS;
  }

  private static String key(Incident incident) {
    return incident.cause() + " " + incident.server().orElse("");
  }

  private static void add(List<Incident> members, List<IncidentGroup> groups) {
    if (members.size() >= LEAST) {
      groups.add(new IncidentGroup(members));
    } else {
      members.forEach(i -> groups.add(new IncidentGroup(List.of(i))));
    }
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

  /** Seconds all users together lost; the measure of "worst". */
  double weight() {
    return incidents.stream().mapToDouble(i -> Math.max(0, Facts.freezeMs(i))).sum();
  }
}
