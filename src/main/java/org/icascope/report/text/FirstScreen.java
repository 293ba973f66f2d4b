package org.icascope.report.text;

import java.util.ArrayList;
import java.util.List;

/** The answer on one terminal screen: shares {@link #LINES} lines out among its sections. */
final class FirstScreen {

  /** Lines of a classic terminal (given by the requirements), blank ones included. */
  static final int LINES = 24;

  /** Lines each section gets when all want many: read, verdicts, decoded, worst, next. */
  private static final int[] SHARES = {3, 6, 3, 6, 2};

  /** Who gets the lines that others left over. */
  private static final int[] PRIORITY = {1, 4, 3, 2, 0};

  private FirstScreen() {}

  static List<Line> of(Facts facts, Layout layout, TimeText times) {
    List<Section> sections =
        List.of(
            new ReadSection(facts, layout, times),
            new Verdicts(facts, layout, times),
            new DecodedSection(facts, layout),
            new WorstSessions(facts, layout),
            new NextSteps(facts, layout));
    return compose(sections);
  }

  static List<Line> compose(List<Section> sections) {
    int[] wanted = sections.stream().mapToInt(s -> s.lines(LINES).size()).toArray();
    int blanks = -1;
    int left = LINES;
    int[] given = new int[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      given[i] = Math.min(wanted[i], SHARES[i]);
      left -= given[i];
      blanks += wanted[i] > 0 ? 1 : 0;
    }
    left -= Math.max(0, blanks);
    for (int i : PRIORITY) {
      int more = Math.min(left, wanted[i] - given[i]);
      given[i] += more;
      left -= more;
    }
    List<Line> screen = new ArrayList<>();
    for (int i = 0; i < given.length; i++) {
      List<Line> lines = given[i] == 0 ? List.of() : sections.get(i).lines(given[i]);
      if (!lines.isEmpty() && !screen.isEmpty()) {
        screen.add(Line.BLANK);
      }
      screen.addAll(lines);
    }
    return screen;
  }
}
