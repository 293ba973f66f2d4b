package org.icascope.report.siem;

/**
 * Texts as they may stand in a line of a log: nothing that a terminal or a parser takes for an
 * order, and no longer than wanted.
 */
final class CleanText {

  private static final char REPLACEMENT = '\ufffd';
  private static final char CUT = '\u2026';

  private CleanText() {}

  /**
   * The text without control and format characters (category Cc and Cf, such as line ends and those
   * that turn the direction of writing), line and paragraph separators and halves of surrogate
   * pairs.
   *
   * @param most characters, more are cut off
   */
  static String of(String text, int most) {
    return cut(isPlain(text) ? text : cleaned(text), most);
  }

  /** Cuts a text that is clean. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
  }

  /** The part of a path behind the last slash or backslash. */
  static String fileName(String path) {
    int start = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
    return of(path.substring(start), LONGEST_FILE_NAME);
  }

  /** Longest name on the usual file systems, in characters. */
  private static final int LONGEST_FILE_NAME = 255;

  /** Printable ASCII, as nearly every text is. */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static String cleaned(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              switch (Character.getType(point)) {
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    clean.append(REPLACEMENT);
                default -> clean.appendCodePoint(point);
              }
            });
    return clean.toString();
  }
}
