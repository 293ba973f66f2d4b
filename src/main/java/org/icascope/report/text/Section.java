package org.icascope.report.text;

import java.util.ArrayList;
import java.util.List;

/** A part of the first screen, which can make do with few lines. */
@FunctionalInterface
interface Section {

  /**
   * @param atMost number of lines there is room for, 1 or more
   * @return no more lines than that; empty when there is nothing to say
   */
  List<Line> lines(int atMost);

  /** Blocks one below the other as far as they fit; {@code more} says how many did not. */
  static List<Line> fit(List<List<Line>> blocks, int atMost, More more) {
    int total = blocks.stream().mapToInt(List::size).sum();
    if (total <= atMost) {
      return blocks.stream().flatMap(List::stream).toList();
    }
    List<Line> lines = new ArrayList<>();
    int shown = 0;
    while (shown < blocks.size() && lines.size() + blocks.get(shown).size() < atMost) {
      lines.addAll(blocks.get(shown++));
    }
    if (shown == 0 && blocks.get(0).size() == atMost) {
      return blocks.get(0);
    }
    if (shown == 0) { // better the beginning of the most important block than none of it
      lines.addAll(blocks.get(0).subList(0, Math.min(blocks.get(0).size(), atMost - 1)));
      shown = 1;
    }
    if (shown == blocks.size()) {
      lines.add(Line.plain("  ..."));
      return lines;
    }
    lines.add(more.line(blocks.size() - shown));
    return lines;
  }

  /** The line that stands for blocks left out. */
  @FunctionalInterface
  interface More {
    Line line(int blocks);
  }
}
