package org.icascope.report.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.icascope.analyze.Finding;
import org.icascope.model.Severity;

/** What to do next: the remedies of the findings, most severe first, then what to ask. */
final class NextSteps implements Section {

  private final Facts facts;
  private final Layout layout;

  NextSteps(Facts facts, Layout layout) {
    this.facts = facts;
    this.layout = layout;
  }

  @Override
  public List<Line> lines(int atMost) {
    Set<String> steps = new LinkedHashSet<>();
    List<Finding> findings = facts.selection().findings();
    findings.stream()
        .filter(f -> f.severity().compareTo(Severity.NOTICE) >= 0)
        .map(Finding::remedy)
        .forEach(steps::add);
    findings.stream()
        .filter(f -> f.severity().compareTo(Severity.NOTICE) >= 0)
        .flatMap(f -> f.nextQuestion().stream())
        .forEach(steps::add);
    steps.removeIf(step -> step.isBlank() || step.startsWith("None"));
    if (steps.isEmpty() && !facts.selection().incidents().isEmpty()) {
      steps.add(
          "Look at the server's event log at these times, and capture at the other end of the path"
              + " too.");
    }
    List<List<Line>> blocks = new ArrayList<>();
    for (String step : steps) {
      blocks.add(layout.item(Style.BOLD, blocks.isEmpty() ? "Next:" : "-", step));
    }
    return Section.fit(
        blocks,
        atMost,
        n ->
            Line.plain(
                Layout.cut(
                    "- " + Units.count(n, "more step") + " in the findings below",
                    layout.width())));
  }
}
