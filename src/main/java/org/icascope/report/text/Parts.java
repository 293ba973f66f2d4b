package org.icascope.report.text;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A report made of parts with a blank line between them; parts without lines are left out. */
final class Parts {

  private final List<Line> lines;

  Parts(List<Line> first) {
    lines = new ArrayList<>(first);
  }

  Parts then(List<Line> part) {
    if (!part.isEmpty()) {
      lines.add(Line.BLANK);
      lines.addAll(part);
    }
    return this;
  }

  /** Errors stay in the writer ({@link PrintWriter#checkError()}). */
  void print(PrintWriter out) {
    lines.forEach(line -> out.print(line.text() + "\n"));
    out.flush();
  }
}
