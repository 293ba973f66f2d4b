package org.icascope.dissect;

import java.util.function.IntPredicate;

/** Makes text from the wire safe to print. */
public final class WireText {

  private WireText() {}

  /** Everything but printable ASCII becomes a question mark. */
  public static String printable(String text) {
    return replace(text, WireText::isPrintable);
  }

  /** Letters of any script stay; control and format characters become question marks. */
  public static String readable(String text) {
    return replace(text, WireText::isReadable);
  }

  private static boolean isPrintable(int character) {
    return character >= ' ' && character <= '~';
  }

  private static boolean isReadable(int character) {
    return isPrintable(character)
        || switch (Character.getType(character)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.PRIVATE_USE,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              false;
          default -> true;
        };
  }

  /** Without regular expressions: names are nearly always fine, and there are many. */
  private static String replace(String text, IntPredicate fine) {
    int good = 0;
    while (good < text.length() && fine.test(text.charAt(good))) {
      good++;
    }
    if (good == text.length()) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length()).append(text, 0, good);
    text.substring(good).codePoints().forEach(c -> safe.appendCodePoint(fine.test(c) ? c : '?'));
    return safe.toString();
  }
}
