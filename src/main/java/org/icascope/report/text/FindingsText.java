package org.icascope.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.icascope.analyze.Finding;
import org.icascope.model.Confidence;

/** The conclusions with their evidence. */
final class FindingsText {

  /** Evidence frames named in the text; JSON has up to twenty (chosen). */
  private static final int FRAMES_SHOWN = 6;

  /** A filter of many flows without stream numbers fills a screen (chosen). */
  private static final int FILTER_LINES = 3;

  private final Facts facts;
  private final Layout layout;

  FindingsText(Facts facts, Layout layout) {
    this.facts = facts;
    this.layout = layout;
  }

  /**
   * @param sessions only those about one of these sessions; empty: all
   */
  List<Line> lines(Set<Integer> sessions) {
    List<Line> lines = new ArrayList<>();
    for (Finding finding : facts.selection().findings()) {
      if (!sessions.isEmpty() && finding.sessions().stream().noneMatch(sessions::contains)) {
        continue;
      }
      lines.add(lines.isEmpty() ? layout.heading("Findings") : Line.BLANK);
      lines.addAll(of(finding));
    }
    return lines;
  }

  private List<Line> of(Finding finding) {
    Style style =
        switch (finding.severity()) {
          case INFO -> Style.DIM;
          case NOTICE -> Style.PLAIN;
          case WARNING -> Style.YELLOW;
          case ERROR -> Style.RED;
        };
    String sure =
        finding.confidence() == Confidence.CERTAIN ? "" : " (" + finding.confidence().label() + ")";
    List<Line> lines = new ArrayList<>();
    lines.addAll(layout.item(style, finding.severity().label() + ":", finding.title() + sure));
    part(lines, "why", finding.explanation());
    part(lines, "do", finding.remedy());
    part(lines, "ask", finding.nextQuestion().orElse(""));
    part(lines, "frames", frames(finding));
    filter(lines, finding.filter());
    return lines;
  }

  private void filter(List<Line> lines, String filter) {
    List<Line> whole = new ArrayList<>();
    part(whole, "filter", filter);
    if (whole.size() <= FILTER_LINES) {
      lines.addAll(whole);
    } else {
      lines.addAll(whole.subList(0, FILTER_LINES - 1));
      lines.addAll(layout.hanging(Style.DIM, "", 10, "... (whole: --format json)"));
    }
  }

  private void part(List<Line> lines, String label, String text) {
    if (!text.isBlank()) {
      lines.addAll(layout.hanging(Style.DIM, "  " + label, 10, text));
    }
  }

  private String frames(Finding finding) {
    if (finding.evidence().isEmpty()) {
      return "";
    }
    String some =
        finding.evidence().stream()
            .limit(FRAMES_SHOWN)
            .map(facts::frame)
            .collect(Collectors.joining(", "));
    long more = finding.evidenceCount() - Math.min(FRAMES_SHOWN, finding.evidence().size());
    return more > 0 ? some + " and " + Units.count(more) + " more" : some;
  }
}
