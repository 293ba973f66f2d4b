package org.icascope.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Breaks text into lines of a limited width.
 *
 * <p>Strings from a capture or a file name may hold control characters, which a terminal would
 * obey; they are shown as question marks.
 */
final class Layout {

  /** Blanks at which a line may end: not those between a number and its unit. */
  private static final Pattern BLANKS =
      Pattern.compile(" +(?!(?:ms|s|min|h|kB|MB|GB|TB|bytes?)(?:[^\\w]|$))");

  private final int width;

  Layout(int width) {
    this.width = width;
  }

  int width() {
    return width;
  }

  /** A label in a style, then text; further lines are indented by two blanks. */
  List<Line> item(Style style, String label, String text) {
    String prefix = clean(label) + " ";
    return wrap(new Label(style, prefix.length() - 1, prefix), "  ", text);
  }

  /** Text whose further lines are indented by two blanks. */
  List<Line> paragraph(String text) {
    return wrap(new Label(Style.PLAIN, 0, ""), "  ", text);
  }

  /** A label padded to a column, and text that never leaves its own column. */
  List<Line> hanging(Style style, String label, int column, String text) {
    String prefix = clean(label) + " ".repeat(Math.max(1, column - label.length()));
    return wrap(new Label(style, label.length(), prefix), " ".repeat(prefix.length()), text);
  }

  Line heading(String text) {
    return Line.of(Style.BOLD, cut(clean(text), width));
  }

  /** Shortens text to a number of columns and says so with a tilde. */
  static String cut(String text, int columns) {
    return text.length() <= columns ? text : text.substring(0, Math.max(0, columns - 1)) + "~";
  }

  static String clean(String text) {
    StringBuilder cleaned = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
        cleaned = cleaned == null ? new StringBuilder(text) : cleaned;
        cleaned.setCharAt(i, '?');
      }
    }
    return cleaned == null ? text : cleaned.toString();
  }

  /** Start of the first line, of which the first {@code styled} characters have a style. */
  private record Label(Style style, int styled, String prefix) {}

  private List<Line> wrap(Label label, String indent, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder current = new StringBuilder(label.prefix());
    boolean afterWord = false;
    for (String word : BLANKS.split(clean(text).strip())) {
      if (current.length() + (afterWord ? 1 : 0) + word.length() > width
          && current.length() > indent.length()) {
        lines.add(current.toString());
        current = new StringBuilder(indent);
        afterWord = false;
      }
      current.append(afterWord ? " " : "").append(word);
      afterWord = true;
      while (current.length() > width) { // one word wider than the screen
        lines.add(current.substring(0, width));
        current.replace(0, width, indent);
      }
    }
    lines.add(current.toString());
    List<Line> styled = new ArrayList<>();
    for (String line : lines) {
      boolean first = styled.isEmpty() && label.styled() > 0;
      styled.add(
          new Line(
              line.stripTrailing(),
              first ? label.style() : Style.PLAIN,
              first ? Math.min(label.styled(), line.stripTrailing().length()) : 0));
    }
    return styled;
  }
}
