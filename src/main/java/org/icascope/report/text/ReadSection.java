package org.icascope.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.icascope.analyze.Analysis.CaptureResult;
import org.icascope.capture.CaptureSummary;

/** What was read: files, frames, span, and what was wrong with the files. */
final class ReadSection implements Section {

  private static final int NAMES_SHOWN = 3;

  private final Facts facts;
  private final Layout layout;
  private final TimeText times;

  ReadSection(Facts facts, Layout layout, TimeText times) {
    this.facts = facts;
    this.layout = layout;
    this.times = times;
  }

  @Override
  public List<Line> lines(int atMost) {
    List<List<Line>> blocks = new ArrayList<>();
    blocks.add(layout.item(Style.BOLD, "Read", read()));
    if (facts.analysis().traffic().partial()) {
      blocks.add(
          layout.item(Style.RED, "Stopped early:", "what follows covers only part of the input."));
    }
    for (CaptureResult capture : facts.analysis().captures()) {
      CaptureSummary summary = capture.summary();
      summary
          .problems()
          .forEach(
              p -> blocks.add(layout.item(Style.YELLOW, name(summary.file()) + ":", p.message())));
    }
    List<Line> lines =
        Section.fit(
            blocks,
            atMost,
            n ->
                Line.plain(
                    Layout.cut(
                        "and " + Units.count(n, "more remark") + " on the files", layout.width())));
    return lines;
  }

  private String read() {
    List<CaptureSummary> all =
        facts.analysis().captures().stream().map(CaptureResult::summary).toList();
    if (all.isEmpty()) {
      return "nothing.";
    }
    long frames = all.stream().mapToLong(CaptureSummary::packets).sum();
    long bytes = all.stream().mapToLong(CaptureSummary::bytes).sum();
    return names(all) + ": " + Units.count(frames, "frame") + ", " + Units.bytes(bytes) + span(all);
  }

  private String span(List<CaptureSummary> all) {
    List<CaptureSummary> timed = all.stream().filter(c -> c.firstTime().isPresent()).toList();
    if (timed.isEmpty()) {
      return ".";
    }
    long first = timed.stream().mapToLong(c -> c.firstTime().getAsLong()).min().getAsLong();
    long last =
        timed.stream()
            .mapToLong(c -> c.lastTime().orElse(c.firstTime().getAsLong()))
            .max()
            .getAsLong();
    return ", " + times.span(first, last) + ".";
  }

  private static String names(List<CaptureSummary> all) {
    String some =
        all.stream().limit(NAMES_SHOWN).map(c -> name(c.file())).collect(Collectors.joining(", "));
    return all.size() == 1
        ? some
        : Units.count(all.size(), "file")
            + " ("
            + some
            + (all.size() > NAMES_SHOWN ? ", ..." : "")
            + ")";
  }

  /** The last part of a path: the first screen has no room for folders. */
  static String name(String file) {
    int slash = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
    return file.equals("-") ? "standard input" : file.substring(slash + 1);
  }
}
