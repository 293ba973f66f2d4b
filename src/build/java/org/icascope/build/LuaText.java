package org.icascope.build;

/** Lua source, indented by its own words. */
final class LuaText {

  private static final String STEP = "  ";

  private final StringBuilder text = new StringBuilder();
  private int depth;

  /** Adds lines; those that open or close a block change the indentation. */
  void line(String lines) {
    for (String line : lines.split("\n")) {
      if (line.matches("(end|else|elseif|until)\\b.*")) {
        depth--;
      }
      text.append(STEP.repeat(Math.max(0, depth))).append(line).append('\n');
      boolean inOneLine = line.matches("if .* end");
      if (!inOneLine
          && line.matches("do|repeat|else|.*\\b(then|do)|.*\\bfunction ?[\\w.]*\\(.*\\)")) {
        depth++;
      }
    }
  }

  /** A string of Lua; everything but printable ASCII becomes an escape of three digits. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c >= ' ' && c <= '~') {
        quoted.append(c);
      } else {
        quoted.append("\\%03d".formatted((int) c));
      }
    }
    return quoted.append('"').toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
