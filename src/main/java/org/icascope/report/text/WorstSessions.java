package org.icascope.report.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.icascope.session.Incident;
import org.icascope.session.Session;

/** The sessions that suffered most: first those that did not come back, then by time frozen. */
final class WorstSessions implements Section {

  private static final int SHOWN = 5;

  private final Facts facts;
  private final Layout layout;

  WorstSessions(Facts facts, Layout layout) {
    this.facts = facts;
    this.layout = layout;
  }

  @Override
  public List<Line> lines(int atMost) {
    List<Session> worst = worst(facts).stream().limit(Math.min(SHOWN, atMost - 1)).toList();
    if (worst.isEmpty()) {
      return List.of();
    }
    Columns table =
        new Columns(
            List.of(
                new Columns.Column("Worst", 0, false),
                new Columns.Column("client", 0, false),
                new Columns.Column("server", 2, false),
                new Columns.Column("breaks", 1, true),
                new Columns.Column("frozen", 0, true),
                new Columns.Column("outcome", 0, false)));
    for (Session session : worst) {
      table.row(
          List.of(
              Facts.id(session),
              session.client().toString(),
              session.server().toString(),
              String.valueOf(facts.incidentsOf(session).size()),
              frozen(session),
              facts.outcome(session)));
    }
    return table.lines(layout.width());
  }

  private String frozen(Session session) {
    double millis = frozenMs(facts, session);
    boolean open = !facts.incidentsOf(session).stream().allMatch(Facts::recovered);
    return millis == 0 && open ? "not back" : Units.millis(millis);
  }

  /** All sessions with an incident, worst first. */
  static List<Session> worst(Facts facts) {
    List<Session> broken = new ArrayList<>(facts.selection().sessions());
    broken.removeIf(s -> facts.incidentsOf(s).isEmpty());
    broken.sort(
        Comparator.comparing((Session s) -> Facts.well(s.outcome()))
            .thenComparing(s -> -frozenMs(facts, s))
            .thenComparing(Session::serial));
    return broken;
  }

  static double frozenMs(Facts facts, Session session) {
    double sum = 0;
    for (Incident incident : facts.incidentsOf(session)) {
      sum += Math.max(0, Facts.freezeMs(incident));
    }
    return sum;
  }
}
