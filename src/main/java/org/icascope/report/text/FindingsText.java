package org.icascope.report.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.icascope.analyze.Finding;
import org.icascope.model.Confidence;
import org.icascope.model.Severity;

/** The conclusions with their evidence. */
final class FindingsText {

  /** Evidence frames named in the text; JSON has up to twenty (chosen). */
  private static final int FRAMES_SHOWN = 6;

  /** A filter of many flows without stream numbers fills a screen (chosen). */
  private static final int FILTER_LINES = 3;

  /** Findings of one rule that are told in full (chosen). */
  private static final int ALIKE_SHOWN = 3;

  /** Sessions named of the others (chosen). */
  private static final int SESSIONS_NAMED = 12;

  private final Facts facts;
  private final Layout layout;
  private final TimeText times;

  FindingsText(Facts facts, Layout layout, TimeText times) {
    this.times = times;
    this.facts = facts;
    this.layout = layout;
  }

  /**
   * @param sessions only those about one of these sessions; empty: all
   */
  List<Line> lines(Set<Integer> sessions) {
    Map<String, List<Finding>> kinds = new LinkedHashMap<>();
    for (Finding finding : facts.selection().findings()) {
      if (sessions.isEmpty() || finding.sessions().stream().anyMatch(sessions::contains)) {
        kinds.computeIfAbsent(kind(finding), k -> new ArrayList<>()).add(finding);
      }
    }
    List<Line> lines = new ArrayList<>();
    for (List<Finding> alike : kinds.values()) {
      int whole = alike.size() <= ALIKE_SHOWN + 1 ? alike.size() : ALIKE_SHOWN;
      for (Finding finding : alike.subList(0, whole)) {
        lines.add(lines.isEmpty() ? layout.heading("Findings") : Line.BLANK);
        lines.addAll(of(finding));
      }
      if (whole < alike.size()) {
        lines.add(Line.BLANK);
        lines.addAll(more(alike.subList(whole, alike.size())));
      }
    }
    if (!lines.isEmpty()) {
      lines.add(Line.BLANK);
      lines.addAll(layout.paragraph("More on a finding: icascope explain ID"));
    }
    return lines;
  }

  /** Findings that stand together; in the order of severity that they come in. */
  private static String kind(Finding finding) {
    return finding.severity() + finding.rule();
  }

  private List<Line> more(List<Finding> rest) {
    String sessions =
        rest.stream()
            .flatMap(finding -> finding.sessions().stream())
            .distinct()
            .sorted()
            .limit(SESSIONS_NAMED)
            .map(Facts::sessionId)
            .collect(Collectors.joining(", "));
    Finding one = rest.get(0);
    return layout.item(
        Style.DIM,
        one.severity().label() + ":",
        rest.size()
            + " more of the same kind ("
            + one.rule()
            + ")"
            + (sessions.isEmpty() ? "" : ": " + sessions)
            + (rest.size() > SESSIONS_NAMED ? " and others" : "")
            + "; each one whole with --session or --format json");
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
    part(lines, "felt", felt(finding));
    part(lines, "do", finding.remedy());
    part(lines, "ask", finding.nextQuestion().orElse(""));
    part(lines, "frames", frames(finding));
    filter(lines, finding.filter());
    part(lines, "id", finding.rule());
    return lines;
  }

  /** When users stood still: the longest time, and how many more there were. */
  private String felt(Finding finding) {
    Optional<Finding.Freeze> longest =
        finding.freezes().stream().max(Comparator.comparingDouble(Finding.Freeze::millis));
    if (longest.isEmpty() || finding.severity() == Severity.INFO) {
      return "";
    }
    long all = finding.freezeCount();
    String closer =
        finding.closedBy().map(side -> "; the " + side.sender() + " closed first").orElse("");
    return times.seconds(longest.get().startNanos())
        + " to "
        + times.seconds(longest.get().endNanos())
        + " ("
        + Units.millis(longest.get().millis())
        + ")"
        + (all == 1 ? "" : ", the longest of " + all)
        + closer;
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
