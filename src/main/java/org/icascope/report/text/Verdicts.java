package org.icascope.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.icascope.analyze.Category;
import org.icascope.model.Severity;
import org.icascope.session.Incident;

/** The verdict: what broke, worst first; or plainly that nothing did. */
final class Verdicts implements Section {

  private final Facts facts;
  private final Layout layout;
  private final TimeText times;
  private final IncidentText words;

  Verdicts(Facts facts, Layout layout, TimeText times) {
    this.facts = facts;
    this.layout = layout;
    this.times = times;
    this.words = new IncidentText(facts, times);
  }

  @Override
  public List<Line> lines(int atMost) {
    if (!facts.selection().incidents().isEmpty()) {
      return incidents(atMost);
    }
    if (facts.selection().sessions().isEmpty() && NoIncident.warnings(facts) == 0) {
      List<Line> lines = new NoTraffic(facts, layout).lines();
      return lines.subList(0, Math.min(lines.size(), atMost));
    }
    return new NoIncident(facts, layout, times).lines(atMost);
  }

  private List<Line> incidents(int atMost) {
    List<Incident> incidents = facts.selection().incidents();
    List<IncidentGroup> groups = IncidentGroup.of(incidents);
    List<List<Line>> apart = apart();
    List<List<Line>> blocks = blocks(incidents, groups, apart.size(), words::text);
    blocks.addAll(apart);
    if (blocks.stream().mapToInt(List::size).sum() > atMost) {
      blocks = blocks(incidents, groups, apart.size(), words::brief);
      blocks.addAll(apart);
    }
    return Section.fit(
        blocks,
        atMost,
        n ->
            n <= apart.size()
                ? Line.plain("- and " + Units.count(n, "more remark"))
                : rest(groups.subList(groups.size() - (n - apart.size()), groups.size())));
  }

  /** What went wrong besides, of which no session and no failed start tells. */
  private List<List<Line>> apart() {
    return facts.selection().findings().stream()
        .filter(f -> f.severity().compareTo(Severity.WARNING) >= 0 && f.incidents().isEmpty())
        .filter(f -> f.category().equals(Category.AVAILABILITY))
        .filter(f -> f.sessions().stream().noneMatch(facts::broke))
        .filter(f -> !f.rule().equals(TlsReconnects.RULE))
        .map(f -> layout.item(Style.YELLOW, "-", f.title() + "."))
        .toList();
  }

  private List<List<Line>> blocks(
      List<Incident> incidents,
      List<IncidentGroup> groups,
      int others,
      Function<IncidentGroup, String> text) {
    List<List<Line>> blocks = new ArrayList<>();
    blocks.add(headline(incidents, others));
    for (IncidentGroup group : groups) {
      String label = "- " + words.label(group);
      blocks.add(layout.item(IncidentText.style(group), label, text.apply(group)));
    }
    return blocks;
  }

  /** Stands for the incidents there was no room for. */
  private Line rest(List<IncidentGroup> groups) {
    List<Incident> left = groups.stream().flatMap(g -> g.incidents().stream()).toList();
    long first = left.stream().mapToLong(Incident::startNanos).min().orElse(0);
    long last = left.stream().mapToLong(Incident::startNanos).max().orElse(0);
    String from = times.seconds(first);
    String to = times.seconds(last);
    String when = from.equals(to) ? " at " + from : " between " + from + " and " + to;
    return Line.plain(
        Layout.cut("- and " + Units.count(left.size(), "more incident") + when, layout.width()));
  }

  private List<Line> headline(List<Incident> incidents, int others) {
    boolean lost = !incidents.stream().allMatch(Facts::recovered);
    int sessions = facts.selection().sessions().size();
    long concerned =
        incidents.stream().flatMap(i -> i.sessions().stream().limit(1)).distinct().count();
    long without = incidents.stream().filter(i -> i.sessions().isEmpty()).count();
    String where = "in " + Units.count(concerned) + " of " + Units.count(sessions, "session");
    String label = Units.count(incidents.size(), "incident");
    String text = "";
    if (concerned > 0 && without > 0) {
      label += ":";
      text =
          Units.count(incidents.size() - without)
              + " "
              + where
              + ", "
              + Units.count(
                  without, "start that led to no session", "starts that led to no session")
              + " ";
    } else if (concerned > 0) {
      text = where + " ";
    }
    String besides =
        others == 0 ? "" : ", and " + Units.count(others, "other fault", "other faults");
    return layout.item(
        lost ? Style.RED : Style.YELLOW,
        label,
        text
            + "("
            + results(incidents)
            + ")"
            + besides
            + LegsText.of(facts.selection().sessions(), incidents)
            + ":");
  }

  private String results(List<Incident> incidents) {
    long recovered = incidents.stream().filter(Facts::recovered).count();
    long back = incidents.stream().filter(i -> facts.newSession(i).isPresent()).count();
    long lost = incidents.size() - recovered - back;
    if (recovered == incidents.size()) {
      return "all recovered";
    }
    if (lost == incidents.size()) {
      return "none recovered";
    }
    List<String> parts = new ArrayList<>();
    parts.add(recovered == 0 ? "none resumed" : Units.count(recovered) + " recovered");
    if (back > 0) {
      parts.add(Units.count(back) + " back in a new session");
    }
    if (lost > 0) {
      parts.add(Units.count(lost) + " not");
    }
    return String.join(", ", parts);
  }
}
