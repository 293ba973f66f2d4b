package org.icascope.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.icascope.dissect.ica.IcaConnection;
import org.icascope.model.Decimals;
import org.icascope.session.Session;

/** One row per session. */
final class SessionTable {

  /** More rows than this are folded (given by the requirements). */
  static final int ROWS = 50;

  private final Facts facts;
  private final Layout layout;
  private final TimeText times;

  SessionTable(Facts facts, Layout layout, TimeText times) {
    this.facts = facts;
    this.layout = layout;
    this.times = times;
  }

  List<Line> lines(boolean all) {
    List<Session> sessions = facts.selection().sessions();
    if (sessions.isEmpty()) {
      return List.of();
    }
    List<Session> shown = all || sessions.size() <= ROWS ? sessions : folded(sessions);
    Columns table = new Columns(columns());
    shown.forEach(s -> table.row(row(s)));
    List<Line> lines = new ArrayList<>();
    lines.add(layout.heading("Sessions"));
    lines.addAll(table.lines(layout.width()));
    if (shown.size() < sessions.size()) {
      lines.addAll(
          layout.paragraph(
              Units.count(sessions.size() - shown.size(), "more session")
                  + " not listed: --all lists every one."));
    }
    List<Session> running = shown.stream().filter(Session::alreadyRunning).toList();
    if (!running.isEmpty()) {
      lines.addAll(layout.paragraph("* " + RunningText.of(facts, running)));
    }
    return lines;
  }

  /** Those with an incident first, but listed in order. */
  private List<Session> folded(List<Session> sessions) {
    List<Session> byInterest = new ArrayList<>(WorstSessions.worst(facts));
    sessions.stream().filter(s -> facts.incidentsOf(s).isEmpty()).forEach(byInterest::add);
    List<Session> shown = new ArrayList<>(byInterest.subList(0, ROWS));
    shown.sort((a, b) -> Integer.compare(a.serial(), b.serial()));
    return shown;
  }

  private static List<Columns.Column> columns() {
    return List.of(
        new Columns.Column("id", 0, false),
        new Columns.Column("client", 0, false),
        new Columns.Column("server", 0, false),
        new Columns.Column("stack", 9, false),
        new Columns.Column("start", 6, false),
        new Columns.Column("duration", 7, true),
        new Columns.Column("outcome", 0, false),
        new Columns.Column("resumes", 3, true),
        new Columns.Column("suspended", 2, true),
        new Columns.Column("encryption", 8, false),
        new Columns.Column("client program", 10, false),
        // names are asked for with --names: then they matter more than most of the rest
        new Columns.Column("user", 1, false),
        new Columns.Column("client name", 4, false),
        new Columns.Column("application", 5, false));
  }

  private List<String> row(Session session) {
    String client = session.client() + (session.clientShared() ? " (shared)" : "");
    return List.of(
        Facts.id(session),
        client,
        session.server().toString(),
        session.stack(),
        times.seconds(session.start().timeNanos()) + (session.alreadyRunning() ? "*" : ""),
        Units.millis(session.start().millisUntil(session.end())),
        facts.outcome(session),
        session.cgp().map(c -> String.valueOf(c.reconnects())).orElse("-"),
        session.cgp().map(SessionTable::suspended).orElse("-"),
        session.ica().map(IcaConnection::encryption).orElse(""),
        session.ica().map(SessionTable::program).orElse(""),
        name(session, IcaConnection.Identity::user),
        name(session, IcaConnection.Identity::clientName),
        name(session, IcaConnection.Identity::application));
  }

  private static String name(
      Session session, Function<IcaConnection.Identity, Optional<String>> part) {
    return session.ica().flatMap(IcaConnection::identity).flatMap(part).orElse("");
  }

  private static String suspended(Session.Cgp cgp) {
    return cgp.suspendedMs() == 0 ? "0 s" : Decimals.grouped(cgp.suspendedMs() / 1000, 1) + " s";
  }

  private static String program(IcaConnection ica) {
    String build = ica.clientBuild().isPresent() ? " " + ica.clientBuild().getAsInt() : "";
    return (ica.clientProgram().or(ica::clientProduct).orElse("") + build).strip();
  }
}
