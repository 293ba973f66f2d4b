package org.icascope.report.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.icascope.analyze.Analysis.CaptureResult;
import org.icascope.session.Event;
import org.icascope.session.EventDetail;
import org.icascope.session.EventDetail.Replay;
import org.icascope.session.Incident;
import org.icascope.session.Session;

/** Which timelines are shown, and what stands above and below them. */
final class Timelines {

  /** Without {@code --all} no more timelines of each kind than this: the worst (chosen). */
  static final int SHOWN = 20;

  private final Facts facts;
  private final Layout layout;
  private final Timeline timeline;

  Timelines(Facts facts, Layout layout, TimeText times) {
    this.facts = facts;
    this.layout = layout;
    this.timeline = new Timeline(facts, layout, times);
  }

  List<Line> lines(TextOptions options) {
    List<Session> sessions = sessions(options);
    List<Incident> starts =
        options.timelines().isEmpty()
            ? facts.selection().incidents().stream().filter(i -> i.sessions().isEmpty()).toList()
            : List.of();
    int most = options.all() || !options.timelines().isEmpty() ? Integer.MAX_VALUE : SHOWN;
    List<Line> lines = new ArrayList<>();
    sessions.stream()
        .limit(most)
        .sorted(Comparator.comparing(Session::serial))
        .forEach(s -> append(lines, timeline.of(s)));
    starts.stream().limit(most).forEach(i -> append(lines, timeline.of(i)));
    int left = Math.max(0, sessions.size() - most) + Math.max(0, starts.size() - most);
    if (!lines.isEmpty()) {
      lines.addAll(0, header());
      footer(lines, left);
    }
    return lines;
  }

  private List<Session> sessions(TextOptions options) {
    if (!options.timelines().isEmpty()) {
      return facts.selection().sessions().stream()
          .filter(s -> options.timelines().contains(s.serial()))
          .toList();
    }
    if (options.all()) {
      return facts.selection().sessions();
    }
    List<Session> worst = new ArrayList<>(WorstSessions.worst(facts));
    facts.selection().sessions().stream()
        .filter(session -> stoodStill(session) && !worst.contains(session))
        .forEach(worst::add);
    return worst;
  }

  private boolean stoodStill(Session session) {
    return facts.analysis().events().stream()
        .filter(event -> event.session().orElse(-1) == session.serial())
        .anyMatch(event -> event.detail() instanceof EventDetail.Stall);
  }

  private static void append(List<Line> lines, List<Line> more) {
    if (!lines.isEmpty()) {
      lines.add(Line.BLANK);
    }
    lines.addAll(more);
  }

  private List<Line> header() {
    List<CaptureResult> captures = facts.analysis().captures();
    List<Line> lines = new ArrayList<>();
    if (captures.size() == 1) {
      lines.add(layout.heading("Timelines (time, frame, what happened)"));
    } else {
      lines.add(layout.heading("Timelines (time, file:frame, what happened)"));
      for (int i = 0; i < captures.size(); i++) {
        String name = ReadSection.name(captures.get(i).summary().file());
        lines.addAll(layout.hanging(Style.PLAIN, "  file " + (i + 1), 11, name));
      }
    }
    lines.add(Line.BLANK);
    return lines;
  }

  private void footer(List<Line> lines, int left) {
    boolean replayed =
        facts.selection().events().stream().map(Event::detail).anyMatch(Replay.class::isInstance);
    if (left > 0 || replayed) {
      lines.add(Line.BLANK);
    }
    if (left > 0) {
      lines.addAll(
          layout.paragraph(
              Units.count(left, "more timeline") + ": --all shows all, --session s3 one."));
    }
    if (replayed) {
      lines.addAll(
          layout.paragraph(
              "Sent again means recovered: after a resume each side repeats what the other had not"
                  + " confirmed. Nothing of it was lost."));
    }
  }
}
