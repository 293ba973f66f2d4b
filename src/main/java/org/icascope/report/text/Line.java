package org.icascope.report.text;

/**
 * One line of output.
 *
 * @param text without colors
 * @param style of the first {@code styled} characters
 * @param styled number of characters that have the style
 */
record Line(String text, Style style, int styled) {

  static final Line BLANK = plain("");

  static Line plain(String text) {
    return new Line(text, Style.PLAIN, 0);
  }

  static Line of(Style style, String text) {
    return new Line(text, style, text.length());
  }

  String render(boolean color) {
    return color ? style.apply(text.substring(0, styled)) + text.substring(styled) : text;
  }
}
