package org.icascope.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.icascope.analyze.Finding;
import org.icascope.model.Severity;
import org.icascope.session.Event;
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
    if (facts.selection().sessions().isEmpty() && warnings() == 0) {
      List<Line> lines = new NoTraffic(facts, layout).lines();
      return lines.subList(0, Math.min(lines.size(), atMost));
    }
    return withoutIncident(atMost);
  }

  private List<Line> incidents(int atMost) {
    List<Incident> incidents = facts.selection().incidents();
    List<IncidentGroup> groups = IncidentGroup.of(incidents);
    List<List<Line>> blocks = blocks(incidents, groups, words::text);
    if (blocks.stream().mapToInt(List::size).sum() > atMost) {
      blocks = blocks(incidents, groups, words::brief);
    }
    return Section.fit(blocks, atMost, n -> rest(groups.subList(groups.size() - n, groups.size())));
  }

  private List<List<Line>> blocks(
      List<Incident> incidents, List<IncidentGroup> groups, Function<IncidentGroup, String> text) {
    List<List<Line>> blocks = new ArrayList<>();
    blocks.add(headline(incidents));
    for (IncidentGroup group : groups) {
      String label = "- " + IncidentText.label(group);
      blocks.add(layout.item(IncidentText.style(group), label, text.apply(group)));
    }
    return blocks;
  }

  /** Stands for the incidents there was no room for. */
  private Line rest(List<IncidentGroup> groups) {
    List<Incident> left = groups.stream().flatMap(g -> g.incidents().stream()).toList();
    long first = left.stream().mapToLong(Incident::startNanos).min().orElse(0);
    long last = left.stream().mapToLong(Incident::startNanos).max().orElse(0);
    String when = " between " + times.seconds(first) + " and " + times.seconds(last);
    return Line.plain(
        Layout.cut("- and " + Units.count(left.size(), "more incident") + when, layout.width()));
  }

  private List<Line> headline(List<Incident> incidents) {
    long sessions =
        incidents.stream().flatMap(i -> i.sessions().stream().limit(1)).distinct().count();
    long recovered = incidents.stream().filter(Facts::recovered).count();
    long lost = incidents.size() - recovered;
    String text =
        (sessions == 0
                ? ""
                : "in "
                    + Units.count(sessions)
                    + " of "
                    + Units.count(facts.selection().sessions().size(), "session")
                    + " ")
            + "("
            + (lost == 0
                ? "all recovered"
                : recovered == 0 ? "none recovered" : recovered + " recovered, " + lost + " not")
            + "):";
    return layout.item(
        lost == 0 ? Style.YELLOW : Style.RED, Units.count(incidents.size(), "incident"), text);
  }

  private List<Line> withoutIncident(int atMost) {
    List<Finding> findings =
        facts.selection().findings().stream()
            .filter(f -> f.severity().compareTo(Severity.WARNING) >= 0)
            .toList();
    String sessions = Units.count(facts.selection().sessions().size(), "Citrix session");
    long badEnds =
        facts.selection().sessions().stream().filter(s -> !Facts.well(s.outcome())).count();
    if (findings.isEmpty() && warnings() == 0 && badEnds == 0) {
      return layout.item(
          Style.GREEN, "Nothing wrong:", sessions + ", none broke, none failed to start.");
    }
    List<List<Line>> blocks = new ArrayList<>();
    blocks.add(
        layout.item(
            Style.YELLOW,
            "No break,",
            "but something to look at: "
                + sessions
                + (badEnds == 0 ? "" : ", " + Units.count(badEnds) + " without a clean end")
                + (warnings() == 0 ? "" : ", " + Units.count(warnings(), "warning"))
                + "."));
    findings.forEach(f -> blocks.add(layout.item(Style.YELLOW, "-", f.title() + ".")));
    return Section.fit(blocks, atMost, n -> Line.plain("- and " + Units.count(n, "more finding")));
  }

  private long warnings() {
    return facts.selection().events().stream()
        .map(Event::severity)
        .filter(s -> s.compareTo(Severity.WARNING) >= 0)
        .count();
  }
}
