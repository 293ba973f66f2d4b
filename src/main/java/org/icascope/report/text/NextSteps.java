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
    return shown(layout, Sentences.once(steps), atMost);
  }

  /** As many whole steps as there is room for; half a sentence would be worse than none. */
  static List<Line> shown(Layout layout, List<String> steps, int atMost) {
    List<Line> lines = new ArrayList<>();
    int shown = 0;
    int left = steps.size();
    for (String step : steps) {
      int room = atMost - lines.size() - (left > 1 ? 1 : 0);
      List<Line> block = fitting(layout, step, shown == 0, room);
      if (block.isEmpty() && shown == 0) { // a step says more than the number of steps
        block = fitting(layout, step, true, atMost);
      }
      if (block.isEmpty()) {
        break;
      }
      lines.addAll(block);
      shown++;
      left--;
    }
    if (left > 0 && lines.size() < atMost) {
      String more = Units.count(left, shown == 0 ? "step" : "more step");
      String where = more + " in the findings";
      lines.add(Line.plain(Layout.cut((shown == 0 ? "Next: " : "- ") + where, layout.width())));
    }
    return lines;
  }

  /** The step, or only its first sentences; empty when not even one of them fits. */
  private static List<Line> fitting(Layout layout, String step, boolean first, int room) {
    List<String> sentences = Sentences.of(step);
    for (int n = sentences.size(); n > 0; n--) {
      String text = String.join(" ", sentences.subList(0, n));
      List<Line> lines = layout.item(Style.BOLD, first ? "Next:" : "-", text);
      if (lines.size() <= room) {
        return lines;
      }
    }
    return List.of();
  }
}
