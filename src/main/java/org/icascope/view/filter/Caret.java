package org.icascope.view.filter;

/** Two lines for a terminal: some text, and a mark under a part of it. */
final class Caret {

  /** How much of a long filter is shown on each side of the mark; chosen. */
  private static final int CONTEXT = 60;

  private Caret() {}

  static String under(String text, int column, int length) {
    int start = column > 2 * CONTEXT ? column - CONTEXT : 0;
    int end = Math.min(text.length(), Math.max(start + 2 * CONTEXT, column + CONTEXT));
    String before = start > 0 ? "…" : "";
    String after = end < text.length() ? "…" : "";
    int marks = Math.max(1, Math.min(length, end - column));
    return before
        + visible(text.substring(start, end))
        + after
        + '\n'
        + " ".repeat(before.length() + column - start)
        + '^'
        + "~".repeat(marks - 1);
  }

  /** Control characters would move the mark away from what it points at. */
  static String visible(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) ? ' ' : c);
    }
    return line.toString();
  }
}
